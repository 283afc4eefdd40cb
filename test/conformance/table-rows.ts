import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Attributes, Table } from '../../functions/store/table/table.ts';
import { all, del, key, put, write } from './table-words.ts';

/** What goes in comes out. */
export function rows(fresh: () => Promise<Table>): void {
  test('a row comes back with its key, its version and its attributes', async () => {
    const table = await fresh();
    const version = await write(table, put('a', { title: 'Restless legs', words: 812 }));
    const row = { ...key('a'), version, attributes: { title: 'Restless legs', words: 812 } };
    expect(await table.get(key('a'))).toEqual(row);
    expect(await table.getMany([key('a')])).toEqual([row]);
    expect(await table.query('p')).toEqual({ rows: [row] });
  });

  test('what JSON knows comes back as it is, in order of names', async () => {
    const table = await fresh();
    await write(table, put('a', values));
    const { attributes } = (await table.get(key('a')))!;
    expect(JSON.stringify(attributes)).toBe(JSON.stringify(inOrder));
    const [queried] = await all(table);
    expect(JSON.stringify(queried!.attributes)).toBe(JSON.stringify(inOrder));
  });

  test.each(numbers)('the number %d comes back as it is', async (number) => {
    const table = await fresh();
    await write(table, put('a', { number, list: [number] }));
    expect((await table.get(key('a')))!.attributes).toEqual({ number, list: [number] });
  });

  test('a row without attributes is a row', async () => {
    const table = await fresh();
    const version = await write(table, put('a'));
    expect(await table.get(key('a'))).toEqual({ ...key('a'), version, attributes: {} });
  });

  test.each(refused)('$what is refused, and nothing is written', async ({ attributes }) => {
    const table = await fresh();
    const changes = [put('fine'), put('a', attributes as Attributes)];
    await expect(table.transact(randomUUID(), changes)).rejects.toThrow(TypeError);
    expect(await all(table)).toEqual([]);
  });

  test('values may stand 31 levels deep, and no deeper', async () => {
    const table = await fresh();
    const deep = (levels: number): Attributes => {
      let value: unknown = 'here';
      for (let level = levels; level > 1; level--) value = level % 2 ? { in: value } : [value];
      return { value };
    };
    await write(table, put('a', deep(31)));
    expect((await table.get(key('a')))!.attributes).toEqual(deep(31));
    await expect(table.transact(randomUUID(), [put('b', deep(32))])).rejects.toThrow(TypeError);
  });

  test('writing again replaces all attributes', async () => {
    const table = await fresh();
    const first = await write(table, put('a', { title: 'One', draft: true }));
    const second = await write(table, put('a', { title: 'Two' }));
    expect(second).not.toBe(first);
    const row = { ...key('a'), version: second, attributes: { title: 'Two' } };
    expect(await table.get(key('a'))).toEqual(row);
  });

  test('what is not there is undefined, beside what is', async () => {
    const table = await fresh();
    await write(table, put('b'));
    for (const { partition, sort } of [key('a'), key('c'), key('b', 'P'), key('B')])
      expect(await table.get({ partition, sort })).toBeUndefined();
    expect(await table.query('P')).toEqual({ rows: [] });
  });

  test('a deleted row is gone, and deleting what is not there is no failure', async () => {
    const table = await fresh();
    await write(table, put('a'), put('b'));
    await write(table, del('a'), del('never'));
    expect(await table.get(key('a'))).toBeUndefined();
    expect((await all(table)).map(({ sort }) => sort)).toEqual(['b']);
    await write(table, put('a', { again: true }));
    expect((await table.get(key('a')))!.attributes).toEqual({ again: true });
  });

  test('many rows come in the order in which they were asked for, twice where asked twice', async () => {
    const table = await fresh();
    await write(table, ...Array.from({ length: 100 }, (_, at) => put(`row ${at}`, { at })));
    const asked = Array.from({ length: 98 }, (_, at) => key(`row ${(at * 37) % 100}`));
    const found = await table.getMany([...asked, asked[0]!, key('none')]);
    expect(found.map((row) => row?.sort)).toEqual([
      ...asked.map(({ sort }) => sort),
      asked[0]!.sort,
      undefined,
    ]);
    expect(await table.getMany([])).toEqual([]);
    const tooMany = Array.from({ length: 101 }, (_, at) => key(`row ${at}`));
    await expect(table.getMany(tooMany)).rejects.toThrow(TypeError);
  });

  test('many large rows come whole', async () => {
    const table = await fresh();
    const text = 'x'.repeat(300_000);
    const keys = Array.from({ length: 60 }, (_, at) => key(`row ${at}`));
    for (let at = 0; at < 60; at += 10)
      await write(table, ...keys.slice(at, at + 10).map(({ sort }) => put(sort, { text })));
    const found = await table.getMany(keys);
    expect(found.map((row) => row?.attributes.text === text && row.sort)).toEqual(
      keys.map(({ sort }) => sort),
    );
  });

  test('what a caller does to attributes later does not reach the table', async () => {
    const table = await fresh();
    const attributes = { list: ['mine'], deep: { name: 'mine' } };
    const asked = write(table, put('a', attributes));
    attributes.list[0] = 'changed';
    attributes.deep.name = 'changed';
    await asked;
    const row = (await table.get(key('a')))!;
    (row.attributes.deep as { name: string }).name = 'changed';
    expect((await table.get(key('a')))!.attributes).toEqual({
      list: ['mine'],
      deep: { name: 'mine' },
    });
  });
}

