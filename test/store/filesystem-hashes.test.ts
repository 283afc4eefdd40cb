/** What one process has hashed of a folder that others write, the next need not. */
import fs from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { newPlace } from './filesystem-place.ts';

const md5 = (text: string) => hash('md5', text, 'hex');
const LATER_MS = 10_000;

let root: string;
let hashes: string;
/** The files that were read. */
let opened: string[];

beforeEach(() => {
  const place = newPlace();
  root = place.root;
  hashes = join(place.folder, 'index', 'content.json');
  fs.mkdirSync(root);
  for (const name of ['a', 'b', 'c']) fs.writeFileSync(join(root, name), `${name} says one`);
  opened = [];
  const open = fs.openSync;
  vi.spyOn(fs, 'openSync').mockImplementation((path, ...more) => {
    if (String(path).startsWith(root)) opened.push(String(path).slice(root.length + 1));
    return open(path, ...more);
  });
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + LATER_MS);
});

afterEach(() => vi.restoreAllMocks());

/** As a process of its own sees the folder; with what it had to read. */
async function look(
  keys: readonly string[],
  at = root,
): Promise<[etags: unknown[], read: string[]]> {
  const store = FilesystemStore.open({ root: at, hashes });
  opened.length = 0;
  const heads = await Promise.all(keys.map((key) => store.head(key)));
  store.close();
  return [heads.map((head) => head?.etag), [...opened]];
}

const all = ['a', 'b', 'c'];
const etags = all.map((name) => md5(`${name} says one`));

it('is taken from there', async () => {
  expect(await look(all)).toEqual([etags, all]);
  expect(await look(all)).toEqual([etags, []]);
  expect(fs.readdirSync(join(hashes, '..'))).toEqual(['content.json']);
});

it('is not kept without a file for it', async () => {
  const store = FilesystemStore.open({ root });
  await store.head('a');
  store.close();
  expect(fs.existsSync(hashes)).toBe(false);
});

it('is hashed again where it changed, though size and time are what they were', async () => {
  await look(all);
  const path = join(root, 'b');
  const { atime, mtime } = fs.statSync(path);
  fs.writeFileSync(path, 'b says two');
  fs.utimesSync(path, atime, mtime);
  const now = [etags[0], md5('b says two'), etags[2]];
  expect(await look(all)).toEqual([now, ['b']]);
  expect(await look(all)).toEqual([now, []]);
});

it('is hashed again as long as another change might not show', async () => {
  vi.mocked(Date.now).mockRestore();
  await look(all);
  expect(await look(all)).toEqual([etags, all]);
});

it('is of files that are there', async () => {
  await look(all);
  fs.rmSync(join(root, 'b'));
  expect(await look(all)).toEqual([[etags[0], undefined, etags[2]], []]);
});

it('is forgotten where nobody asks any more, by who has something new', async () => {
  await look(all);
  expect(await look(['a', 'c'])).toEqual([[etags[0], etags[2]], []]);
  expect(await look([])).toEqual([[], []]);
  expect(await look(all)).toEqual([etags, []]);
  fs.writeFileSync(join(root, 'd'), 'new');
  await look(['a', 'd']);
  expect(await look(all)).toEqual([etags, ['b', 'c']]);
});

it('is of this folder', async () => {
  await look(all);
  const other = `${root}-other`;
  fs.cpSync(root, other, { recursive: true });
  expect((await look(all, other))[0]).toEqual(etags);
  expect(await look(all)).toEqual([etags, all]);
});

describe('costs only time', () => {
  const damage: Record<string, (saved: string) => string> = {
    'where it was kept in another boot': (saved) => saved.replace(/"boot":"[^"]+"/, '"boot":"-"'),
    'where it is torn': (saved) => saved.slice(0, saved.length / 2),
    'where it is something else': () => '{"files": 3}',
  };

  it.each(Object.entries(damage))('%s', async (_, damaged) => {
    await look(all);
    fs.writeFileSync(hashes, damaged(fs.readFileSync(hashes, 'utf8')));
    expect(await look(all)).toEqual([etags, all]);
    expect(await look(all)).toEqual([etags, []]);
  });

  it('where it cannot be written', async () => {
    fs.writeFileSync(join(hashes, '..'), '');
    expect(await look(all)).toEqual([etags, all]);
    expect(await look(all)).toEqual([etags, all]);
  });
});
