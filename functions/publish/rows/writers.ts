/** Runs that have begun to write, and have not ended well: a row for each, which its recheck asks for. */
import { getMany, put, remove, seenIn, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { writerKey, writerSlice } from './keys.ts';
import { querySlices } from './slices.ts';

type Rows = Pick<Ports, 'table' | 'nonce'>;

interface WriterRow {
  /** RFC 3339. */
  since: string;
}

/** `writer`: a name that nobody else has. */
export async function writes(ports: Rows & Pick<Ports, 'now'>, writer: string): Promise<void> {
  const row: WriterRow = { since: ports.now().toISOString() };
  await writeAll(ports, [put(writerKey(writer), row)]);
}

export async function ended(ports: Rows, writers: readonly string[]): Promise<void> {
  await remove(ports, writers.map(writerKey));
}

/** Those of them that have not ended well. */
export async function notEnded(
  { table }: Pick<Ports, 'table'>,
  writers: readonly string[],
): Promise<Set<string>> {
  const names = [...new Set(writers)];
  const rows = await getMany(table, names.map(writerKey));
  return new Set(names.filter((_, at) => rows[at] !== undefined));
}

/** Longer than any recheck waits: what has not been asked for by then never will be. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** Of runs that died before they had left a recheck, and of those whose recheck was lost. */
export async function forgetWriters(ports: Rows & Pick<Ports, 'now'>): Promise<void> {
  const before = new Date(ports.now().getTime() - FORGOTTEN_MS).toISOString();
  const rows = await querySlices(ports.table, writerSlice);
  const old = rows.filter((row) => (seenIn<WriterRow>(row).value?.since ?? '') < before);
  await remove(ports, old);
}
