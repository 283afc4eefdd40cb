import type { Store } from '../../functions/store/store.ts';

/** The same store, but for how it writes. */
export function withPut(store: Store, put: Store['put']): Store {
  return {
    get: (...asked) => store.get(...asked),
    head: (...asked) => store.head(...asked),
    list: (...asked) => store.list(...asked),
    delete: (...asked) => store.delete(...asked),
    put,
  };
}
