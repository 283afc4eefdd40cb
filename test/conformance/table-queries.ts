import { expect, test } from 'vitest';
import {
  queryAll,
  type Change,
  type Range,
  type Table,
} from '../../functions/store/table/table.ts';
import { byBytes } from './store-words.ts';
import { all, del, key, put, sorts, write } from './table-words.ts';

/** Which rows there are, in which order. */
export function queries(fresh: () => Promise<Table>): void {
  const fill = async (table: Table, names: string[]): Promise<void> => {
    for (let at = 0; at < names.length; at += 100)
      await write(table, ...names.slice(at, at + 100).map((name) => put(name, { name })));
  };

  test('rows come in the order of the UTF-8 bytes of their sort keys, or the other way', async () => {
    const table = await fresh();
    await fill(table, ordered.toReversed());
    expect(await sorts(table)).toEqual(ordered);
    expect(await sorts(table, { descending: true })).toEqual(ordered.toReversed());
    expect(ordered).toEqual([...ordered].sort(byBytes));
  });

  test('a query is about one partition, to the letter', async () => {
    const table = await fresh();
    const partitions = ['p', 'p#', 'P', 'pp', 'ü', 'u\u0308'];
    const changes = partitions.map((partition): Change => ({
      kind: 'put',
      ...key('a', partition),
      attributes: { name: partition },
    }));
    await write(table, ...changes);
    for (const partition of partitions)
      expect((await all(table, partition)).map(({ attributes }) => attributes)).toEqual([
        { name: partition },
      ]);
  });

  const ranges: { range: Range; found: string[] }[] = [
    { range: { from: 'b' }, found: ['b', 'b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { from: 'aa' }, found: ['b', 'b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { to: 'b' }, found: ['a', 'b'] },
    { range: { to: 'b#10' }, found: ['a', 'b', 'b#1'] },
    { range: { from: 'b', to: 'b#2' }, found: ['b', 'b#1', 'b#2'] },
    { range: { from: 'b', to: 'b' }, found: ['b'] },
    { range: { from: 'c', to: 'b' }, found: [] },
    { range: { from: 'bb', to: 'bc' }, found: [] },
    { range: { prefix: 'b' }, found: ['b', 'b#1', 'b#2', 'b～', 'b🩺'] },
    { range: { prefix: 'b#' }, found: ['b#1', 'b#2'] },
    { range: { prefix: 'b～' }, found: ['b～'] },
    { range: { prefix: '\ud83e' + '\udd2f' }, found: [] },
    { range: { prefix: '🩺' }, found: ['🩺'] },
    { range: { prefix: '\u{10ffff}' }, found: [] },
    { range: { after: 'b' }, found: ['b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { after: 'b#1x' }, found: ['b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { after: '🩺' }, found: [] },
    { range: { from: 'b', after: 'a' }, found: ['b', 'b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { from: 'b', after: 'b' }, found: ['b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺'] },
    { range: { to: 'b', after: 'b' }, found: [] },
    { range: { to: 'b', after: 'c' }, found: [] },
    { range: { from: 'b', to: 'b#2', after: 'b#1' }, found: ['b#2'] },
    { range: { from: 'b', to: 'b#2', after: 'a' }, found: ['b', 'b#1', 'b#2'] },
    { range: { prefix: 'b#', after: 'a' }, found: ['b#1', 'b#2'] },
    { range: { prefix: 'b#', after: 'b#1' }, found: ['b#2'] },
    { range: { prefix: 'b#', after: 'b#11' }, found: ['b#2'] },
    { range: { prefix: 'b#', after: 'c' }, found: [] },
  ];
  const backwards: { range: Range; found: string[] }[] = [
    { range: { prefix: 'b' }, found: ['b🩺', 'b～', 'b#2', 'b#1', 'b'] },
    { range: { from: 'b', to: 'b#2' }, found: ['b#2', 'b#1', 'b'] },
    { range: { after: 'b#2' }, found: ['b#1', 'b', 'a'] },
    { range: { after: 'b#1x' }, found: ['b#1', 'b', 'a'] },
    { range: { after: 'a' }, found: [] },
    { range: { to: 'b#1', after: 'c' }, found: ['b#1', 'b', 'a'] },
    { range: { to: 'b#1', after: 'b#1' }, found: ['b', 'a'] },
    { range: { from: 'b', after: 'b' }, found: [] },
    { range: { from: 'b', after: 'a' }, found: [] },
    { range: { prefix: 'b#', after: 'c' }, found: ['b#2', 'b#1'] },
    { range: { prefix: 'b#', after: 'b#2' }, found: ['b#1'] },
    { range: { prefix: 'b#', after: 'b' }, found: [] },
  ].map(({ range, found }) => ({ range: { ...range, descending: true }, found }));

  test('a range holds what is in it, whatever the page', async () => {
    const table = await fresh();
    await fill(table, ['a', 'b', 'b#1', 'b#2', 'b～', 'b🩺', 'c', '🩺']);
    for (const { range, found } of [...ranges, ...backwards])
      for (const limit of [undefined, 1, 2, 100]) {
        const pages = limit === undefined ? range : { ...range, limit };
        expect(await sorts(table, pages), JSON.stringify(pages)).toEqual(found);
      }
  });

  test('a prefix ends where no string begins with it any more, surrogates or not', async () => {
    const table = await fresh();
    await fill(table, ordered);
    expect(await sorts(table, { prefix: '\ud7ff' })).toEqual(['\ud7ff']);
    expect(await sorts(table, { prefix: '\uffff' })).toEqual(['\uffff']);
    expect(await sorts(table, { prefix: '\u{10ffff}', descending: true })).toEqual(['\u{10ffff}']);
    expect(await sorts(table, { prefix: 'ä' })).toEqual(['ä', 'ä1']);
  });

  test('a page has its limit, and a full one says where the next begins', async () => {
    const table = await fresh();
    await fill(table, ['a', 'b', 'c', 'd']);
    const page = async (range: Range) => {
      const { rows, next } = await table.query('p', range);
      return [rows.map(({ sort }) => sort).join(''), next];
    };
    expect(await page({ limit: 3 })).toEqual(['abc', 'c']);
    expect(await page({ limit: 3, after: 'c' })).toEqual(['d', undefined]);
    expect(await page({ limit: 4 })).toEqual(['abcd', 'd']);
    expect(await page({ limit: 4, after: 'd' })).toEqual(['', undefined]);
    expect(await page({ limit: 5 })).toEqual(['abcd', undefined]);
    expect(await page({ limit: 3, descending: true })).toEqual(['dcb', 'b']);
    expect(await page({ prefix: 'b', limit: 1 })).toEqual(['b', 'b']);
    expect(await page({ prefix: 'b', limit: 1, after: 'b' })).toEqual(['', undefined]);
  });

  test('page after page, whatever the limit, every row comes once and in order', async () => {
    const table = await fresh();
    await fill(table, ordered);
    for (let limit = 1; limit <= ordered.length + 1; limit++) {
      expect(await sorts(table, { limit }), `pages of ${limit}`).toEqual(ordered);
      expect(await sorts(table, { limit, descending: true })).toEqual(ordered.toReversed());
    }
  });

  test('a page holds at most a megabyte, and all rows come in the end', async () => {
    const table = await fresh();
    const text = 'ü'.repeat(150_000);
    const names = Array.from({ length: 20 }, (_, at) => `row ${String(at).padStart(2, '0')}`);
    // They were small before: a page goes by what they are now.
    await fill(table, names);
    for (let at = 0; at < names.length; at += 10)
      await write(table, ...names.slice(at, at + 10).map((name) => put(name, { text })));
    const first = await table.query('p', { limit: 15 });
    expect(first.rows.length).toBeLessThan(5);
    expect(first.next).toBe(first.rows.at(-1)!.sort);
    const rows = await all(table);
    expect(rows.map(({ sort }) => sort)).toEqual(names);
    expect(rows.every(({ attributes }) => attributes.text === text)).toBe(true);
    expect(await sorts(table, { descending: true, limit: 4 })).toEqual(names.toReversed());
  });

  test('a thousand rows and more, page by page', async () => {
    const table = await fresh();
    const names = Array.from({ length: 1234 }, (_, at) => String(at).padStart(5, '0'));
    await fill(table, names);
    expect(await sorts(table)).toEqual(names);
    expect(await sorts(table, { limit: 100, from: '00100', to: '00399' })).toEqual(
      names.slice(100, 400),
    );
  });

  test('rows that vanish or come between two pages do not shift the others', async () => {
    const table = await fresh();
    await fill(table, ['a', 'b', 'c', 'd', 'e', 'f']);
    const found: string[] = [];
    for await (const { sort } of queryAll(table, 'p', { limit: 2 })) {
      found.push(sort);
      // The page's own last row, one before it, and one that is still to come.
      if (sort === 'b') await write(table, del('a'), del('b'), del('d'), put('aa'), put('cc'));
    }
    expect(found).toEqual(['a', 'b', 'c', 'cc', 'e', 'f']);
  });

  test('todo rows say which units have some without a look at the others', async () => {
    const table = await fresh();
    const names = ['sleep', 'site', 'sleep apnoea'].flatMap((unit) =>
      Array.from({ length: 30 }, (_, at) => `${unit}#2026-11-29T10:${10 + at}:00Z#n${at}`),
    );
    await fill(table, names);
    const units: string[] = [];
    let after: string | undefined;
    for (let requests = 0; requests < 5; requests++) {
      const { rows } = await table.query('p', { limit: 1, ...(after && { after }) });
      const unit = rows[0]?.sort.split('#', 1)[0];
      if (unit === undefined) break;
      units.push(unit);
      after = `${unit}#\u{10ffff}`;
    }
    // As the keys sort: a space comes before the number sign.
    expect(units).toEqual(['site', 'sleep apnoea', 'sleep']);
    expect(await sorts(table, { prefix: 'sleep#' })).toHaveLength(30);
  });

  test('a range that contradicts itself is refused', async () => {
    const table = await fresh();
    const wrong: Range[] = [
      { prefix: 'a', from: 'b' },
      { prefix: 'a', to: 'b' },
      { limit: 0 },
      { limit: -1 },
      { limit: 1.5 },
      { limit: NaN },
    ];
    for (const range of wrong) await expect(table.query('p', range)).rejects.toThrow(TypeError);
  });
}

/** In UTF-8 order: capitals first, U+FF5E before the emoji, whose code units come before it. */
const ordered = [
  ' ',
  '!',
  '#',
  '-',
  '.',
  '/',
  '0',
  '00',
  '1',
  '10',
  '9',
  'A',
  'Z',
  'a',
  'a ',
  'a!',
  'a#',
  'a/',
  'aa',
  'z',
  '~',
  'ä',
  'ä1',
  '日本',
  '\ud7ff',
  '\ue000',
  '～',
  '\uffff',
  '🩺',
  '\u{10ffff}',
];
