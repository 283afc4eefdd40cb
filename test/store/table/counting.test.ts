import { expect, test } from 'vitest';
import { billedTable } from '../../../functions/store/table/counting.ts';
import { MemoryTable } from '../../../functions/store/table/memory.ts';
import { tableSuite } from '../../conformance/table-suite.ts';
import { del, key, put } from '../../conformance/table-words.ts';

tableSuite('A counted table', () => {
  const table = billedTable(new MemoryTable());
  return { table, other: table };
});

test('a counted table counts requests by kind, and what would be billed for them', async () => {
  const table = billedTable(new MemoryTable());
  // 4 KB of text are more than one unit to read and more than four to write.
  const large = { text: 'x'.repeat(4096) };
  await table.transact('first', [put('large', large), put('small'), put('tiny')]);
  expect(table.requests).toMatchObject({ transact: 1, writeUnits: 2 * (5 + 1 + 1), readUnits: 0 });
  await table.transact('second', [put('small', {}, { version: 'x' }), del('tiny')]);
  expect(table.requests).toMatchObject({ transact: 2, writeUnits: 14 + 2 * 2, readUnits: 0 });
  await table.get(key('large'));
  await table.get(key('none'));
  expect(table.requests).toMatchObject({ get: 2, readUnits: 2 + 1 });
  await table.getMany([key('large'), key('small'), key('none')]);
  expect(table.requests).toMatchObject({ getMany: 1, readUnits: 3 + 2 + 1 + 1 });
  await table.query('p');
  await table.query('nothing');
  await expect(table.query('')).rejects.toThrow();
  expect(table.requests).toEqual({
    get: 2,
    getMany: 1,
    query: 3,
    transact: 2,
    readUnits: 7 + 2 + 1,
    writeUnits: 18,
  });
});
