import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { stillAs, type Change, type Table } from '../../functions/store/table/table.ts';
import { all, key, put, sorts, transact, write, type TableSubject } from './table-words.ts';

const RACERS = 40;

/** Many at once. */
export function races(fresh: () => Promise<TableSubject>): void {
  /** Many writers at once, half of them with another handle; whose transaction was applied. */
  const race = async (
    { table, other }: TableSubject,
    write: (table: Table, racer: number) => Promise<{ ok: boolean }>,
  ): Promise<number[]> => {
    const racers = Array.from({ length: RACERS }, (_, at) => at);
    const results = await Promise.all(racers.map((at) => write(at % 2 ? table : other, at)));
    return racers.filter((at) => results[at]!.ok);
  };

  test('of many who create a row, exactly one does, and the others leave nothing', async () => {
    const subject = await fresh();
    const winners = await race(subject, (table, at) =>
      transact(table, [
        put(`before ${at}`),
        put('row', { racer: at }, { absent: true }),
        put(`behind ${at}`),
      ]),
    );
    expect(winners).toHaveLength(1);
    const [racer] = winners;
    expect(await sorts(subject.table)).toEqual([`before ${racer}`, `behind ${racer}`, 'row']);
    expect((await subject.table.get(key('row')))!.attributes).toEqual({ racer });
  });

  test('of many who change one version, exactly one does, and the others leave nothing', async () => {
    const subject = await fresh();
    const version = await write(subject.table, put('row'));
    const winners = await race(subject, (table, at) =>
      transact(table, [put('row', { racer: at }, { version }), put(`by ${at}`)]),
    );
    expect(winners).toHaveLength(1);
    expect(await sorts(subject.other)).toEqual([`by ${winners[0]}`, 'row']);
    expect((await subject.other.get(key('row')))!.attributes).toEqual({ racer: winners[0] });
  });

  test('of many who delete one version, exactly one does', async () => {
    const subject = await fresh();
    const version = await write(subject.table, put('row'));
    const winners = await race(subject, (table, at) =>
      transact(table, [{ kind: 'delete', ...key('row'), condition: { version } }, put(`by ${at}`)]),
    );
    expect(winners).toHaveLength(1);
    expect(await sorts(subject.table)).toEqual([`by ${winners[0]}`]);
  });

  test('many who append rows of their own all do', async () => {
    const subject = await fresh();
    const winners = await race(subject, (table, at) =>
      transact(table, [put(`todo#${String(at).padStart(2, '0')}`, {}, { absent: true })]),
    );
    expect(winners).toHaveLength(RACERS);
    expect(await sorts(subject.table, { prefix: 'todo#' })).toHaveLength(RACERS);
  });

  test('counters that many increment by compare-and-set lose nothing, and go together', async () => {
    const subject = await fresh();
    await write(subject.table, put('one', { count: 0 }), put('two', { count: 0 }));
    await race(subject, async (table, at) => {
      for (;;) {
        // In either order: who meets on two rows must not wait for each other.
        const names = at % 3 ? ['one', 'two'] : ['two', 'one'];
        const seen = await table.getMany(names.map((name) => key(name)));
        const counts = seen.map((row) => row!.attributes.count as number);
        const result = await transact(
          table,
          seen.map((row, i) => put(row!.sort, { count: counts[i]! + 1 }, stillAs(row))),
        );
        if (result.ok) {
          expect(counts[0]).toBe(counts[1]);
          return result;
        }
      }
    });
    expect((await all(subject.table)).map(({ attributes }) => attributes)).toEqual([
      { count: RACERS },
      { count: RACERS },
    ]);
  });

  test('a condition on a row that is only checked: two who rely on each other do not both win', async () => {
    const subject = await fresh();
    for (let round = 0; round < 10; round++) {
      const [a, b] = [`a ${round}`, `b ${round}`];
      const take = (mine: string, others: string): Change[] => [
        put(mine, {}, { absent: true }),
        { kind: 'check', ...key(others), condition: { absent: true } },
      ];
      const results = await Promise.all([
        transact(subject.table, take(a, b)),
        transact(subject.other, take(b, a)),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  test('what one handle wrote, the other sees at once', async () => {
    const { table, other } = await fresh();
    const version = await write(table, put('a', { n: 1 }));
    const row = { ...key('a'), version, attributes: { n: 1 } };
    expect(await other.get(key('a'))).toEqual(row);
    expect(await other.query('p')).toEqual({ rows: [row] });
    await write(other, { kind: 'delete', ...key('a') });
    expect(await table.get(key('a'))).toBeUndefined();
    expect(await table.query('p')).toEqual({ rows: [] });
  });

  test('who does not wait for his answer leaves all or nothing, and may ask again', async () => {
    const { table, other } = await fresh();
    const names = Array.from({ length: 20 }, (_, at) => `row ${at}`);
    const changes = names.map((name) => put(name, {}, { absent: true }));
    const token = randomUUID();
    const unheard = table.transact(token, changes);
    const seen = await other.getMany([key(names[0]!)]);
    // One row that is seen means that the next request sees all others.
    if (seen[0] !== undefined) expect(await sorts(other)).toHaveLength(names.length);
    expect(await transact(other, changes, token)).toEqual({ ok: true });
    expect(await sorts(other)).toHaveLength(names.length);
    await unheard;
  });

  test('transactions that were asked for first are seen by reads that come after their answer', async () => {
    const { table, other } = await fresh();
    for (let n = 1; n <= 20; n++) {
      const version = await write(table, put('a', { n }), put('b', { n }));
      expect((await other.get(key('a')))!.version).toBe(version);
      expect((await all(other)).map(({ attributes }) => attributes)).toEqual([{ n }, { n }]);
    }
  });
}
