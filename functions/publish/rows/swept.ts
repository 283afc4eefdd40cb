/**
 * How far the sweep has come (sweep.ts), where it goes on each hour where it was the hour before, and what it has counted.
 */
import { put, readRow, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { sweptKey } from './keys.ts';
import type { Place } from './round.ts';

/** Of what it has gone through. */
export interface Counts {
  sources: number;
  live: number;
  refused: number;
  held: number;
  overdue: number;
  /** Articles withdrawn within the last day. */
  lost: number;
}

export interface SweptRow {
  /** Where it goes on; absent where it begins anew. */
  at?: Place;
  /** Since it began. */
  counts: Counts;
  /** When it went through everything last. */
  whole?: Counts;
}

export async function readSwept({ table }: Pick<Ports, 'table'>): Promise<SweptRow | undefined> {
  return (await readRow<SweptRow>(table, sweptKey)).value;
}

/** Two that go on at once look at some of it twice. */
export async function writeSwept(
  ports: Pick<Ports, 'table' | 'nonce'>,
  row: SweptRow,
): Promise<void> {
  await writeAll(ports, [put(sweptKey, row)]);
}
