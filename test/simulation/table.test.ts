/** The simulated table keeps all promises on a good network, and breaks none of them on a bad one. */
import { expect, test } from 'vitest';
import { MemoryRows } from '../../functions/store/table/memory.ts';
import type { Row, Table } from '../../functions/store/table/table.ts';
import { tableSuite } from '../conformance/table-suite.ts';
import { key, put } from '../conformance/table-words.ts';
import { failureOf } from '../store/failure-of.ts';
import { Faults, LATENESS_MS, type Rates } from './faults.ts';
import { Network, type Asking } from './network.ts';
import { Random } from './random.ts';
import { distantTable } from './table.ts';
import { Timeline } from './timeline.ts';

/** A process that asks, and what it asks. */
function place(rates: Rates) {
  const timeline = new Timeline();
  const rows = new MemoryRows(() => new Date(timeline.now));
  const faults = new Faults(1, { rates });
  const shared = { timeline, faults, random: new Random(1), note: () => undefined };
  const asking = { name: 'somebody', dead: false, overdue: false, repeats: 0 };
  const hear = (settle: () => void) => settle();
  const process: Asking = { ...asking, hear, die: () => Object.assign(process, { dead: true }) };
  return {
    timeline,
    rows,
    faults,
    process,
    table: distantTable(rows, new Network(shared, process)),
  };
}

/** Time passes while somebody waits. */
function waiting({ table, timeline }: { table: Table; timeline: Timeline }): Table {
  const meanwhile = async <T>(asked: Promise<T>): Promise<T> => {
    asked.catch(() => undefined);
    await timeline.rest(Infinity);
    return asked;
  };
  return {
    get: (...request) => meanwhile(table.get(...request)),
    getMany: (...request) => meanwhile(table.getMany(...request)),
    query: (...request) => meanwhile(table.query(...request)),
    transact: (...request) => meanwhile(table.transact(...request)),
  };
}

tableSuite('The simulated table', () => {
  const table = waiting(place({}));
  return { table, other: table };
});

test.each([
  { fault: 'throttled', failure: 'throttled', applied: false, later: false },
  { fault: 'timed-out', failure: 'unavailable', applied: false, later: false },
  { fault: 'lost', failure: 'unavailable', applied: true, later: true },
  { fault: 'late', failure: 'unavailable', applied: false, later: true },
])('a transaction that is $fault', async ({ fault, failure, applied, later }) => {
  const { table, timeline, rows } = place({ [fault]: 1 });
  const asked = failureOf(() => table.transact('token', [put('a')])).then((found) => ({
    ...found,
    applied: rows.get(key('a')) !== undefined,
  }));
  await timeline.rest(Infinity);
  expect(await asked).toMatchObject({ failure, applied });
  expect(rows.get(key('a')) !== undefined).toBe(later);
});

test('a transaction that comes late does no harm to who has asked again', async () => {
  const here = place({ late: 1 });
  const { table, timeline, rows, faults } = here;
  const asked = failureOf(() => table.transact('token', [put('a', { n: 1 })]));
  await timeline.rest(1);
  expect((await asked).failure).toBe('unavailable');
  faults.calm = true;
  expect(rows.transact('token', [put('a', { n: 1 })])).toEqual({ ok: true });
  expect(rows.transact('other', [put('a', { n: 2 }, { version: 'token' })])).toEqual({ ok: true });
  await timeline.rest(Infinity);
  expect(timeline.now).toBeGreaterThan(1000);
  expect(timeline.now).toBeLessThan(LATENESS_MS + 1000);
  expect(rows.get(key('a'))).toMatchObject({ version: 'other', attributes: { n: 2 } });
});

test('a transaction may be told of a conflict where there is none', async () => {
  const here = place({ conflict: 1 });
  const conflict = { ok: false, reason: 'conflict' };
  expect(await waiting(here).transact('token', [put('a')])).toEqual(conflict);
  expect(here.rows.get(key('a'))).toBeUndefined();
});

test.each([
  { fault: 'crash-before', applied: false },
  { fault: 'crash-after', applied: true },
])('a process may die: $fault', async ({ fault, applied }) => {
  const { table, timeline, rows, process } = place({ [fault]: 1 });
  const heard: string[] = [];
  void table.transact('token', [put('a')]).finally(() => heard.push('something'));
  await timeline.rest(Infinity);
  expect([process.dead, heard, rows.get(key('a')) !== undefined]).toEqual([true, [], applied]);
});

test('a page may be torn: its first half before a transaction, the other half after it', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const ask of [
    (table: Table) => table.query('p').then(({ rows }) => rows),
    (table: Table) => table.query('p', { limit: 6 }).then(({ rows }) => rows),
    (table: Table) => table.getMany(names.map((name) => key(name))),
  ] as ((table: Table) => Promise<Row[]>)[]) {
    const { table, timeline, rows } = place({ torn: 1 });
    rows.transact(
      'old',
      names.map((name) => put(name)),
    );
    const asked = ask(table);
    await timeline.rest(1);
    rows.transact(
      'new',
      names.map((name) => put(name)),
    );
    await timeline.rest(Infinity);
    expect((await asked).map(({ sort, version }) => `${sort} ${version}`)).toEqual([
      ...['a old', 'b old', 'c old'],
      ...['d new', 'e new', 'f new'],
    ]);
  }
});
