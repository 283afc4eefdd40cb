import { expect, test } from 'vitest';
import { MemoryTable } from '../../../functions/store/table/memory.ts';
import { OverlayTable } from '../../../functions/store/table/overlay.ts';
import { tableSuite } from '../../conformance/table-suite.ts';
import { del, key, put } from '../../conformance/table-words.ts';

tableSuite('An overlay of a table', () => {
  const table = new OverlayTable(new MemoryTable());
  return { table, other: table };
});

test('shows what is below until it is written over, and never writes there', async () => {
  const below = new MemoryTable();
  await below.transact('first', [put('a', { n: 1 }), put('b'), put('d')]);
  const table = new OverlayTable(below);
  expect(await table.transact('no', [put('a', { n: 2 }, { absent: true })])).toMatchObject({
    ok: false,
  });
  expect(await table.get(key('a'))).toEqual(await below.get(key('a')));
  const changes = [put('a', { n: 2 }, { version: 'first' }), del('b'), put('c')];
  expect(await table.transact('second', changes)).toEqual({ ok: true });
  const rows = async (of: MemoryTable | OverlayTable, descending = false) =>
    (await of.query('p', { descending })).rows.map(({ sort, version }) => `${sort} ${version}`);
  expect(await rows(table)).toEqual(['a second', 'c second', 'd first']);
  expect(await rows(table, true)).toEqual(['d first', 'c second', 'a second']);
  expect(await rows(below)).toEqual(['a first', 'b first', 'd first']);
  const many = await table.getMany([key('b'), key('d'), key('a')]);
  expect(many.map((row) => row?.version)).toEqual([undefined, 'first', 'second']);
  const page = await table.query('p', { limit: 2 });
  expect([page.rows.length, page.next]).toEqual([2, 'c']);
  expect((await table.query('p', { after: 'c' })).rows.map(({ sort }) => sort)).toEqual(['d']);
});
