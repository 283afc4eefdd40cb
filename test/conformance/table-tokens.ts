import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Change } from '../../functions/store/table/table.ts';
import {
  all,
  applied,
  check,
  del,
  key,
  preconditionFailed,
  put,
  transact,
  write,
  type TableSubject,
} from './table-words.ts';

/** Asking again. */
export function tokens(fresh: () => Promise<TableSubject>): void {
  test('the same transaction under the same token is applied once, and answered alike', async () => {
    const { table, other } = await fresh();
    const seen = await write(table, put('a', { n: 1 }), put('gone'));
    const token = randomUUID();
    const changes = [
      put('a', { n: 2 }, { version: seen }),
      put('new', {}, { absent: true }),
      del('gone', seen),
      check('none', { absent: true }),
    ];
    expect(await transact(table, changes, token)).toEqual(applied);
    const after = await all(table);
    for (const handle of [table, other, table])
      expect(await transact(handle, changes, token)).toEqual(applied);
    expect(await all(table)).toEqual(after);
  });

  test('a repeated transaction does not undo what came after it', async () => {
    const { table, other } = await fresh();
    const token = randomUUID();
    const changes = [put('a', { n: 1 }), put('b', { n: 1 }), del('c')];
    await transact(table, changes, token);
    const later = await write(table, put('a', { n: 2 }), del('b'), put('c', { n: 2 }));
    expect(await transact(other, changes, token)).toEqual(applied);
    expect(await all(table)).toEqual([
      { ...key('a'), version: later, attributes: { n: 2 } },
      { ...key('c'), version: later, attributes: { n: 2 } },
    ]);
  });

  test('the order in which names and fields were written makes no other transaction', async () => {
    const { table } = await fresh();
    const token = randomUUID();
    const one: Change = { kind: 'put', ...key('a'), attributes: { a: 1, b: { d: 1, c: 2 } } };
    const two: Change = {
      attributes: { b: { c: 2, d: 1 }, a: 1 },
      sort: 'a',
      partition: 'p',
      kind: 'put',
    };
    expect(await transact(table, [one], token)).toEqual(applied);
    expect(await transact(table, [two], token)).toEqual(applied);
  });

  test('the same token for anything else is a mistake, and nothing is written', async () => {
    const { table, other } = await fresh();
    const token = randomUUID();
    await transact(table, [put('a', { n: 1 }), put('b')], token);
    const before = await all(table);
    const others: Change[][] = [
      [put('a', { n: 1 })],
      [put('a', { n: 2 }), put('b')],
      [put('a', { n: 1 }), put('c')],
      [put('a', { n: 1 }), del('b')],
      [put('b'), put('a', { n: 1 })],
      [put('a', { n: 1 }, { absent: true }), put('b')],
    ];
    for (const changes of others)
      for (const handle of [table, other])
        await expect(transact(handle, changes, token)).rejects.toThrow(
          `The token "${token}" belongs to another transaction.`,
        );
    expect(await all(table)).toEqual(before);
  });

  test('a transaction that was refused is looked at anew when it comes again', async () => {
    const { table } = await fresh();
    const token = randomUUID();
    const changes = [put('a', { n: 1 }, { absent: true })];
    const seen = await write(table, put('a'));
    expect(await transact(table, changes, token)).toEqual(preconditionFailed);
    await write(table, del('a', seen));
    expect(await transact(table, changes, token)).toEqual(applied);
    expect((await table.get(key('a')))!.version).toBe(token);
  });

  test('many who ask for the same at once: it is applied once, and all are told so', async () => {
    const { table, other } = await fresh();
    const token = randomUUID();
    const seen = await write(table, put('a', { n: 1 }));
    const changes = [put('a', { n: 2 }, { version: seen }), put('b', {}, { absent: true })];
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, at) => transact(at % 2 ? table : other, changes, token)),
    );
    expect(results).toEqual(results.map(() => applied));
    expect((await all(table)).map(({ version }) => version)).toEqual([token, token]);
  });

  test('a token finds its writer again: the version of every row that it wrote', async () => {
    const { table, other } = await fresh();
    const token = randomUUID();
    await transact(table, [put('a'), put('b')], token);
    expect((await all(other)).map(({ version }) => version)).toEqual([token, token]);
  });

  test.each(['', 'x'.repeat(37), 'white space', 'ü'])('“%s” is no token', async (token) => {
    const { table } = await fresh();
    await expect(table.transact(token, [put('a')])).rejects.toThrow(TypeError);
    expect(await all(table)).toEqual([]);
  });

  test('the longest token and the shortest one', async () => {
    const { table } = await fresh();
    for (const token of ['~'.repeat(36), '!']) {
      expect(await transact(table, [put(token)], token)).toEqual(applied);
      expect((await table.get(key(token)))!.version).toBe(token);
    }
  });
}
