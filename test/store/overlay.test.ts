import { expect, it } from 'vitest';
import { MemoryStore } from '../../functions/store/memory.ts';
import { OverlayStore } from '../../functions/store/overlay.ts';
import { storeSuite } from '../conformance/store-suite.ts';
import { etagOf, nothing, plain, text, words } from '../conformance/store-words.ts';

storeSuite('An overlay', () => {
  const store = new OverlayStore(new MemoryStore());
  return { store, other: store };
});

it('shows what is below until it is written over, and never writes there', async () => {
  const below = new MemoryStore();
  const seen = etagOf(await below.put('a', text('old'), plain));
  await below.put('b', text('b'), plain);
  const store = new OverlayStore(below);
  expect(await store.put('a', text('no'), nothing())).toEqual({ ok: false, reason: 'moved' });
  expect((await store.put('a', text('new'), { ...plain, ifMatch: seen })).ok).toBe(true);
  await store.delete('b');
  await store.put('c', text('c'), plain);
  const keys = async (of: MemoryStore | OverlayStore) =>
    (await of.list('')).objects.map(({ key }) => key);
  expect([await keys(store), words((await store.get('a'))!.body)]).toEqual([['a', 'c'], 'new']);
  expect([await keys(below), words((await below.get('a'))!.body)]).toEqual([['a', 'b'], 'old']);
  expect(await store.get('b')).toBeUndefined();
});
