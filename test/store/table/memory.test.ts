import { expect, test } from 'vitest';
import { MemoryTable } from '../../../functions/store/table/memory.ts';
import { tableSuite } from '../../conformance/table-suite.ts';
import { key, put } from '../../conformance/table-words.ts';

tableSuite('The memory table', () => {
  const table = new MemoryTable();
  return { table, other: table };
});

test('after ten minutes a token is new, and conditions decide', async () => {
  let now = Date.parse('2026-02-03T04:05:06Z');
  const table = new MemoryTable({ now: () => new Date(now) });
  const first = [put('a', { n: 1 }, { absent: true })];
  expect(await table.transact('token', first)).toEqual({ ok: true });
  now += 10 * 60_000;
  expect(await table.transact('token', first)).toEqual({ ok: true });
  now += 1;
  expect(await table.transact('token', first)).toMatchObject({ ok: false });
  expect(await table.transact('token', [put('a', { n: 2 })])).toEqual({ ok: true });
  expect((await table.get(key('a')))!.attributes).toEqual({ n: 2 });
});
