import { expect, test } from 'vitest';
import { MemoryStore } from '../../functions/store/memory.ts';
import { storeSuite } from '../conformance/store-suite.ts';

storeSuite('The memory store', () => {
  const store = new MemoryStore();
  return { store, other: store };
});

test('the memory store takes its time from outside', async () => {
  const store = new MemoryStore({ now: () => new Date('2026-02-03T04:05:06.789Z') });
  await store.put('a', new Uint8Array(), { contentType: 'text/plain' });
  expect((await store.head('a'))!.lastModified).toBe('2026-02-03T04:05:06Z');
});
