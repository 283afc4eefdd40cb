import { expect, test } from 'vitest';
import { counted } from '../../functions/store/counting.ts';
import { MemoryStore } from '../../functions/store/memory.ts';
import { notifying, type StoreEvent } from '../../functions/store/notifying.ts';
import type { Store } from '../../functions/store/store.ts';
import { storeSuite } from '../conformance/store-suite.ts';

const plain = { contentType: 'text/plain' };
const bytes = Buffer.from('x');
const both = (store: Store) => ({ store, other: store });

storeSuite('A counted store', () => both(counted(new MemoryStore())));
storeSuite('A notifying store', () => both(notifying(new MemoryStore(), () => undefined)));

test('a counted store counts what it is asked, by kind', async () => {
  const store = counted(new MemoryStore());
  await store.put('a', bytes, plain);
  await store.put('a', bytes, { ...plain, ifNoneMatch: '*' });
  await store.get('a');
  await store.head('a');
  await store.head('b');
  await store.list('');
  await store.delete('a');
  await expect(store.get('../a')).rejects.toThrow();
  expect(store.requests).toEqual({ get: 2, head: 2, put: 2, delete: 1, list: 1 });
});

test('a notifying store tells of every write that was applied, after it was', async () => {
  const inner = new MemoryStore();
  const events: (StoreEvent & { there: Promise<boolean> })[] = [];
  const store = notifying(inner, (event) => {
    const there = inner.head(event.key).then((head) => head !== undefined);
    events.push({ ...event, there });
  });
  await store.put('a', bytes, plain);
  await store.put('a', bytes, { ...plain, ifNoneMatch: '*' });
  await store.delete('a', { ifMatch: 'another' });
  await expect(store.put('../a', bytes, plain)).rejects.toThrow();
  await store.get('a');
  await store.delete('a');
  const told = await Promise.all(
    events.map(async ({ kind, key, there }) => [kind, key, await there]),
  );
  expect(told).toEqual([
    ['put', 'a', true],
    ['delete', 'a', false],
  ]);
});
