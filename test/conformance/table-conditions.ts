import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { stillAs, type Change, type Table } from '../../functions/store/table/table.ts';
import {
  all,
  applied,
  check,
  del,
  key,
  preconditionFailed,
  put,
  sorts,
  transact,
  write,
} from './table-words.ts';

/** What a condition is about: the version that was seen, another one, none. */
type Wanted = 'seen' | 'another' | 'absent' | 'none';

const cases: { kind: Change['kind']; wanted: Wanted; there: boolean; holds: boolean }[] = [
  { kind: 'put', wanted: 'seen', there: true, holds: true },
  { kind: 'put', wanted: 'another', there: true, holds: false },
  { kind: 'put', wanted: 'another', there: false, holds: false },
  { kind: 'put', wanted: 'absent', there: false, holds: true },
  { kind: 'put', wanted: 'absent', there: true, holds: false },
  { kind: 'put', wanted: 'none', there: true, holds: true },
  { kind: 'put', wanted: 'none', there: false, holds: true },
  { kind: 'delete', wanted: 'seen', there: true, holds: true },
  { kind: 'delete', wanted: 'another', there: true, holds: false },
  { kind: 'delete', wanted: 'another', there: false, holds: false },
  { kind: 'delete', wanted: 'none', there: true, holds: true },
  { kind: 'delete', wanted: 'none', there: false, holds: true },
  { kind: 'check', wanted: 'seen', there: true, holds: true },
  { kind: 'check', wanted: 'another', there: true, holds: false },
  { kind: 'check', wanted: 'another', there: false, holds: false },
  { kind: 'check', wanted: 'absent', there: false, holds: true },
  { kind: 'check', wanted: 'absent', there: true, holds: false },
];

function changeOf(kind: Change['kind'], wanted: Wanted, version: string): Change {
  if (kind === 'delete') return del('a', { seen: version, another: 'x' }[wanted as string]);
  const condition = { seen: { version }, another: { version: 'x' }, absent: { absent: true } }[
    wanted as 'seen'
  ];
  return kind === 'put' ? put('a', { new: true }, condition) : check('a', condition);
}

/** Writes that hold for one version only, and all or nothing. */
export function conditions(fresh: () => Promise<Table>): void {
  test.each(cases)(
    '$kind on condition of $wanted, a row there: $there, is applied: $holds',
    async ({ kind, wanted, there, holds }) => {
      const table = await fresh();
      const version = there ? await write(table, put('a', { new: false })) : 'never';
      const before = await all(table);
      const token = randomUUID();
      const result = await transact(table, [changeOf(kind, wanted, version), put('z')], token);
      expect(result).toEqual(holds ? applied : preconditionFailed);
      const [z] = (await table.query('p', { prefix: 'z' })).rows;
      expect(z?.version).toBe(holds ? token : undefined);
      const now = await table.get(key('a'));
      if (!holds || kind === 'check') expect(now).toEqual(before[0]);
      else if (kind === 'delete') expect(now).toBeUndefined();
      else expect(now).toEqual({ ...key('a'), version: token, attributes: { new: true } });
    },
  );

  test('one condition that fails, first or last, and nothing of a hundred changes is applied', async () => {
    const table = await fresh();
    await write(table, put('there', { n: 1 }), put('old', { n: 1 }));
    const before = await all(table);
    const many = Array.from({ length: 97 }, (_, at) => put(`new ${at}`));
    const good = [...many, put('there', { n: 2 }), del('old')];
    const bad = put('there too', {}, { version: 'never' });
    for (const changes of [
      [bad, ...good],
      [...good, bad],
    ])
      expect(await transact(table, changes)).toEqual(preconditionFailed);
    expect(await all(table)).toEqual(before);
    expect(await transact(table, good)).toEqual(applied);
    expect(await sorts(table, { prefix: 'new' })).toHaveLength(97);
  });

  test('a transaction spans partitions', async () => {
    const table = await fresh();
    const here = put('a', { here: true });
    const there: Change = { kind: 'put', ...key('a', 'q'), attributes: { here: false } };
    const version = await write(table, here, there);
    expect(await all(table, 'q')).toEqual([
      { ...key('a', 'q'), version, attributes: { here: false } },
    ]);
    const moved: Change = { kind: 'delete', ...key('a', 'q'), condition: { version: 'x' } };
    expect(await transact(table, [del('a', version), moved])).toEqual(preconditionFailed);
    expect([await all(table), await all(table, 'q')].map((rows) => rows.length)).toEqual([1, 1]);
  });

  test('no version comes twice: who saw a row that was deleted and put anew is refused', async () => {
    const table = await fresh();
    const seen = await write(table, put('a', { n: 1 }));
    await write(table, del('a'));
    await write(table, put('a', { n: 1 }));
    expect(await transact(table, [put('a', { n: 2 }, { version: seen })])).toEqual(
      preconditionFailed,
    );
    expect((await table.get(key('a')))!.attributes).toEqual({ n: 1 });
  });

  test('stillAs is the condition that nothing has happened since', async () => {
    const table = await fresh();
    const none = stillAs(await table.get(key('a')));
    expect(await transact(table, [put('a', {}, none)])).toEqual(applied);
    expect(await transact(table, [put('a', {}, none)])).toEqual(preconditionFailed);
    const seen = stillAs(await table.get(key('a')));
    expect(await transact(table, [put('a', {}, seen)])).toEqual(applied);
    expect(await transact(table, [put('a', {}, seen)])).toEqual(preconditionFailed);
  });

  test('what no table can mean is refused, and nothing is written', async () => {
    const table = await fresh();
    const wrong: unknown[][] = [
      [],
      [put('a'), put('a', { other: true })],
      [put('a'), del('a')],
      [put('a'), check('a', { absent: true })],
      [put('a'), { ...put('b'), condition: { version: undefined } }],
      [put('a'), { ...put('b'), condition: { version: '' } }],
      [put('a'), { ...put('b'), condition: {} }],
      [put('a'), { ...put('b'), condition: { absent: false } }],
      [put('a'), { kind: 'check', ...key('b') }],
      [put('a'), { ...del('b'), condition: { absent: true } }],
      [put('a'), { ...put('b'), kind: 'update' }],
    ];
    for (const changes of wrong)
      await expect(
        table.transact(randomUUID(), changes as Change[]),
        JSON.stringify(changes),
      ).rejects.toThrow(TypeError);
    expect(await all(table)).toEqual([]);
  });
}
