/** Bytes that no put has written, or that a power cut has torn, are another version. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { newPlace, type Place } from './filesystem-place.ts';

const headers = {
  contentType: 'text/html; charset=utf-8',
  cacheControl: 'max-age=60',
  metadata: { status: 'live' },
};
const bytes = Buffer.from('<p>All of the bytes</p>');
const md5 = (body: Uint8Array): string => createHash('md5').update(body).digest('hex');

/** A store with one object in it. */
async function withObject(place: Place): Promise<{ store: FilesystemStore; path: string }> {
  const store = FilesystemStore.open(place);
  await store.put('a/page.html', bytes, headers);
  return { store, path: join(place.root, 'a/page.html') };
}

/** All that the store says of the object must be of one version. */
async function seenIn(store: FilesystemStore): Promise<unknown> {
  const { body, lastModified, ...head } = (await store.get('a/page.html'))!;
  const { etag, size } = head;
  expect(await store.head('a/page.html')).toEqual({ ...head, lastModified });
  expect((await store.list('')).objects).toEqual([
    { key: 'a/page.html', etag, size, lastModified },
  ]);
  return { ...head, body: Buffer.from(body).toString() };
}

const intact = { ...headers, etag: md5(bytes), size: bytes.length, body: bytes.toString() };

/** The row of the object as the index keeps it. */
function change(place: Place, sql: string): unknown {
  const database = new DatabaseSync(place.index);
  try {
    return database.prepare(sql).get();
  } finally {
    database.close();
  }
}

/** As if the machine had been switched off since: no fingerprint means anything any more. */
function reboot(place: Place): void {
  const changed = "UPDATE objects SET boot = 'an earlier boot' RETURNING key";
  expect(change(place, changed)).toEqual({ key: 'a/page.html' });
}

const tearings: Record<string, (path: string) => void> = {
  'cut short': (path) => fs.truncateSync(path, 10),
  emptied: (path) => fs.truncateSync(path, 0),
  'filled with zeros': (path) => fs.writeFileSync(path, Buffer.alloc(bytes.length)),
  'edited in place': (path) => fs.writeFileSync(path, '<p>By hand</p>'),
  'replaced by an editor': (path) => {
    fs.writeFileSync(`${path}.new`, '<p>By hand</p>');
    fs.renameSync(`${path}.new`, path);
  },
};

test.each(Object.keys(tearings))('a file that was %s is another version', async (how) => {
  const { store, path } = await withObject(newPlace());
  tearings[how]!(path);
  const found = fs.readFileSync(path);
  expect(await seenIn(store)).toEqual({
    contentType: 'text/html; charset=utf-8',
    etag: `${md5(found)}-unrecorded`,
    size: found.length,
    body: found.toString(),
  });
  store.close();
});

test.each(Object.keys(tearings))('a power cut that left a file %s is noticed', async (how) => {
  const place = newPlace();
  const { store, path } = await withObject(place);
  tearings[how]!(path);
  // The worst case: size, time and inode are as they were recorded, only the bytes are not.
  const { ino, size, mtimeNs } = fs.statSync(path, { bigint: true });
  change(place, `UPDATE objects SET print = '${ino}:${size}:${mtimeNs}'`);
  reboot(place);
  const found = fs.readFileSync(path);
  expect(await seenIn(store)).toMatchObject({ etag: `${md5(found)}-unrecorded` });
  store.close();
});

test('what was torn is repaired by who writes over what it saw, and by nobody else', async () => {
  const { store, path } = await withObject(newPlace());
  fs.truncateSync(path, 10);
  const torn = (await store.head('a/page.html'))!.etag;
  const moved = { ok: false, reason: 'moved' };
  const put = (condition: object) => store.put('a/page.html', bytes, { ...headers, ...condition });
  expect(await put({ ifMatch: intact.etag })).toEqual(moved);
  expect(await put({ ifNoneMatch: '*' })).toEqual(moved);
  expect(await put({ ifMatch: torn })).toEqual({ ok: true, etag: intact.etag });
  expect(await seenIn(store)).toEqual(intact);
  store.close();
});

test('after a reboot whole files are what they were, and are hashed only once', async () => {
  const place = newPlace();
  const { store } = await withObject(place);
  const row = change(place, 'SELECT * FROM objects');
  reboot(place);
  expect(await seenIn(store)).toEqual(intact);
  expect(change(place, 'SELECT * FROM objects')).toEqual(row);
  store.close();
});

