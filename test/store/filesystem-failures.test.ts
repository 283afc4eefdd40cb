/** A full disk, a read-only folder and the like: one sentence, and the store is as it was. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { StatementSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import { guarded } from '../../functions/store/filesystem-failure.ts';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { failureOf } from './failure-of.ts';
import { ended, newPlace, startChild } from './filesystem-place.ts';

const plain = { contentType: 'text/plain' };
const bytes = Buffer.from('x');
const toFree = 'could not be written: free some space and run the command again.';
const toCheck = 'check that it is a folder and who may read and write it.';
afterEach(() => vi.restoreAllMocks());

test.each([
  ['ENOSPC', 'full', `The disk is full: "/x" ${toFree}`],
  ['EDQUOT', 'full', `The disk is full: "/x" ${toFree}`],
  ['EROFS', 'read-only', '"/x" is read-only: choose another folder, or make this one writable.'],
  ['EACCES', 'denied', `"/x" cannot be used (EACCES): ${toCheck}`],
  ['EPERM', 'denied', `"/x" cannot be used (EPERM): ${toCheck}`],
  ['ENOTDIR', 'denied', `"/x" cannot be used (ENOTDIR): ${toCheck}`],
  ['EMFILE', 'throttled', '"/x" is busy (EMFILE): try again in a while.'],
  ['EIO', 'unavailable', '"/x" could not be read or written (EIO): try again.'],
])('%s is %s', async (code, failure, message) => {
  const fail = (): never => {
    throw Object.assign(new Error(code), { code });
  };
  expect(await failureOf(() => guarded('/x', fail))).toEqual({ failure, message });
});

test.each([
  [5, 'throttled'],
  [8, 'read-only'],
  [8 | (1 << 8), 'read-only'],
  [11, 'unavailable'],
  [13, 'full'],
  [14, 'denied'],
  [26, 'unavailable'],
  [10 | (3 << 8), 'unavailable'],
  [10 | (19 << 8), 'full'],
])('SQLite’s code %d is %s', async (errcode, failure) => {
  const fail = (): never => {
    throw Object.assign(new Error('words'), { code: 'ERR_SQLITE_ERROR', errcode });
  };
  expect(await failureOf(() => guarded('/x', fail))).toMatchObject({ failure });
});

test.each(['openSync', 'writeFileSync', 'closeSync', 'mkdirSync', 'renameSync'] as const)(
  'a disk that is full at %s changes nothing',
  async (name) => {
    const place = newPlace();
    const store = FilesystemStore.open(place);
    await store.put('a/b', bytes, plain);
    const before = [await store.get('a/b'), await store.list('')];
    const full = vi.spyOn(fs, name).mockImplementation(() => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    expect(await failureOf(() => store.put('new/folder/c', Buffer.from('new'), plain))).toEqual({
      failure: 'full',
      message: `The disk is full: "${join(place.root, 'new/folder/c')}" ${toFree}`,
    });
    full.mockRestore();
    expect([await store.get('a/b'), await store.list('')]).toEqual(before);
    expect(fs.readdirSync(`${place.index}.staging`)).toEqual([]);
    expect(await store.put('new/folder/c', bytes, plain)).toMatchObject({ ok: true });
    store.close();
  },
);

test('a disk that is full at the very end leaves the new object with its headers', async () => {
  const place = newPlace();
  const store = FilesystemStore.open(place);
  await store.put('a', bytes, plain);
  const { run } = StatementSync.prototype as unknown as { run: (...values: unknown[]) => never };
  let commits = 0;
  vi.spyOn(StatementSync.prototype, 'run').mockImplementation(function (
    this: StatementSync,
    ...values: unknown[]
  ) {
    // The first says what is staged.
    if (this.sourceSQL !== 'COMMIT' || ++commits === 1) return run.apply(this, values);
    throw Object.assign(new Error('disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  });
  const put = () => store.put('a', Buffer.from('new'), { contentType: 'text/html' });
  expect(await failureOf(put)).toMatchObject({ failure: 'full' });
  vi.restoreAllMocks();
  const again = FilesystemStore.open(place);
  for (const seen of [store, again]) {
    expect(await seen.head('a')).toMatchObject({ contentType: 'text/html', size: 3 });
    expect((await seen.list('')).objects).toMatchObject([{ key: 'a', size: 3 }]);
  }
  const { etag } = (await store.head('a'))!;
  expect(await store.put('a', bytes, { ...plain, ifMatch: etag })).toMatchObject({ ok: true });
  expect(await again.head('a')).toMatchObject({ contentType: 'text/plain', size: 1 });
  store.close();
  again.close();
});

test('a file that the system does not let grow is a full disk, too', async () => {
  const place = newPlace();
  const child = join(import.meta.dirname, 'children', 'filling.ts');
  // 2,000 blocks of 512 or 1,024 bytes; without its signal the limit is an error like ENOSPC.
  const script = `trap '' XFSZ; ulimit -f 2000; exec "$0" --no-warnings "$@"`;
  const run = spawnSync('sh', ['-c', script, process.execPath, child, place.root, place.index], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toMatchObject({
    small: { ok: true },
    large: {
      failure: 'full',
      message: `The disk is full: "${join(place.root, 'a')}" ${toFree}`,
    },
    left: 100,
    again: { ok: true },
  });
});

test.each(['root', 'index'] as const)('a read-only %s is one sentence', async (which) => {
  const place = newPlace();
  fs.chmodSync(place.folder, 0o777);
  const closed = which === 'root' ? place.root : dirname(place.index);
  for (const folder of [place.root, dirname(place.index)]) {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, folder === closed ? 0o555 : 0o777);
  }
  const { said } = await ended(startChild('powerless', place.root, place.index));
  expect(said).toMatch(/^denied: "[^"]+" cannot be used \(.+\): check that it is a folder and who/);
  expect(said).toContain(closed);
  fs.chmodSync(closed, 0o777);
});

test('a root or an index below a file is one sentence', async () => {
  const { folder, root, index } = newPlace();
  fs.writeFileSync(join(folder, 'file'), '');
  const below = join(folder, 'file', 'x');
  const sentence = {
    failure: 'denied',
    message: `"${join(folder, 'file')}" cannot be used (EEXIST): ${toCheck}`,
  };
  expect(await failureOf(() => FilesystemStore.open({ root: below, index }))).toEqual(sentence);
  expect(
    await failureOf(() => FilesystemStore.open({ root, index: join(below, 'index') })),
  ).toEqual(sentence);
});

test('a disk that is read-only says so, though Node’s recursive mkdir does not', async () => {
  const { root, index } = newPlace();
  vi.spyOn(fs, 'mkdirSync').mockImplementation((_, options) => {
    const recursive = typeof options === 'object' && options?.recursive === true;
    throw Object.assign(new Error('mkdir'), { code: recursive ? 'ENOENT' : 'EROFS', path: root });
  });
  expect(await failureOf(() => FilesystemStore.open({ root, index }))).toEqual({
    failure: 'read-only',
    message: `"${root}" is read-only: choose another folder, or make this one writable.`,
  });
});

test('an index on a disk that became read-only says so', async () => {
  const place = newPlace();
  FilesystemStore.open(place).close();
  const path = dirname(place.index);
  vi.spyOn(fs, 'accessSync').mockImplementation(() => {
    throw Object.assign(new Error('access'), { code: 'EROFS', path });
  });
  expect(await failureOf(() => FilesystemStore.open(place))).toEqual({
    failure: 'read-only',
    message: `"${path}" is read-only: choose another folder, or make this one writable.`,
  });
});

test.skipIf(!fs.existsSync('/proc/self'))(
  'a folder that nobody can make ends at once',
  async () => {
    const { index } = newPlace();
    const open = () => FilesystemStore.open({ root: '/proc/no/such', index });
    expect(await failureOf(open)).toMatchObject({ failure: 'unavailable' });
  },
);

test('an index that is none says what to do, and the objects are not touched', async () => {
  const place = newPlace();
  const store = FilesystemStore.open(place);
  await store.put('a', bytes, plain);
  store.close();
  fs.writeFileSync(place.index, 'This is no database, however long it is.'.repeat(100));
  expect(await failureOf(() => FilesystemStore.open(place))).toEqual({
    failure: 'unavailable',
    message: `The index of "${place.index}" is damaged: delete it, and run the command again.`,
  });
  expect(fs.readFileSync(join(place.root, 'a'))).toEqual(bytes);
});

test('what killed processes staged is swept away, what living ones staged is not', async () => {
  const place = newPlace();
  FilesystemStore.open(place).close();
  const staging = `${place.index}.staging`;
  const boot = fs.existsSync('/proc/sys/kernel/random/boot_id')
    ? fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    : 'unknown';
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((done) => gone.once('exit', done));
  const living = boot === 'unknown' ? [] : [`${boot}_${process.pid}_0_1`];
  for (const name of [`${boot}_${gone.pid}_0_1`, `earlier_${process.pid}_0_1`, ...living])
    fs.writeFileSync(join(staging, name), 'staged');
  FilesystemStore.open(place).close();
  expect(fs.readdirSync(staging)).toEqual(living);
});

test('a staged file that somebody swept away is staged again', async () => {
  const place = newPlace();
  const store = FilesystemStore.open(place);
  const rename = vi.spyOn(fs, 'renameSync').mockImplementationOnce((from) => {
    fs.rmSync(from);
    throw Object.assign(new Error('gone'), { code: 'ENOENT' });
  });
  expect(await store.put('a', bytes, plain)).toMatchObject({ ok: true });
  expect(rename).toHaveBeenCalledTimes(2);
  expect((await store.get('a'))!.size).toBe(1);
  expect(fs.readdirSync(`${place.index}.staging`)).toEqual([]);
  store.close();
});

test('of several writes at once each has its own outcome', async () => {
  const place = newPlace();
  const store = FilesystemStore.open(place);
  await store.put('taken', bytes, plain);
  const put = (key: string, options: object) =>
    store.put(key, Buffer.from('new'), { ...plain, ...options });
  const outcomes = await Promise.allSettled([
    put('a', { ifNoneMatch: '*' }),
    put('taken', { ifNoneMatch: '*' }),
    put('taken/below', {}),
    put('a', { ifNoneMatch: '*' }),
    put('b', {}),
    put('c', { contentType: 'none\n' }),
  ]);
  expect(outcomes).toMatchObject([
    { value: { ok: true } },
    { value: { ok: false, reason: 'moved' } },
    { reason: { failure: 'invalid-key' } },
    { value: { ok: false, reason: 'moved' } },
    { value: { ok: true } },
    { reason: expect.any(TypeError) as TypeError },
  ]);
  expect(fs.readdirSync(`${place.index}.staging`)).toEqual([]);
  const { objects } = await store.list('');
  expect(objects.map(({ key, size }) => [key, size])).toEqual([
    ['a', 3],
    ['b', 3],
    ['taken', 1],
  ]);
  store.close();
});
