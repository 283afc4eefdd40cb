import { expect, test } from 'vitest';
import type { Store } from '../../functions/store/store.ts';
import { byBytes, etagOf, md5, plain, text, words } from './store-words.ts';

/** What goes in comes out. */
export function objects(fresh: () => Promise<Store>): void {
  test('an object comes back with its bytes and all its headers', async () => {
    const store = await fresh();
    const headers = {
      contentType: 'text/html; charset=utf-8',
      cacheControl: 'public, max-age=60, stale-while-revalidate=600',
      metadata: { revision: '7', 'cache-tag': 'a, b; c="d"' },
    };
    const body = text('<p>Magnesium</p>');
    expect(await store.put('articles/sleep/index.html', body, headers)).toEqual({
      ok: true,
      etag: md5(body),
    });
    const object = await store.get('articles/sleep/index.html');
    expect({ ...object, body: words(object!.body) }).toEqual({
      ...headers,
      etag: md5(body),
      size: body.length,
      lastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      body: '<p>Magnesium</p>',
    });
  });

  test('what was not given is absent when it comes back', async () => {
    const store = await fresh();
    await store.put('a.txt', text('a'), { ...plain, metadata: {} });
    expect(Object.keys((await store.head('a.txt'))!).sort()).toEqual(
      ['contentType', 'etag', 'lastModified', 'size'], // no cacheControl, no metadata
    );
  });

  test('head tells what get tells, without the bytes', async () => {
    const store = await fresh();
    await store.put('a.txt', text('a'), {
      ...plain,
      cacheControl: 'no-cache',
      metadata: { b: 'c' },
    });
    const { body, ...head } = (await store.get('a.txt'))!;
    expect(await store.head('a.txt')).toEqual(head);
    expect(body.length).toBe(head.size);
  });

  test('what is not there is undefined, beside and below what is', async () => {
    const store = await fresh();
    await store.put('a/b.txt', text('b'), plain);
    for (const key of ['a', 'a/c.txt', 'a/b', 'a/b.txt/c', 'z']) {
      expect(await store.get(key), key).toBeUndefined();
      expect(await store.head(key), key).toBeUndefined();
    }
  });

  test('an empty object is an object', async () => {
    const store = await fresh();
    await store.put('empty', new Uint8Array(), plain);
    const object = await store.get('empty');
    expect([object!.size, object!.body.length, object!.etag]).toEqual([0, 0, md5(text(''))]);
    expect((await store.list('')).objects.map(({ key, size }) => [key, size])).toEqual([
      ['empty', 0],
    ]);
  });

  test('bytes come back as they are, whatever the content type says', async () => {
    const store = await fresh();
    const bytes = Uint8Array.from({ length: 1024 }, (_, at) => at % 256);
    const types = ['image/png', 'application/json', 'application/xml', 'text/plain; charset=utf-8'];
    for (const contentType of types) {
      await store.put('bytes', bytes, { contentType });
      const object = (await store.get('bytes'))!;
      expect(Buffer.compare(object.body, bytes), contentType).toBe(0);
      expect(object.contentType).toBe(contentType);
    }
  });

  test('a large object comes back whole', async () => {
    const store = await fresh();
    const large = new Uint8Array(5 * 1024 * 1024).map((_, at) => (at * 31 + (at >> 8)) % 256);
    await store.put('media/large.bin', large, plain);
    const object = (await store.get('media/large.bin'))!;
    expect([object.size, object.etag]).toEqual([large.length, md5(large)]);
    expect(Buffer.compare(object.body, large)).toBe(0);
  });

  test('keys may hold spaces, signs and any letters', async () => {
    const store = await fresh();
    for (const key of oddKeys) await store.put(key, text(key), plain);
    for (const key of oddKeys) expect(words((await store.get(key))!.body), key).toBe(key);
    const listed = (await store.list('')).objects.map(({ key }) => key);
    expect(listed).toEqual([...oddKeys].sort(byBytes));
    for (const key of oddKeys) await store.delete(key);
    expect(await store.list('')).toEqual({ objects: [] });
  });

  test('writing again replaces bytes and headers, and changes the ETag', async () => {
    const store = await fresh();
    const first = await store.put('a', text('one'), { ...plain, cacheControl: 'no-store' });
    const second = await store.put('a', text('two!'), { contentType: 'text/html' });
    expect(etagOf(first)).not.toBe(etagOf(second));
    const object = (await store.get('a'))!;
    expect([words(object.body), object.size, object.etag]).toEqual(['two!', 4, etagOf(second)]);
    expect([object.contentType, object.cacheControl]).toEqual(['text/html', undefined]);
  });

  test('headers can change while the bytes stay', async () => {
    const store = await fresh();
    await store.put('a', text('same'), { ...plain, metadata: { revision: '1' } });
    await store.put('a', text('same'), { contentType: 'text/html', metadata: { revision: '2' } });
    const head = (await store.head('a'))!;
    expect([head.contentType, head.metadata]).toEqual(['text/html', { revision: '2' }]);
  });

  test('what a caller does to bytes or headers later does not reach the store', async () => {
    const store = await fresh();
    const body = text('mine');
    const options = { ...plain, metadata: { a: 'b' } };
    await store.put('a', body, options);
    body.fill(0);
    options.metadata.a = 'changed';
    const object = (await store.get('a'))!;
    object.body.fill(0);
    object.metadata!.a = 'changed';
    const again = (await store.get('a'))!;
    expect([words(again.body), again.metadata]).toEqual(['mine', { a: 'b' }]);
  });
}

const oddKeys = [
  'a b/c  d.txt',
  'plus+and%20percent',
  'quotes"and\'apostrophes',
  'ampersand&<angle>',
  'question?query=1#hash',
  'tilde~at@colon:semi;comma,equals=',
  'brackets[1]{2}(3)!$*^|`',
  'größe/übung.md',
  '日本語/健康.md',
  '🩺/stethoscope.md',
  'a..b/c.d.',
];
