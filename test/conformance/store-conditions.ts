import { expect, test } from 'vitest';
import type { PutOptions, Store } from '../../functions/store/store.ts';
import { etagOf, md5, moved, nothing, over, plain, text, words } from './store-words.ts';

/** Writes that hold for one version only. */
export function conditions(fresh: () => Promise<Store>): void {
  const cases: { title: string; there?: string; options: PutOptions; applied: boolean }[] = [
    { title: 'ifNoneMatch where there is nothing', options: nothing(), applied: true },
    { title: 'ifNoneMatch over an object', there: 'one', options: nothing(), applied: false },
    { title: 'ifMatch of what is there', there: 'one', options: over('one'), applied: true },
    { title: 'ifMatch of another version', there: 'two', options: over('one'), applied: false },
    { title: 'ifMatch where there is nothing', options: over('one'), applied: false },
    { title: 'no condition where there is nothing', options: plain, applied: true },
    { title: 'no condition over an object', there: 'one', options: plain, applied: true },
  ];
  test.each(cases)('put with $title', async ({ there, options, applied }) => {
    const store = await fresh();
    if (there !== undefined) await store.put('a', text(there), plain);
    const result = await store.put('a', text('new'), options);
    expect(result).toEqual(applied ? { ok: true, etag: md5(text('new')) } : moved);
    const object = await store.get('a');
    expect(object && words(object.body)).toBe(applied ? 'new' : there);
  });

  test('a put that did not hold leaves headers and list as they were', async () => {
    const store = await fresh();
    await store.put('a', text('one'), { ...plain, metadata: { revision: '1' } });
    const before = [await store.head('a'), await store.list('')];
    expect(
      await store.put('a', text('two'), { contentType: 'text/html', ifNoneMatch: '*' }),
    ).toEqual(moved);
    expect([await store.head('a'), await store.list('')]).toEqual(before);
  });

  test('delete takes an object away, from the list too', async () => {
    const store = await fresh();
    await store.put('a/b/c', text('1'), plain);
    await store.put('a/d', text('2'), plain);
    expect(await store.delete('a/b/c')).toEqual({ ok: true });
    expect([await store.get('a/b/c'), await store.head('a/b/c')]).toEqual([undefined, undefined]);
    expect((await store.list('')).objects.map(({ key }) => key)).toEqual(['a/d']);
  });

  test('deleting what is not there is no failure', async () => {
    const store = await fresh();
    expect(await store.delete('a/b')).toEqual({ ok: true });
  });

  test('delete with ifMatch holds for that version only', async () => {
    const store = await fresh();
    const one = etagOf(await store.put('a', text('one'), plain));
    const two = etagOf(await store.put('a', text('two'), plain));
    expect(await store.delete('a', { ifMatch: one })).toEqual(moved);
    expect(words((await store.get('a'))!.body)).toBe('two');
    expect(await store.delete('a', { ifMatch: two })).toEqual({ ok: true });
    expect(await store.get('a')).toBeUndefined();
    expect(await store.delete('a', { ifMatch: two })).toEqual(moved);
  });

  test('after a delete, ifNoneMatch holds and the old ifMatch does not', async () => {
    const store = await fresh();
    const one = etagOf(await store.put('a', text('one'), plain));
    await store.delete('a');
    expect(await store.put('a', text('two'), { ...plain, ifMatch: one })).toEqual(moved);
    expect(await store.put('a', text('two'), nothing())).toMatchObject({ ok: true });
  });

  test('a name frees its place: what was an object may become a folder, and back', async () => {
    const store = await fresh();
    await store.put('a', text('object'), plain);
    await store.delete('a');
    await store.put('a/b/c', text('below'), plain);
    await store.delete('a/b/c');
    await store.put('a', text('object again'), plain);
    expect((await store.list('')).objects.map(({ key }) => key)).toEqual(['a']);
  });
}
