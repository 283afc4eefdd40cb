/**
 * Reading and writing rows under the protocol. What a row says stands in it as JSON, because names of
 * sources may be any name, and a table takes not every name for an attribute.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  GET_MANY_LIMIT,
  type Change,
  type Row,
  type RowKey,
  type Table,
  type Version,
} from '../../store/table/table.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { mapAll, WIDTH } from './map-all.ts';

/** A row as it was seen: the token of the compare-and-set. */
export interface Seen<T> {
  /** Undefined when there is no row. */
  version: Version | undefined;
  /** Undefined when there is none, or when what is there cannot be read: it is overwritten. */
  value: T | undefined;
}

export async function readRow<T>(table: Table, key: RowKey): Promise<Seen<T>> {
  return seenIn(await table.get(key));
}

export function seenIn<T>(row: Row | undefined): Seen<T> {
  return { version: row?.version, value: row === undefined ? undefined : valueOf<T>(row) };
}

function valueOf<T>({ attributes: { json } }: Row): T | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    return JSON.parse(json) as T;
  } catch {
    return undefined;
  }
}

/** Whether there is a row, and what is there cannot be read. */
export function isTorn({ version, value }: Seen<unknown>): boolean {
  return version !== undefined && value === undefined;
}

/** Whether what was read of a row says what this value would when it is read again. */
export function says(read: object | undefined, value: object | undefined): boolean {
  return isDeepStrictEqual(read, value && JSON.parse(JSON.stringify(value)));
}

/** The row with this value; with `seen` only over exactly what was seen. */
export function put(key: RowKey, value: object, seen?: Seen<unknown>): Change {
  const attributes = { json: JSON.stringify(value) };
  return { kind: 'put', ...key, attributes, ...(seen && { condition: stillSeen(seen) }) };
}

/** Nothing is written unless this row is as it was seen. */
export function check(key: RowKey, seen: Pick<Seen<unknown>, 'version'>): Change {
  return { kind: 'check', ...key, condition: stillSeen(seen) };
}

function stillSeen({ version }: Pick<Seen<unknown>, 'version'>) {
  return version === undefined ? { absent: true as const } : { version };
}

/**
 * All of these changes or none. Returns the version that the rows have from now on; undefined when one
 * was not as it had been seen.
 */
export async function commit(
  { table, nonce }: Pick<Ports, 'table' | 'nonce'>,
  changes: readonly Change[],
): Promise<Version | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const token = nonce();
    const result = await table.transact(token, changes);
    if (result.ok) return token;
    if (result.reason === 'precondition-failed') return undefined;
  }
  throw new Contended(`The row ${changes[0]!.partition} ${changes[0]!.sort}`);
}

/** Deletes rows that nobody writes again, however many. */
export async function remove(
  ports: Pick<Ports, 'table' | 'nonce'>,
  keys: readonly RowKey[],
): Promise<void> {
  const deleted = keys.map(({ partition, sort }): Change => ({ kind: 'delete', partition, sort }));
  await writeAll(ports, deleted);
}

/** Changes without conditions, each by itself, however many. */
export async function writeAll(
  ports: Pick<Ports, 'table' | 'nonce'>,
  changes: readonly Change[],
): Promise<void> {
  const parts = Array.from({ length: Math.ceil(changes.length / PART_ROWS) }, (_, at) =>
    changes.slice(at * PART_ROWS, (at + 1) * PART_ROWS),
  );
  await mapAll(parts, (part) => commit(ports, part), { concurrency: WIDTH });
}

/** So few that they stay below what one transaction holds. */
const PART_ROWS = 50;

/** Rows, however many, in the order of their keys. */
export async function readMany<T>(table: Table, keys: readonly RowKey[]): Promise<Seen<T>[]> {
  return (await getMany(table, keys)).map((row) => seenIn<T>(row));
}

/** The same, as the table has them. */
export async function getMany(table: Table, keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
  const found: (Row | undefined)[] = [];
  for (let at = 0; at < keys.length; at += GET_MANY_LIMIT)
    found.push(...(await table.getMany(keys.slice(at, at + GET_MANY_LIMIT))));
  return found;
}
