/** Nobody sees half a transaction, wherever a writer is killed. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import type { Row } from '../../../functions/store/table/table.ts';
import { ended, newPlace, startChild } from '../filesystem-place.ts';
import { group } from './group.ts';

const KILLS = 16;

function newFile(): string {
  return join(newPlace().folder, 'state', 'table.sqlite');
}

/** The number that all rows agree on; undefined where there are none, as every third time. */
function numberOf(rows: Row[]): number | undefined {
  if (rows.length === 0) return undefined;
  expect(rows.map(({ sort }) => sort)).toEqual(['a', 'b', 'c', 'd', 'e']);
  const [n, ...others] = new Set(rows.map(({ attributes }) => attributes.n as number));
  expect(others).toEqual([]);
  expect(new Set(rows.map(({ version }) => version)).size).toBe(1);
  return n;
}

test(`readers see whole transactions while ${KILLS} writers are killed`, async () => {
  const file = newFile();
  const table = SqliteTable.open(file);
  let kills = 0;
  let reads = 0;
  const writer = async (own: string): Promise<void> => {
    while (kills < KILLS) {
      const child = startChild('table-writing', file, own, String(++kills * 100_000));
      const end = ended(child);
      await new Promise((first) => child.stdout!.once('data', first));
      await sleep(kills % 5);
      child.kill('SIGKILL');
      const { said, signal } = await end;
      expect(signal).toBe('SIGKILL');
      const last = Number(said.split('\n').at(-2));
      for (const part of [1, 2]) {
        const n = numberOf((await table.query(`${own}/${part}`)).rows);
        // What was answered is there; what came after it may be.
        expect(n ?? last + 3).toBeGreaterThanOrEqual(last);
        if (n === undefined) expect([last % 3, (last + 1) % 3]).toContain(0);
      }
    }
  };
  const reader = async (): Promise<void> => {
    while (kills < KILLS) {
      for (const partition of ['one/1', 'one/2', 'two/1', 'two/2'])
        numberOf((await table.query(partition)).rows);
      const counters = (await table.query('shared')).rows.map(({ attributes }) => attributes.count);
      expect(new Set(counters).size).toBeLessThanOrEqual(1);
      reads++;
      await sleep(1);
    }
  };
  await Promise.all([writer('one'), writer('two'), reader()]);
  expect(reads).toBeGreaterThan(KILLS);
  table.close();
});

test.each(['open', 'transact'])('killed before any statement of %s', async (what) => {
  for (let at = 1; ; at++) {
    const file = newFile();
    if (what === 'transact') {
      const table = SqliteTable.open(file);
      await table.transact('before', [
        { kind: 'put', partition: 'p', sort: 'old', attributes: {} },
      ]);
      table.close();
    }
    const { said, signal } = await ended(startChild('table-crashing', file, what, String(at)));
    const table = SqliteTable.open(file);
    const there = async () => (await table.query('p')).rows.map(({ sort }) => sort).join(' ');
    if (what === 'transact')
      expect(['old', 'a b c new'], `statement ${at}`).toContain(await there());
    for (const { token, changes } of group)
      expect(await table.transact(token, changes)).toEqual({ ok: true });
    expect(await there()).toBe('a b c new');
    table.close();
    if (signal !== null) continue;
    expect(Number(said)).toBe(at - 1);
    expect(at).toBeGreaterThan(4);
    return;
  }
});
