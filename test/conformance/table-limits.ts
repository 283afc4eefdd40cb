import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import {
  PARTITION_BYTES,
  ROW_BYTES,
  ROWS_LIMIT,
  SORT_BYTES,
  TRANSACTION_BYTES,
  type Change,
  type RowKey,
  type Table,
} from '../../functions/store/table/table.ts';
import { rowBytes } from '../../functions/store/table/row.ts';
import { failureOf } from '../store/failure-of.ts';
import { all, applied, del, key, put, transact, write } from './table-words.ts';

const badParts = [
  { what: 'nothing', part: () => '' },
  { what: 'one byte too many', part: (bytes: number) => 'a'.repeat(bytes + 1) },
  { what: 'one letter too many', part: (bytes: number) => `${'ü'.repeat(bytes / 2)}a` },
  { what: 'a lone surrogate', part: () => 'a\ud800' },
  { what: 'NUL', part: () => 'a\0' },
  { what: 'a line feed', part: () => 'a\nb' },
  { what: 'DEL', part: () => 'a\u007f' },
];

/** What no table takes. */
export function limits(fresh: () => Promise<Table>): void {
  test.each(badParts)(
    '$what is no part of a key: refused with a sentence, and nothing is written',
    async ({ part }) => {
      const table = await fresh();
      const sort = part(SORT_BYTES);
      const partition = part(PARTITION_BYTES);
      const asked = (row: RowKey) => [
        () => table.get(row),
        () => table.getMany([key('fine'), row]),
        () => table.transact(randomUUID(), [put('fine'), { ...row, kind: 'put', attributes: {} }]),
        () => table.transact(randomUUID(), [put('fine'), { ...row, kind: 'delete' }]),
        () =>
          table.transact(randomUUID(), [
            put('fine'),
            { ...row, kind: 'check', condition: { absent: true } },
          ]),
      ];
      const requests = [
        ...asked(key(sort)),
        ...asked(key('a', partition)),
        () => table.query(partition),
        ...['prefix', 'from', 'to', 'after'].map(
          (name) => () => table.query('p', { [name]: sort }),
        ),
      ];
      for (const request of requests) {
        const { failure, message } = await failureOf(request);
        expect(failure).toBe('invalid-key');
        expect(message).toMatch(/^The row's key ".*" cannot be used: .+\.$/s);
      }
      expect(await all(table)).toEqual([]);
    },
  );

  test('the longest keys are kept', async () => {
    const table = await fresh();
    const longest = { partition: 'ü'.repeat(PARTITION_BYTES / 2), sort: 's'.repeat(SORT_BYTES) };
    await write(table, { kind: 'put', ...longest, attributes: {} });
    expect(await table.get(longest)).toMatchObject(longest);
    expect(await all(table, longest.partition, { prefix: longest.sort })).toHaveLength(1);
    expect(await all(table, longest.partition, { from: longest.sort })).toHaveLength(1);
  });

  test('a row of 400 KB is kept, and one byte more is refused with a sentence', async () => {
    const table = await fresh();
    const largest = sized('a', ROW_BYTES);
    expect(await transact(table, [largest], randomUUID())).toEqual(applied);
    expect((await table.get(key('a')))!.attributes).toEqual(largest.attributes);
    const request = () => table.transact(randomUUID(), [put('fine'), sized('b', ROW_BYTES + 1)]);
    expect(await failureOf(request)).toEqual({
      failure: 'too-large',
      message: `The row "p b" has ${ROW_BYTES + 1} bytes, and a row holds ${ROW_BYTES}: shorten it.`,
    });
    expect((await all(table)).map(({ sort }) => sort)).toEqual(['a']);
  });

  test('a row of many small values is kept up to its limit', async () => {
    const table = await fresh();
    const values = Array.from({ length: 3000 }, (_, at) => ({
      n: [at / 7, -1 - at, 1 / (at + 1)],
      yes: at % 2 > 0,
      nothing: null,
      text: '🩺'.repeat(at % 5),
    }));
    const change = put('a', { values });
    const bytes = rowBytes({ ...change, version: randomUUID(), attributes: { values, fill: '' } });
    const full = put('a', { values, fill: 'x'.repeat(ROW_BYTES - bytes) });
    expect(await transact(table, [full], randomUUID())).toEqual(applied);
    const { attributes } = (await table.get(key('a')))!;
    expect(isDeepStrictEqual(attributes, full.attributes)).toBe(true);
  });

  test('a hundred rows are one transaction, and one more is refused with a sentence', async () => {
    const table = await fresh();
    const changes = Array.from({ length: ROWS_LIMIT }, (_, at) => put(`row ${at}`));
    expect(await transact(table, changes)).toEqual(applied);
    const more: Change[] = [...changes.map(({ sort }) => del(sort)), put('one more')];
    expect(await failureOf(() => table.transact(randomUUID(), more))).toEqual({
      failure: 'too-large',
      message: 'A transaction has 101 rows, and it may have 100: write it in parts.',
    });
    expect(await all(table)).toHaveLength(ROWS_LIMIT);
  });

  test('four megabytes are one transaction, and one byte more is refused with a sentence', async () => {
    const table = await fresh();
    const large = Array.from({ length: 10 }, (_, at) => sized(`row ${at}`, ROW_BYTES));
    const left = TRANSACTION_BYTES - 10 * ROW_BYTES;
    const more = () => table.transact(randomUUID(), [...large, sized('last', left + 1)]);
    expect(await failureOf(more)).toEqual({
      failure: 'too-large',
      message: 'A transaction has 4194305 bytes, and it may have 4194304: write it in parts.',
    });
    expect(await all(table)).toEqual([]);
    expect(await transact(table, [...large, sized('last', left)], randomUUID())).toEqual(applied);
    expect(await all(table)).toHaveLength(11);
  });
}

/** A row of so many bytes, under any UUID. */
function sized(sort: string, bytes: number): Change & { kind: 'put' } {
  const empty = rowBytes({ ...key(sort), version: randomUUID(), attributes: { text: '' } });
  return put(sort, { text: 'x'.repeat(bytes - empty) });
}
