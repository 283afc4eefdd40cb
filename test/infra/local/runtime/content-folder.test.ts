import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listAll, StoreError } from '../../../../functions/store/store.ts';
import {
  fileOf,
  openContentFolder,
  isPassedOver,
  sourceKeyOf,
} from '../../../../infra/local/runtime/content-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'healthwire-content-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(...names: string[]) {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), `content of ${name}`);
  }
}

async function keys(prefix = '') {
  const found: string[] = [];
  for await (const { key } of listAll(openContentFolder(root), prefix)) found.push(key);
  return found;
}

async function text(key: string) {
  const object = await openContentFolder(root).get(key);
  return object && Buffer.from(object.body).toString();
}

describe('with a folder articles/', () => {
  beforeEach(() => {
    write(
      'README.md',
      'site.yaml',
      'articles/sleep/legs.md',
      'articles/zinc.md',
      'articles/a.png',
      'articles/node_modules/x.md',
      'articles/.draft.md',
      'media/a b.png',
      'notes/x.md',
      '.git/HEAD',
    );
  });

  test('its names are the keys; what is no source is not there', async () => {
    expect(await keys()).toEqual([
      'articles/a.png',
      'articles/sleep/legs.md',
      'articles/zinc.md',
      'media/a b.png',
      'site.yaml',
    ]);
    expect(await keys('articles/s')).toEqual(['articles/sleep/legs.md']);
    expect(await text('articles/sleep/legs.md')).toBe('content of articles/sleep/legs.md');
    for (const key of ['README.md', 'notes/x.md', 'articles/node_modules/x.md', 'articles/no.md'])
      expect(await text(key)).toBeUndefined();
  });

  test('what is listed, seen and read is the same object', async () => {
    const folder = openContentFolder(root);
    const [listed] = (await folder.list('articles/zinc')).objects;
    const head = (await folder.head('articles/zinc.md'))!;
    const { body, ...object } = (await folder.get('articles/zinc.md'))!;
    expect(object).toEqual({ ...head, size: body.length });
    expect(head).toEqual({
      ...listed,
      contentType: 'text/markdown; charset=utf-8',
      key: undefined,
    });
  });

  test('a watcher finds the key of a file', () => {
    expect(sourceKeyOf(root, join(root, 'articles/sleep/legs.md'))).toBe('articles/sleep/legs.md');
    expect(sourceKeyOf(root, join(root, 'articles/cafe\u0301.md'))).toBe('articles/caf\u00e9.md');
    expect(sourceKeyOf(root, join(root, 'site.yaml'))).toBe('site.yaml');
    for (const name of ['README.md', 'articles/.x.md', 'articles/node_modules/a.md', '../x.md', ''])
      expect(sourceKeyOf(root, join(root, name))).toBeUndefined();
  });
});

describe('without one, from elsewhere', () => {
  beforeEach(() => {
    write(
      'site.yaml',
      'posts/x.md',
      'img/a.png',
      'media/b.png',
      'node_modules/p/a.md',
      '.git/x.md',
    );
  });

  test('the folder is the folder of articles', async () => {
    expect(await keys()).toEqual([
      'articles/img/a.png',
      'articles/media/b.png',
      'articles/posts/x.md',
      'site.yaml',
    ]);
    expect(await text('articles/posts/x.md')).toBe('content of posts/x.md');
    expect(await text('site.yaml')).toBe('content of site.yaml');
    for (const key of ['articles/site.yaml', 'media/b.png', 'posts/x.md'])
      expect(await text(key)).toBeUndefined();
  });

  test('a watcher finds the key of a file', () => {
    expect(sourceKeyOf(root, join(root, 'posts/x.md'))).toBe('articles/posts/x.md');
    expect(sourceKeyOf(root, join(root, 'site.yaml'))).toBe('site.yaml');
    expect(sourceKeyOf(root, join(root, '.git/x.md'))).toBeUndefined();
  });
});

describe('names in another Unicode form', () => {
  test('are keys in NFC, in every folder on the way', async () => {
    write('articles/cafe\u0301/the\u0301.md', 'articles/zinc.md');
    const key = 'articles/caf\u00e9/th\u00e9.md';
    expect(await keys()).toEqual([key, 'articles/zinc.md']);
    expect(await text(key)).toBe('content of articles/cafe\u0301/the\u0301.md');
    expect(await openContentFolder(root).head(key)).toBeDefined();
    expect(await text('articles/caf\u00e9/no.md')).toBeUndefined();
  });

  test('of two that are one key, the composed name is read and listed once', async () => {
    write('articles/the\u0301.md', 'articles/th\u00e9.md');
    const folder = openContentFolder(root);
    const { key, etag } = (await folder.list('')).objects[0]!;
    expect(key).toBe('articles/th\u00e9.md');
    expect((await folder.head(key))?.etag).toBe(etag);
    expect(await keys()).toEqual([key]);
    expect(await text('articles/th\u00e9.md')).toBe('content of articles/th\u00e9.md');
  });
});

