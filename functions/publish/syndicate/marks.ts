/**
 * The rows of marks (collection/marks.ts). Whoever has written what was to be written of a month brings its marks in step
 * before he says so: until then nobody goes by those that stand there.
 */
import { nameIn } from '../../collection/kinds/index.ts';
import { hasMarks, marksOf } from '../../collection/marks.ts';
import { hasMonths } from '../../collection/reach.ts';
import { FIRST, type Position } from '../../collection/touched.ts';
import type { Settings } from '../../site/settings.ts';
import { compareKeys } from '../../store/key.ts';
import { queryAll, type Change } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { commit, put, says, seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import {
  collectionIn,
  MARK,
  sortKey,
  within,
  type CollectionRow,
  type MarkRow,
} from '../rows/collections.ts';
import { collectionKey, collectionRows } from '../rows/keys.ts';
import type { Loaded } from './load.ts';

/**
 * Of what is still to be written, and of `months`, all of them. Collections whose marks were not in step have other
 * versions from now on; undefined when one of them has moved.
 */
export async function settleMarks(
  ports: Pick<Ports, 'table' | 'nonce'>,
  loaded: readonly Loaded[],
  settings: Settings,
  months: Iterable<string> = [],
): Promise<Loaded[] | undefined> {
  const settled = await mapAll(
    loaded,
    async (one) => {
      const { kind, ever } = one.collection;
      if (!hasMonths({ kind, ever }, settings)) return one;
      const seen = await write(ports, one, await changesOf(ports, one, months));
      return seen && { ...one, seen };
    },
    { concurrency: WIDTH },
  );
  const found = settled.filter((one) => one !== undefined);
  return found.length === loaded.length ? found : undefined;
}

async function changesOf(
  ports: Pick<Ports, 'table'>,
  loaded: Loaded,
  months: Iterable<string>,
): Promise<Change[]> {
  const { collection, seen } = loaded;
  const own = nameIn('month', collection.id);
  const isAll = own !== undefined && collection.atHand === undefined;
  const all = [...(isAll ? [own] : months)].map((month) => [month, FIRST] as const);
  const since = { ...collectionIn(collection.id, seen).dirty, ...Object.fromEntries(all) };
  const marked = Object.entries(since).filter(([month]) =>
    hasMarks(collection.months[month]?.ever ?? 0),
  );
  const changes = await mapAll(marked, ([month, from]) => changesIn(ports, loaded, month, from));
  return changes.flat();
}

async function changesIn(
  { table }: Pick<Ports, 'table'>,
  { collection }: Loaded,
  month: string,
  since: Position,
): Promise<Change[]> {
  const partition = collectionRows(collection.id);
  const isTo = new Map(
    marksOf(collection, month, since).map((mark): [string, MarkRow] => [
      sortKey(MARK, ...mark.position),
      { month, ...mark },
    ]),
  );
  const changes: Change[] = [];
  const { from, to } = within(MARK, month);
  const first = sortKey(MARK, ...since);
  if (compareKeys(first, from) < 0) return changes;
  const range = { from, to: compareKeys(first, to) < 0 ? first : to };
  for await (const row of queryAll(table, partition, range)) {
    const { value } = seenIn<MarkRow>(row);
    if (value !== undefined && value.month !== month) continue;
    const { sort } = row;
    if (says(value, isTo.get(sort))) isTo.delete(sort);
    else if (!isTo.has(sort)) changes.push({ kind: 'delete', partition, sort });
  }
  return [...changes, ...[...isTo].map(([sort, mark]) => put({ partition, sort }, mark))];
}

/** In transactions of their own, on condition that the collection is as it was seen: there may be many. */
async function write(
  ports: Pick<Ports, 'table' | 'nonce'>,
  { collection: { id }, seen: first }: Loaded,
  changes: readonly Change[],
): Promise<Seen<CollectionRow> | undefined> {
  let seen = first;
  const value = collectionIn(id, first);
  for (let at = 0; at < changes.length; at += PART_ROWS) {
    const part = changes.slice(at, at + PART_ROWS);
    const version = await commit(ports, [put(collectionKey(id), value, seen), ...part]);
    if (version === undefined) return undefined;
    seen = { version, value };
  }
  return seen;
}

const PART_ROWS = 90;