const values = {
  'zuletzt – ü': 'Überblick 🩺 ～ e\u0301',
  a: '',
  text: '"quotes", \\, line\nfeed, NUL \u0000, U+2028 \u2028, <&>',
  constructor: { toString: 'own', hasOwnProperty: 1 },
  partition: 'own',
  version: 1,
  yes: true,
  no: false,
  nothing: null,
  list: [1, 'two', null, [], {}, [[['deep']]]],
  map: { b: { d: 1, c: [{ f: 1, e: 2 }] }, a: {}, 'in order': { 10: 'ten', 9: 'nine' } },
  emptyList: [],
  emptyMap: {},
  'attribute_not_exists(:x) #name': 'an expression',
};

const inOrder = {
  a: '',
  'attribute_not_exists(:x) #name': 'an expression',
  constructor: { hasOwnProperty: 1, toString: 'own' },
  emptyList: [],
  emptyMap: {},
  list: [1, 'two', null, [], {}, [[['deep']]]],
  map: { a: {}, b: { c: [{ e: 2, f: 1 }], d: 1 }, 'in order': { 9: 'nine', 10: 'ten' } },
  no: false,
  nothing: null,
  partition: 'own',
  text: '"quotes", \\, line\nfeed, NUL \u0000, U+2028 \u2028, <&>',
  version: 1,
  yes: true,
  'zuletzt – ü': 'Überblick 🩺 ～ e\u0301',
};

const numbers = [
  0,
  1,
  -1,
  0.1,
  -0.1 - 0.2,
  1 / 3,
  1e-7,
  1e-130,
  123456789.123456789,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  Number.EPSILON,
];

class Title {
  readonly words = 'Restless legs';
}

const refused: { what: string; attributes: unknown }[] = [
  { what: 'undefined', attributes: { a: undefined } },
  { what: 'undefined in a list', attributes: { a: [undefined] } },
  { what: 'a hole in a list', attributes: { a: new Array<string>(1) } },
  { what: 'NaN', attributes: { a: NaN } },
  { what: 'infinity', attributes: { a: [-Infinity] } },
  { what: 'an integer that is not exact', attributes: { a: 2 ** 53 } },
  { what: 'a number too large', attributes: { a: 1e300 } },
  { what: 'a number too small', attributes: { a: { b: 9e-131 } } },
  { what: 'a bigint', attributes: { a: 1n } },
  { what: 'a function', attributes: { a: () => 1 } },
  { what: 'a symbol', attributes: { a: Symbol('a') } },
  { what: 'a date', attributes: { a: new Date(0) } },
  { what: 'a map', attributes: { a: new Map() } },
  { what: 'a set', attributes: { a: new Set(['a']) } },
  { what: 'bytes', attributes: { a: new Uint8Array(1) } },
  { what: 'an instance of a class', attributes: { a: new Title() } },
  { what: 'a lone surrogate', attributes: { a: 'a\ud800' } },
  { what: 'a name with a lone surrogate', attributes: { a: { '\udc00': 1 } } },
  { what: 'an empty name', attributes: { '': 1 } },
  { what: 'an empty name in a map', attributes: { a: { '': 1 } } },
  { what: 'a name that means the prototype', attributes: JSON.parse('{"__proto__":1}') },
  { what: 'the same in a map', attributes: JSON.parse('{"a":[{"__proto__":{"b":1}}]}') },
  { what: 'a list', attributes: ['a'] },
  { what: 'null', attributes: null },
];
