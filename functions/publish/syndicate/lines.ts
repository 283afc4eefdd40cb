/** What lists say of each collection: a row for each, written once the collection is on the site. */
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { kinds, type KindName } from '../../collection/kinds/index.ts';
import type { Line } from '../../collection/model.ts';
import { queryAll } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import { seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { Damaged } from '../rows/collections.ts';
import { linesOf } from '../rows/keys.ts';

type Rows = Pick<Ports, 'table'>;

/** Lines of all collections, in code-unit order of their ids, and the version of each. */
export interface SeenLines {
  lines: Line[];
  versions: string[];
}

/** Throws Damaged. */
export async function readLines(ports: Rows): Promise<SeenLines> {
  const all = (await mapAll(kinds, ({ kind }) => readKind(ports, kind))).flat();
  const known = all.map(({ line, version, partition }) => {
    if (line === undefined) throw new Damaged(`A line of ${partition}`);
    return { line, version };
  });
  known.sort((a, b) => (a.line.id < b.line.id ? -1 : 1));
  return { lines: known.map(({ line }) => line), versions: known.map(({ version }) => version) };
}

/** The collections that have one which can be read. */
export async function idsOfLines(ports: Rows): Promise<Set<CollectionId>> {
  const all = (await mapAll(kinds, ({ kind }) => readKind(ports, kind))).flat();
  return new Set(all.flatMap(({ line }) => line?.id ?? []));
}

async function readKind({ table }: Rows, kind: KindName) {
  const found: { line: Line | undefined; version: string; partition: string }[] = [];
  for await (const row of queryAll(table, linesOf(kind))) {
    const { version, partition } = row;
    found.push({ line: seenIn<Line>(row).value, version, partition });
  }
  return found;
}
