import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { key, put } from '../../conformance/table-words.ts';
import { failureOf } from '../failure-of.ts';
import { newPlace } from '../filesystem-place.ts';

function newFile(): string {
  const file = join(newPlace().folder, 'state', 'table.sqlite');
  mkdirSync(dirname(file));
  return file;
}

async function filled(file: string): Promise<void> {
  const table = SqliteTable.open(file);
  const rows = Array.from({ length: 100 }, (_, at) => put(`row ${at}`, { text: 'x'.repeat(999) }));
  await table.transact('token', rows);
  table.close();
}

function damaged(file: string): string {
  return (
    `The table "${file}" is damaged, and the site beside it is as it was: put back a copy of the` +
    ' table, or make it again with: healthwire restore'
  );
}

test('a file that is no table is left as it is', async () => {
  const file = newFile();
  writeFileSync(file, 'Not a database, and longer than a header of SQLite would be. '.repeat(99));
  const before = readFileSync(file);
  expect(await failureOf(() => SqliteTable.open(file))).toEqual({
    failure: 'unavailable',
    message: damaged(file),
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged file is told of, not read as if there were nothing', async () => {
  const file = newFile();
  await filled(file);
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4096);
  writeFileSync(file, bytes);
  const { failure, message } = await failureOf(async () => {
    const table = SqliteTable.open(file);
    try {
      await table.get(key('row 7'));
    } finally {
      table.close();
    }
  });
  expect([failure, message]).toEqual(['unavailable', damaged(file)]);
});

test('a row that is no JSON is told of', async () => {
  const file = newFile();
  await filled(file);
  const database = new DatabaseSync(file);
  database.exec(`UPDATE rows SET attributes = substr(attributes, 1, 50) WHERE sort = 'row 7'`);
  database.close();
  const table = SqliteTable.open(file);
  for (const request of [
    () => table.get(key('row 7')),
    () => table.getMany([key('row 7')]),
    () => table.query('p'),
  ])
    expect((await failureOf(request)).message).toContain('is damaged');
  expect((await table.get(key('row 8')))!.sort).toBe('row 8');
  table.close();
});

test('a table of a newer version is left as it is', async () => {
  const file = newFile();
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE other (x); PRAGMA user_version = 2');
  database.close();
  expect(await failureOf(() => SqliteTable.open(file))).toEqual({
    failure: 'unavailable',
    message: `"${file}" was written by a newer healthwire: run that one, or move the file away.`,
  });
  const again = new DatabaseSync(file);
  expect(again.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'other' }]);
  again.close();
});

test('a folder that is a file is denied', async () => {
  const file = newFile();
  writeFileSync(file, '');
  const below = join(file, 'state', 'table.sqlite');
  const { failure, message } = await failureOf(() => SqliteTable.open(below));
  expect([failure, message.startsWith(`"${file}`)]).toEqual(['denied', true]);
});
