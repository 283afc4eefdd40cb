/** Transactions of one turn are one commit, and each has an outcome of its own. */
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { SqliteFile } from '../../../functions/store/sqlite-file.ts';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { key, put, sorts } from '../../conformance/table-words.ts';
import { newPlace } from '../filesystem-place.ts';

function newTable(now?: () => Date): SqliteTable {
  const file = join(newPlace().folder, 'state', 'table.sqlite');
  return SqliteTable.open(file, now && { now });
}

afterEach(() => void vi.restoreAllMocks());

test('a hundred transactions of one turn are one commit', async () => {
  const commits = vi.spyOn(SqliteFile.prototype, 'locked');
  const table = newTable();
  const asked = Array.from({ length: 100 }, (_, at) => table.transact(`t${at}`, [put(`r${at}`)]));
  expect(await Promise.all(asked)).toEqual(asked.map(() => ({ ok: true })));
  expect(commits).toHaveBeenCalledTimes(1);
  await table.transact('later', [put('later')]);
  expect(commits).toHaveBeenCalledTimes(2);
  table.close();
});

test('a commit has a thousand rows or a little more', async () => {
  const commits = vi.spyOn(SqliteFile.prototype, 'locked');
  const table = newTable();
  const rows = (at: number) => Array.from({ length: 30 }, (_, row) => put(`${at} ${row}`));
  const asked = Array.from({ length: 100 }, (_, at) => table.transact(`t${at}`, rows(at)));
  await Promise.all(asked);
  // 34 transactions, 34 and 32.
  expect(commits).toHaveBeenCalledTimes(3);
  table.close();
});

test('in one commit, each transaction sees those before it and has an outcome of its own', async () => {
  const table = newTable();
  const failed = { ok: false, reason: 'precondition-failed' };
  const outcomes = await Promise.allSettled([
    table.transact('one', [put('a', { by: 1 }, { absent: true }), put('one')]),
    table.transact('two', [put('a', { by: 2 }, { absent: true }), put('two')]),
    table.transact('three', [put('a', { by: 3 }, { version: 'one' }), put('three')]),
    table.transact('three', [put('a', { by: 4 })]),
    table.transact('one', [put('a', { by: 1 }, { absent: true }), put('one')]),
    table.transact('five', [put('five', { large: 'x'.repeat(500_000) })]),
    table.transact('six', [put('six')]),
  ]);
  expect(
    outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).name,
    ),
  ).toEqual([
    { ok: true },
    failed,
    { ok: true },
    'TypeError',
    { ok: true },
    'StoreError',
    { ok: true },
  ]);
  expect(await sorts(table)).toEqual(['a', 'one', 'six', 'three']);
  expect((await table.get(key('a')))!.attributes).toEqual({ by: 3 });
  table.close();
});

test('where a commit fails, nobody in it is told that he was heard', async () => {
  const table = newTable();
  vi.spyOn(SqliteFile.prototype, 'locked').mockImplementationOnce(() => {
    throw Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  });
  const asked = ['a', 'b'].map((sort) => table.transact(sort, [put(sort)]));
  for (const one of asked) await expect(one).rejects.toMatchObject({ failure: 'full' });
  expect(await table.transact('a', [put('a')])).toEqual({ ok: true });
  expect(await sorts(table)).toEqual(['a']);
  table.close();
});

test('closing finishes what was asked for', async () => {
  const table = newTable();
  const asked = [table.transact('a', [put('a')]), table.transact('b', [put('b')])];
  table.close();
  expect(await Promise.all(asked)).toEqual([{ ok: true }, { ok: true }]);
});

test('after ten minutes a token is forgotten, and conditions decide', async () => {
  let now = Date.parse('2026-02-03T04:05:06Z');
  const table = newTable(() => new Date(now));
  const first = [put('a', { n: 1 }, { absent: true })];
  expect(await table.transact('token', first)).toEqual({ ok: true });
  now += 10 * 60_000;
  expect(await table.transact('token', first)).toEqual({ ok: true });
  now += 60_001;
  expect(await table.transact('token', first)).toMatchObject({ ok: false });
  expect(await table.transact('token', [put('a', { n: 2 })])).toEqual({ ok: true });
  table.close();
});
