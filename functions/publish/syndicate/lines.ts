/**
 * What lists say of each collection: a row for each, written once the collection is on the site, and with it in
 * one transaction a row of all, whose version says whether any line has moved.
 */
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { kinds, type KindName } from '../../collection/kinds/index.ts';
import type { Line } from '../../collection/model.ts';
import { queryAll, type Change, type Version } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import { put, readRow, seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { Damaged } from '../rows/collections.ts';
import { lineKey, linesKey, linesOf } from '../rows/keys.ts';

type Rows = Pick<Ports, 'table'>;

/** Lines of all collections, in code-unit order of their ids. */
export interface SeenLines {
  lines: Line[];
  /** Of the row of all, read before they were. */
  version: Version | undefined;
}

/** Throws Damaged. */
export async function readLines(ports: Rows): Promise<SeenLines> {
  const version = await versionOfLines(ports);
  const all = (await mapAll(kinds, ({ kind }) => readKind(ports, kind))).flat();
  const lines = all.map(({ line, partition }) => {
    if (line === undefined) throw new Damaged(`A line of ${partition}`);
    return line;
  });
  return { lines: lines.sort((a, b) => (a.id < b.id ? -1 : 1)), version };
}

/** Another one as soon as any line is. */
export async function versionOfLines({ table }: Rows): Promise<Version | undefined> {
  return (await readRow(table, linesKey)).version;
}

/** These lines, in a transaction that has room for one row more. */
export function putLines(lines: readonly Line[]): Change[] {
  if (lines.length === 0) return [];
  return [...lines.map((line) => put(lineKey(line.kind, line.id), line)), put(linesKey, {})];
}

/** The collections that have one which can be read. */
export async function idsOfLines(ports: Rows): Promise<Set<CollectionId>> {
  const all = (await mapAll(kinds, ({ kind }) => readKind(ports, kind))).flat();
  return new Set(all.flatMap(({ line }) => line?.id ?? []));
}

async function readKind({ table }: Rows, kind: KindName) {
  const found: { line: Line | undefined; partition: string }[] = [];
  for await (const row of queryAll(table, linesOf(kind)))
    found.push({ line: seenIn<Line>(row).value, partition: row.partition });
  return found;
}