test('a store that was copied, or restored from a backup, is the same store', async () => {
  const place = newPlace();
  const { store } = await withObject(place);
  store.close();
  const copy = newPlace();
  fs.cpSync(place.root, copy.root, { recursive: true });
  fs.cpSync(dirname(place.index), dirname(copy.index), { recursive: true });
  const restored = FilesystemStore.open(copy);
  expect(await seenIn(restored)).toEqual(intact);
  restored.close();
});

test('without its index a store has its bytes, but no version of them', async () => {
  const place = newPlace();
  const { store } = await withObject(place);
  store.close();
  fs.rmSync(dirname(place.index), { recursive: true });
  const again = FilesystemStore.open(place);
  expect(await seenIn(again)).toMatchObject({ etag: `${intact.etag}-unrecorded` });
  again.close();
});

test('a file removed by hand is no object, and one put there by hand is one', async () => {
  const place = newPlace();
  const { store, path } = await withObject(place);
  fs.rmSync(path);
  expect([await store.get('a/page.html'), await store.list('')]).toEqual([
    undefined,
    { objects: [] },
  ]);
  expect(await store.put('a/page.html', bytes, { ...headers, ifNoneMatch: '*' })).toMatchObject({
    ok: true,
  });
  fs.writeFileSync(join(place.root, 'CNAME'), 'example.org');
  expect(await store.head('CNAME')).toMatchObject({ contentType: 'application/octet-stream' });
  expect(await store.delete('CNAME')).toEqual({ ok: true });
  expect(fs.existsSync(join(place.root, 'CNAME'))).toBe(false);
  store.close();
});

test('the root is a plain folder of plain files, and nothing else is left in it', async () => {
  const place = newPlace();
  const { store } = await withObject(place);
  await store.put('a/b/c.txt', bytes, { contentType: 'text/plain' });
  await store.delete('a/b/c.txt');
  expect(fs.readdirSync(place.root, { recursive: true }).sort()).toEqual(['a', 'a/page.html']);
  expect(fs.readFileSync(join(place.root, 'a/page.html'))).toEqual(bytes);
  store.close();
});

test('a long row of writes lets others have their turn', async () => {
  const store = FilesystemStore.open(newPlace());
  let hadTheirTurn = false;
  setImmediate(() => (hadTheirTurn = true));
  for (let n = 0; n < 10_000 && !hadTheirTurn; n++)
    await store.put(`${n % 10}`, bytes, { contentType: 'text/plain' });
  expect(hadTheirTurn).toBe(true);
  store.close();
});

describe('a folder that others write', () => {
  const tag = (text: string) => md5(Buffer.from(text));
  const LATER_MS = 60_000;

  /** A store on a folder with this file in it, which is written in place. */
  function folder(): { store: FilesystemStore; write: (text: string) => void; path: string } {
    const { root } = newPlace();
    fs.mkdirSync(root, { recursive: true });
    const path = join(root, 'a.md');
    const write = (text: string) => fs.writeFileSync(path, text);
    return { store: FilesystemStore.open({ root }), write, path };
  }

  test('is hashed once when it is at rest, and again when it has changed', async () => {
    const { store, write, path } = folder();
    const opened = vi.spyOn(fs, 'openSync');
    const seen = async () => {
      opened.mockClear();
      return [(await store.head('a.md'))?.etag, opened.mock.calls.length];
    };
    write('one');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + LATER_MS);
    expect([await seen(), await seen()]).toEqual([
      [tag('one'), 1],
      [tag('one'), 0],
    ]);
    const { atime, mtime } = fs.statSync(path);
    write('two');
    // Whoever sets the time back changes the file once more.
    fs.utimesSync(path, atime, mtime);
    expect(await seen()).toEqual([tag('two'), 1]);
    fs.rmSync(path);
    expect(await seen()).toEqual([undefined, 0]);
    vi.restoreAllMocks();
  });

  test('is hashed each time as long as a change might not show in its times', async () => {
    const { store, write } = folder();
    for (const text of ['one', 'two', 'six']) {
      write(text);
      expect((await store.head('a.md'))?.etag).toBe(tag(text));
    }
  });
});
