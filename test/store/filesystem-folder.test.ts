/** What counts as an object below a folder, and the folder that others write. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import type { ListPage, Store } from '../../functions/store/store.ts';
import { failureOf } from './failure-of.ts';
import { newPlace } from './filesystem-place.ts';

const plain = { contentType: 'text/plain' };
const bytes = Buffer.from('x');

async function keysOf(store: Store): Promise<string[]> {
  return (await store.list('')).objects.map(({ key }) => key);
}

test('a folder that others write is read with headers by extension and hashed bytes', async () => {
  const { root } = newPlace();
  fs.mkdirSync(join(root, 'articles/sleep'), { recursive: true });
  fs.writeFileSync(join(root, 'articles/sleep/a.md'), '# One');
  fs.utimesSync(join(root, 'articles/sleep/a.md'), 0, 1_767_323_045.678);
  const store = FilesystemStore.open({ root });
  const head = {
    contentType: 'text/markdown; charset=utf-8',
    etag: createHash('md5').update('# One').digest('hex'),
    size: 5,
    lastModified: '2026-01-02T03:04:05Z',
  };
  const { etag, size, lastModified } = head;
  expect(await store.head('articles/sleep/a.md')).toEqual(head);
  const { body, ...rest } = (await store.get('articles/sleep/a.md'))!;
  expect([Buffer.from(body).toString(), rest]).toEqual(['# One', head]);
  expect(await store.list('articles/')).toEqual({
    objects: [{ key: 'articles/sleep/a.md', etag, size, lastModified }],
  });
  // The same size at the same time: only the bytes tell.
  fs.writeFileSync(join(root, 'articles/sleep/a.md'), '# Two');
  fs.utimesSync(join(root, 'articles/sleep/a.md'), 0, 1_767_323_045.678);
  expect((await store.head('articles/sleep/a.md'))!.etag).not.toBe(head.etag);
});

test('a folder that others write cannot be written', async () => {
  const { root } = newPlace();
  fs.mkdirSync(root);
  const store = FilesystemStore.open({ root });
  const sentence = { failure: 'read-only', message: expect.stringContaining(root) as string };
  expect(await failureOf(() => store.put('a', bytes, plain))).toEqual(sentence);
  expect(await failureOf(() => store.delete('a'))).toEqual(sentence);
});

test('a folder that is not there, or not any more, is missing and not empty', async () => {
  const { root } = newPlace();
  const missing = { failure: 'missing', message: expect.stringContaining(`"${root}"`) as string };
  expect(await failureOf(() => FilesystemStore.open({ root }))).toEqual(missing);
  fs.writeFileSync(root, 'a file');
  expect(await failureOf(() => FilesystemStore.open({ root }))).toEqual(missing);
  fs.rmSync(root);
  fs.mkdirSync(root);
  const store = FilesystemStore.open({ root });
  expect([await store.get('a'), await store.list('')]).toEqual([undefined, { objects: [] }]);
  fs.rmdirSync(root);
  for (const work of [() => store.get('a'), () => store.head('a'), () => store.list('')])
    expect(await failureOf(work)).toEqual(missing);
});

test('hidden files are nowhere; names that no key may have are listed, to be refused', async () => {
  const { root } = newPlace();
  for (const name of ['.git/config', 'a/.DS_Store', 'a/.b/c', 'a/b\\c.md', 'a/tab\there', 'a/z.md'])
    fs.mkdirSync(join(root, name, '..'), { recursive: true });
  for (const name of ['.git/config', 'a/.DS_Store', 'a/.b/c', 'a/b\\c.md', 'a/tab\there', 'a/z.md'])
    fs.writeFileSync(join(root, name), 'x');
  const store = FilesystemStore.open({ root });
  expect(await keysOf(store)).toEqual(['a/b\\c.md', 'a/tab\there', 'a/z.md']);
  expect(await failureOf(() => store.get('a/b\\c.md'))).toMatchObject({ failure: 'invalid-key' });
});

test('a name that is not UTF-8 is listed, so that it can be refused by name', async () => {
  const { root } = newPlace();
  fs.mkdirSync(root);
  const name = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.of(0xe9), Buffer.from('.md')]);
  let isTaken = true;
  try {
    fs.writeFileSync(name, 'x');
  } catch {
    // The filesystems of macOS take no such name: then there is nothing to list.
    isTaken = false;
  }
  const store = FilesystemStore.open({ root });
  expect(await keysOf(store)).toEqual(isTaken ? ['caf\ufffd.md'] : []);
  expect(await failureOf(() => store.get('caf\ufffd.md'))).toMatchObject({
    failure: 'invalid-key',
    message: expect.stringContaining('not valid UTF-8') as string,
  });
});

test('only what lies below the root is an object: no link leads out, no pipe blocks', async () => {
  const place = newPlace();
  const { root, folder } = place;
  fs.mkdirSync(join(root, 'real'), { recursive: true });
  fs.writeFileSync(join(root, 'real/file.txt'), 'inside');
  fs.writeFileSync(join(folder, 'secret.txt'), 'outside');
  fs.mkdirSync(join(folder, 'elsewhere'));
  fs.writeFileSync(join(folder, 'elsewhere/file.txt'), 'outside');
  fs.symlinkSync('real/file.txt', join(root, 'link-inside.txt'));
  fs.symlinkSync('../secret.txt', join(root, 'link-outside.txt'));
  fs.symlinkSync(join(folder, 'elsewhere'), join(root, 'folder-outside'));
  fs.symlinkSync('real', join(root, 'folder-inside'));
  fs.symlinkSync('nowhere', join(root, 'dangling'));
  fs.symlinkSync('loop', join(root, 'loop'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
  for (const store of [FilesystemStore.open({ root }), FilesystemStore.open(place)]) {
    expect(await keysOf(store)).toEqual(['link-inside.txt', 'real/file.txt']);
    expect(Buffer.from((await store.get('link-inside.txt'))!.body).toString()).toBe('inside');
    for (const key of [
      'link-outside.txt',
      'folder-outside/file.txt',
      'folder-inside/file.txt',
      'folder-inside',
      'dangling',
      'loop',
      'pipe',
    ])
      expect([key, await store.get(key), await store.head(key)]).toEqual([
        key,
        undefined,
        undefined,
      ]);
    store.close();
  }
});

test('a write never goes through a link', async () => {
  const place = newPlace();
  const { root, folder } = place;
  const store = FilesystemStore.open(place);
  fs.mkdirSync(join(folder, 'elsewhere'));
  fs.writeFileSync(join(folder, 'secret.txt'), 'outside');
  fs.symlinkSync(join(folder, 'elsewhere'), join(root, 'folder'));
  fs.symlinkSync('nowhere', join(root, 'dangling'));
  fs.symlinkSync('../secret.txt', join(root, 'file.txt'));
  for (const key of ['folder/a', 'folder/b/c', 'dangling/a'])
    expect(await failureOf(() => store.put(key, bytes, plain)), key).toMatchObject({
      failure: 'invalid-key',
    });
  expect(await store.put('file.txt', bytes, { ...plain, ifNoneMatch: '*' })).toMatchObject({
    ok: true,
  });
  expect(fs.lstatSync(join(root, 'file.txt')).isFile()).toBe(true);
  expect(fs.readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe('outside');
  expect(fs.readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  store.close();
});

test('a key cannot be a file and a folder at once, and the sentence says so', async () => {
  const place = newPlace();
  const store = FilesystemStore.open(place);
  await store.put('a/b', bytes, plain);
  expect(await failureOf(() => store.put('a', bytes, plain))).toEqual({
    failure: 'invalid-key',
    message:
      `"${place.root}/a" cannot be stored ` +
      '("a" is a folder with files in it; rename one of the two).',
  });
  for (const key of ['a/b/c', 'a/b/c/d'])
    expect(await failureOf(() => store.put(key, bytes, plain))).toMatchObject({
      failure: 'invalid-key',
      message: expect.stringContaining('something on the way') as string,
    });
  expect(await keysOf(store)).toEqual(['a/b']);
  fs.mkdirSync(join(place.root, 'empty'));
  expect(await store.put('empty', bytes, plain)).toMatchObject({ ok: true });
  store.close();
});

test('the index must not be among the objects', () => {
  const { root } = newPlace();
  const open = () => FilesystemStore.open({ root, index: join(root, '.index/site.sqlite') });
  expect(open).toThrow(TypeError);
});

describe('a large folder', () => {
  const { root } = newPlace();
  const names = Array.from({ length: 250 }, (_, at) => String(at).padStart(3, '0'));
  const pagesOf = async (store: Store, between: () => void = () => undefined) => {
    const pages: string[][] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: ListPage = await store.list('a/', { limit: 100, after });
      pages.push(page.objects.map(({ key }) => key.slice(2)));
      if (pages.length === 1) between();
      after = page.next;
    }
    return pages;
  };
  /** As if it had been left alone for a minute, or until just now. */
  const later = (ms: number) => vi.spyOn(Date, 'now').mockReturnValue(new Date().getTime() + ms);

  beforeEach(() => {
    fs.mkdirSync(join(root, 'a'), { recursive: true });
    for (const name of names) {
      fs.rmSync(join(root, 'a', name), { recursive: true, force: true });
      fs.writeFileSync(join(root, 'a', name), name);
    }
  });
  afterEach(() => vi.restoreAllMocks());

  const looksOf = () => {
    const looks = vi.spyOn(fs, 'readdirSync');
    return () => looks.mock.calls.filter(([path]) => path === join(root, 'a/')).length;
  };

  test('is read once for all pages of a list', async () => {
    later(60_000);
    const looks = looksOf();
    const store = FilesystemStore.open({ root });
    expect((await pagesOf(store)).flat()).toEqual(names);
    expect(looks()).toBe(1);
  });

  test('is read again when something came or went between two pages', async () => {
    later(60_000);
    const store = FilesystemStore.open({ root });
    const pages = await pagesOf(store, () => {
      fs.rmSync(join(root, 'a/150'));
      fs.writeFileSync(join(root, 'a/150 and a half'), 'x');
    });
    expect(pages.flat()).toEqual(names.map((name) => (name === '150' ? '150 and a half' : name)));
    fs.rmSync(join(root, 'a'), { recursive: true });
    expect(await pagesOf(store)).toEqual([[]]);
  });

  test('is read for each page while it changed so lately that another change might not show', async () => {
    later(1000);
    const looks = looksOf();
    expect((await pagesOf(FilesystemStore.open({ root }))).flat()).toEqual(names);
    expect(looks()).toBe(3);
  });
});
