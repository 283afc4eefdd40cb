import type { Store } from './store.ts';

export type Requests = Record<'get' | 'head' | 'put' | 'delete' | 'list', number>;

/** The same store, which counts what it is asked, by kind: what would be billed on AWS. */
export function counted(store: Store): Store & { requests: Requests } {
  const requests: Requests = { get: 0, head: 0, put: 0, delete: 0, list: 0 };
  return {
    requests,
    get: (...request) => (requests.get++, store.get(...request)),
    head: (...request) => (requests.head++, store.head(...request)),
    put: (...request) => (requests.put++, store.put(...request)),
    delete: (...request) => (requests.delete++, store.delete(...request)),
    list: (...request) => (requests.list++, store.list(...request)),
  };
}
