import type { ETag, Store } from './store.ts';

export type StoreEvent = { kind: 'put'; key: string; etag: ETag } | { kind: 'delete'; key: string };

/**
 * The same store, which tells after each write that was applied, as a bucket's notifications do.
 *
 * A write whose condition did not hold tells nothing. One that throws tells nothing either, though
 * it may have been applied: whoever made it runs again.
 */
export function notifying(store: Store, notify: (event: StoreEvent) => void): Store {
  return {
    get: (key) => store.get(key),
    head: (key) => store.head(key),
    list: (prefix, page) => store.list(prefix, page),
    put: async (key, body, options) => {
      const result = await store.put(key, body, options);
      if (result.ok) notify({ kind: 'put', key, etag: result.etag });
      return result;
    },
    delete: async (key, condition) => {
      const result = await store.delete(key, condition);
      if (result.ok) notify({ kind: 'delete', key });
      return result;
    },
  };
}
