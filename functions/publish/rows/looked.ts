/** What the site was when all of it was known to be as it should be: for who asks whether it still is. */
import { put, readRow, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { lookedKey } from './keys.ts';

export interface Looked {
  /** Of the keys and ETags of all objects. */
  sum: string;
  /** Of whatever else decides what they should be: renderer, settings. */
  by: string;
  /** When every object was last compared with what it should be, RFC 3339. */
  at: string;
}

export async function readLooked({
  table,
}: Pick<Ports, 'table'>): Promise<Partial<Looked> | undefined> {
  return (await readRow<Partial<Looked>>(table, lookedKey)).value;
}

export async function writeLooked(
  ports: Pick<Ports, 'table' | 'nonce'>,
  looked: Looked,
): Promise<void> {
  await writeAll(ports, [put(lookedKey, looked)]);
}
