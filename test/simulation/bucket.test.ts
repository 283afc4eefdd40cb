/** The simulated bucket keeps the promises that every store keeps. */
import { storeSuite } from '../conformance/store-suite.ts';
import { Bucket } from './bucket.ts';
import { direct } from './calm-room.ts';
import type { Store } from '../../functions/store/store.ts';

storeSuite('The simulated bucket', () => {
  const store = copying(direct(new Bucket(() => new Date())));
  return { store, other: store };
});

/** Bodies are copied on their way in and out by the simulated network, as here. */
function copying(store: Store): Store {
  return {
    ...store,
    get: async (key) => {
      const object = await store.get(key);
      return object && { ...structuredClone(object), body: object.body.slice() };
    },
    put: (key, body, options) => store.put(key, Uint8Array.from(body), options),
  };
}
