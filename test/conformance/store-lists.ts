import { expect, test } from 'vitest';
import { LIST_LIMIT, listAll, type Store } from '../../functions/store/store.ts';
import { byBytes, plain, text } from './store-words.ts';

/** Which objects there are. */
export function lists(fresh: () => Promise<Store>): void {
  const fill = async (store: Store, keys: string[]): Promise<void> => {
    await Promise.all(keys.map((key) => store.put(key, text(key), plain)));
  };
  const keysOf = async (store: Store, ...request: Parameters<Store['list']>): Promise<string[]> =>
    (await store.list(...request)).objects.map(({ key }) => key);

  test('an empty store lists nothing', async () => {
    expect(await (await fresh()).list('')).toEqual({ objects: [] });
  });

  test('a list tells of each object what head tells', async () => {
    const store = await fresh();
    await fill(store, ['a', 'b/c', 'b/d']);
    const heads = await Promise.all(
      ['a', 'b/c', 'b/d'].map(async (key) => {
        const { etag, size, lastModified } = (await store.head(key))!;
        return { key, etag, size, lastModified };
      }),
    );
    expect(await store.list('')).toEqual({ objects: heads });
  });

  test('keys come in the order of their UTF-8 bytes, folders or not', async () => {
    const store = await fresh();
    await fill(store, orderedKeys.toReversed());
    expect(await keysOf(store, '')).toEqual(orderedKeys);
    expect(orderedKeys).toEqual([...orderedKeys].sort(byBytes));
  });

  test('a prefix is the beginning of a string, not a folder', async () => {
    const store = await fresh();
    await fill(store, ['ab', 'a/b', 'a/bc', 'a/b-c/d', 'b/a']);
    expect(await keysOf(store, 'a')).toEqual(['a/b', 'a/b-c/d', 'a/bc', 'ab']);
    expect(await keysOf(store, 'a/')).toEqual(['a/b', 'a/b-c/d', 'a/bc']);
    expect(await keysOf(store, 'a/b')).toEqual(['a/b', 'a/b-c/d', 'a/bc']);
    expect(await keysOf(store, 'a/b-')).toEqual(['a/b-c/d']);
    expect(await keysOf(store, 'a/b-c/d')).toEqual(['a/b-c/d']);
    expect(await keysOf(store, 'a/b-c/d/')).toEqual([]);
    expect(await keysOf(store, '../')).toEqual([]);
    expect(await keysOf(store, '/')).toEqual([]);
  });

  test('a page has its limit, and says what comes next only when there is more', async () => {
    const store = await fresh();
    await fill(store, ['a', 'b', 'c', 'd']);
    expect(await store.list('', { limit: 2 })).toMatchObject({
      objects: [{ key: 'a' }, { key: 'b' }],
      next: 'b',
    });
    expect(await keysOf(store, '', { after: 'b', limit: 2 })).toEqual(['c', 'd']);
    expect((await store.list('', { after: 'b', limit: 2 })).next).toBeUndefined();
    expect((await store.list('', { limit: 4 })).next).toBeUndefined();
    expect(await store.list('', { after: 'd' })).toEqual({ objects: [] });
  });

  test('a page begins after any string, there or not, in the prefix or not', async () => {
    const store = await fresh();
    await fill(store, ['a/a', 'a/c', 'b/a', 'b/c', 'c/a']);
    expect(await keysOf(store, '', { after: 'a/b' })).toEqual(['a/c', 'b/a', 'b/c', 'c/a']);
    expect(await keysOf(store, '', { after: 'a/' })).toEqual(['a/a', 'a/c', 'b/a', 'b/c', 'c/a']);
    expect(await keysOf(store, '', { after: 'b' })).toEqual(['b/a', 'b/c', 'c/a']);
    expect(await keysOf(store, '', { after: 'b0' })).toEqual(['c/a']);
    expect(await keysOf(store, 'b/', { after: 'a/z' })).toEqual(['b/a', 'b/c']);
    expect(await keysOf(store, 'b/', { after: 'b/a' })).toEqual(['b/c']);
    expect(await keysOf(store, 'b/', { after: 'c' })).toEqual([]);
  });

  test('page after page, whatever the limit, every key comes once and in order', async () => {
    const store = await fresh();
    await fill(store, orderedKeys);
    for (let limit = 1; limit <= orderedKeys.length + 1; limit++) {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.list('', { limit, ...(after !== undefined && { after }) });
        found.push(...page.objects.map(({ key }) => key));
        after = page.next;
      } while (after !== undefined);
      expect(found, `pages of ${limit}`).toEqual(orderedKeys);
    }
  });

  test(`a page has at most ${LIST_LIMIT} keys, and listAll finds them all`, async () => {
    const store = await fresh();
    const keys = Array.from(
      { length: LIST_LIMIT + 5 },
      (_, at) => `k/${String(at).padStart(5, '0')}`,
    );
    await fill(store, keys);
    for (const limit of [undefined, LIST_LIMIT * 2]) {
      const page = await store.list('k/', limit === undefined ? {} : { limit });
      expect([page.objects.length, page.next]).toEqual([LIST_LIMIT, keys[LIST_LIMIT - 1]]);
    }
    const all: string[] = [];
    for await (const { key } of listAll(store, 'k')) all.push(key);
    expect(all).toEqual(keys);
  });
}

/** In UTF-8 order: `-` and `.` before `/`, capitals first, U+FF5E before the emoji. */
const orderedKeys = [
  'A/z',
  'a!b',
  'a-b/c',
  'a.b',
  'a/b-c',
  'a/b.d/e',
  'a/b/c',
  'a/b0',
  'a0',
  'aa/b',
  'b/index.html',
  'z',
  'ä',
  '日/本',
  '～',
  '🩺',
];
