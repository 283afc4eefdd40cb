import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { key, put } from '../../conformance/table-words.ts';
import { failureOf } from '../failure-of.ts';
import { ended, newPlace, startChild } from '../filesystem-place.ts';

async function filled(): Promise<string> {
  const file = join(newPlace().folder, 'out', 'table.db');
  const table = SqliteTable.open(file);
  await table.transact('first', [put('a', { n: 1 })]);
  table.close();
  return file;
}

test('who only reads leaves the folder as it was, and can write nothing', async () => {
  const file = await filled();
  const before = fs.readFileSync(file);
  const table = SqliteTable.open(file, { readOnly: true });
  expect((await table.get(key('a')))!.attributes).toEqual({ n: 1 });
  expect((await failureOf(() => table.transact('second', [put('a')]))).failure).toBe('read-only');
  table.close();
  expect(fs.readdirSync(dirname(file))).toEqual(['table.db']);
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

test('who only reads sees what others write meanwhile', async () => {
  const file = await filled();
  const reader = SqliteTable.open(file, { readOnly: true });
  const writer = SqliteTable.open(file);
  await writer.transact('second', [put('a', { n: 2 })]);
  expect((await reader.get(key('a')))!.attributes).toEqual({ n: 2 });
  writer.close();
  reader.close();
});

test('a folder that cannot be written to can be read', async () => {
  const file = await filled();
  const folder = dirname(file);
  fs.chmodSync(dirname(folder), 0o755);
  fs.chmodSync(folder, 0o555);
  const { said } = await ended(startChild('table-reading', file));
  expect(JSON.parse(said)).toEqual([{ n: 1 }, 'read-only']);
  expect(fs.readdirSync(folder)).toEqual(['table.db']);
  fs.chmodSync(folder, 0o755);
});