test.each(['articles/x.md', 'posts/x.md'])(
  'withdrawals lie in withdrawals/, in every folder (%s)',
  async (article) => {
    write(article, 'withdrawals/sleep/legs.json', 'withdrawals/README.txt');
    const withdrawal = 'withdrawals/sleep/legs.json';
    expect((await keys()).filter((key) => key.endsWith('.json'))).toEqual([withdrawal]);
    expect(await text(withdrawal)).toBe(`content of ${withdrawal}`);
    expect(await text(`articles/${withdrawal}`)).toBeUndefined();
    expect(sourceKeyOf(root, join(root, withdrawal))).toBe(withdrawal);
    expect(fileOf(root, withdrawal)).toBe(join(root, withdrawal));
  },
);

test('a list comes in pages, each key once', async () => {
  write(...Array.from({ length: 25 }, (_, i) => `articles/${String(i).padStart(2, '0')}.md`));
  const folder = openContentFolder(root);
  const first = await folder.list('articles/', { limit: 10 });
  const second = await folder.list('articles/', { limit: 10, after: first.next! });
  const third = await folder.list('articles/', { limit: 10, after: second.next! });
  const names = [first, second, third].flatMap(({ objects }) => objects.map(({ key }) => key));
  expect(names).toEqual([...new Set(names)].sort());
  expect([names.length, third.next]).toEqual([25, undefined]);
});

test('a link that leads out of the folder is no source', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'healthwire-outside-'));
  writeFileSync(join(outside, 'secret.md'), 'secret');
  write('articles/x.md');
  symlinkSync(join(outside, 'secret.md'), join(root, 'articles/leak.md'));
  symlinkSync(join(root, 'articles/x.md'), join(root, 'articles/same.md'));
  expect(await keys()).toEqual(['articles/same.md', 'articles/x.md']);
  expect(await text('articles/leak.md')).toBeUndefined();
  rmSync(outside, { recursive: true });
});

test('a name that no key may have is listed, so that it can be refused by name', async () => {
  write('articles/a\\b.md', 'articles/x.md');
  expect(await keys()).toEqual(['articles/a\\b.md', 'articles/x.md']);
  await expect(text('articles/a\\b.md')).rejects.toMatchObject({ failure: 'invalid-key' });
});

describe('a folder that is not there', () => {
  test('is said in a sentence', () => {
    const missing = join(root, 'nowhere');
    expect(() => openContentFolder(missing)).toThrow(
      new StoreError(
        'missing',
        `There is no folder "${missing}" with articles: check its name, or create it.`,
      ),
    );
    write('file');
    expect(() => openContentFolder(join(root, 'file'))).toThrow(/is a file/);
  });

  test.each(['.', 'articles'])('any more (%s) is not a folder without articles', async (gone) => {
    write('articles/x.md');
    const folder = openContentFolder(root);
    rmSync(join(root, gone), { recursive: true });
    for (const reading of [folder.list(''), folder.get('articles/x.md'), folder.head('site.yaml')])
      await expect(reading).rejects.toMatchObject({ failure: 'missing' });
  });
});

test('it belongs to its editors: nothing is written', async () => {
  const folder = openContentFolder(root);
  await expect(folder.put()).rejects.toMatchObject({ failure: 'read-only' });
  await expect(folder.delete()).rejects.toMatchObject({ failure: 'read-only' });
});

test("Jekyll's .markdown is an article like any other; of two files of one name .md counts", async () => {
  write('_posts/2026-01-02-legs.markdown', 'both.markdown', 'both.md', 'x.mdx');
  const legs = 'articles/_posts/2026-01-02-legs.md';
  expect(await keys()).toEqual([legs, 'articles/both.md', 'articles/x.mdx']);
  expect(await text(legs)).toBe('content of _posts/2026-01-02-legs.markdown');
  expect(await text('articles/both.md')).toBe('content of both.md');
  expect(fileOf(root, legs)).toBe(join(root, '_posts/2026-01-02-legs.markdown'));
  expect(fileOf(root, 'articles/both.md')).toBe(join(root, 'both.md'));
  expect(sourceKeyOf(root, join(root, '_posts/2026-01-02-legs.markdown'))).toBe(legs);
  expect(await text('articles/none.md')).toBeUndefined();
});

test('no watcher need look where nothing can be a source, however deep', () => {
  const passed = ['node_modules', 'node_modules/a/b.md', '.healthwire/site', 'articles/.git/x.md'];
  for (const name of passed) expect(isPassedOver(root, join(root, name))).toBe(true);
  for (const name of ['', 'articles', 'articles/node.md', 'media/a.png'])
    expect(isPassedOver(root, join(root, name))).toBe(false);
});

test('a folder that stands in a hidden one is looked at like any other', () => {
  const hidden = join(root, '.sites/node_modules/mine');
  expect(isPassedOver(hidden, join(hidden, 'articles/a.md'))).toBe(false);
});
