import { expect, test } from 'vitest';
import { StoreError, type PutOptions, type Store } from '../../functions/store/store.ts';
import { plain, text } from './store-words.ts';

/** What no store takes. */
export function refusals(fresh: () => Promise<Store>): void {
  test.each(badKeys)('$what: refused with a sentence, and nothing is written', async ({ key }) => {
    const store = await fresh();
    const requests = [
      () => store.get(key),
      () => store.head(key),
      () => store.put(key, text('x'), plain),
      () => store.delete(key),
    ];
    for (const request of requests) {
      const error: unknown = await request().then(String, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreError);
      expect((error as StoreError).failure).toBe('invalid-key');
      expect((error as StoreError).message).toMatch(/^The key ".*" cannot be used: .+\.$/s);
    }
    expect(await store.list('')).toEqual({ objects: [] });
  });

  test('the longest key and the longest name are kept', async () => {
    const store = await fresh();
    const longest = [...['a', 'b', 'c'].map((name) => name.repeat(255)), 'ü'.repeat(127), 'z'].join(
      '/',
    );
    expect(Buffer.byteLength(longest)).toBe(1024);
    await store.put(longest, text('x'), plain);
    expect((await store.list('')).objects.map((object) => object.key)).toEqual([longest]);
  });

  test('headers that would come back otherwise than they went in are refused', async () => {
    const store = await fresh();
    const wrong: PutOptions[] = [
      { contentType: '' },
      { contentType: 'text/html\r\nx-evil: 1' },
      { ...plain, cacheControl: '' },
      { ...plain, metadata: { Upper: 'x' } },
      { ...plain, metadata: { a: 'ü' } },
      { ...plain, metadata: { a: ' x' } },
      { ...plain, metadata: { a: 'x'.repeat(3000) } },
      { ...plain, ifMatch: 'x', ifNoneMatch: '*' },
    ];
    for (const options of wrong)
      await expect(store.put('a', text('x'), options)).rejects.toThrow(TypeError);
    await expect(store.list('', { limit: 0 })).rejects.toThrow(TypeError);
    expect(await store.list('')).toEqual({ objects: [] });
  });
}

const badKeys = [
  { what: 'the empty key', key: '' },
  { what: 'a slash', key: '/' },
  { what: 'an absolute path', key: '/a' },
  { what: 'a slash at the end', key: 'a/' },
  { what: 'two slashes', key: 'a//b' },
  { what: 'a dot', key: '.' },
  { what: 'two dots', key: '..' },
  { what: 'a way out', key: '../a' },
  { what: 'a way up', key: 'a/../b' },
  { what: 'a way nowhere', key: 'a/./b' },
  { what: 'two dots at the end', key: 'a/..' },
  { what: 'a hidden file', key: '.hidden' },
  { what: 'a hidden folder', key: 'a/.hidden/b' },
  { what: 'a backslash', key: 'a\\b' },
  { what: 'NUL', key: 'a\0b' },
  { what: 'a line feed', key: 'a\nb' },
  { what: 'DEL', key: 'a\u007fb' },
  { what: 'a lone surrogate', key: 'a\ud800' },
  { what: 'bytes that were not UTF-8', key: 'a\ufffd' },
  { what: 'a name of 256 bytes', key: 'a'.repeat(256) },
  { what: 'a name of 256 bytes in 128 letters', key: 'ü'.repeat(128) },
  { what: 'a path of 1025 bytes', key: `${'a'.repeat(204)}/`.repeat(4) + 'a'.repeat(205) },
];
