/**
 * The rows of collections anew, where some are damaged. What articles have of shares in a collection is
 * all there is to count, and what they add to it all that may stand there.
 */
import { membershipsOf } from '../../collection/memberships.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { queryAll, type Change, type Row } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { commit, put, says, seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { Catalog } from '../rows/catalog.ts';
import { NO_ROW, type CollectionRow } from '../rows/collections.ts';
import { collectionKey, collectionRows } from '../rows/keys.ts';
import { recounted } from './counting.ts';
import { memberRows, sortsOf } from './fold.ts';
import { readShares } from './shares.ts';

/** Writes what differs; where somebody else writes meanwhile, the next look at everything finds it. */
export async function recount(ports: Ports, { rows }: Pick<Catalog, 'rows'>): Promise<void> {
  const summaries = new Map([...rows].map(([slug, { summary }]) => [slug, summary]));
  const memberships = membershipsOf(summaries);
  const ids = new Set([...memberships.values()].flatMap((own) => [...own.keys()]));
  for (const { value } of (await readShares(ports)).values())
    for (const id of Object.keys(value?.shares ?? {})) ids.add(id);
  // First what may be overwritten, then what it is to be: a fold in between changes the row.
  const partitions = await mapAll(ids, (id) => readPartition(ports, id), { concurrency: WIDTH });
  const expected = new Map([...ids].map((id) => [id, nothingIn()]));
  for (const [slug, { value }] of await readShares(ports))
    for (const [id, is] of Object.entries(value?.shares ?? {})) {
      const one = expected.get(id);
      if (one === undefined) continue;
      one.row = recounted(one.row, { is });
      for (const sort of sortsOf(is)) one.sorts.add(sort);
      const article = rows.get(slug);
      // Of another version than was read: whoever folded it has written its rows.
      if (article?.version !== value!.version) continue;
      const withdrawn = memberships.get(slug)?.get(id)?.withdrawn;
      for (const [sort, row] of memberRows(is, article, withdrawn)) one.members.set(sort, row);
    }
  const mending = (one: Partition) => mend(ports, one, expected.get(one.id)!);
  await mapAll(partitions, mending, { concurrency: WIDTH });
}

interface Expected {
  row: CollectionRow;
  /** All that may stand there. */
  sorts: Set<string>;
  /** What stands there, as far as it is known. */
  members: Map<string, object>;
}

function nothingIn(): Expected {
  return { row: NO_ROW, sorts: new Set(), members: new Map() };
}

interface Partition {
  id: CollectionId;
  seen: Seen<CollectionRow>;
  /** By sort key. */
  members: ReadonlyMap<string, Row>;
}

async function readPartition(
  { table }: Pick<Ports, 'table'>,
  id: CollectionId,
): Promise<Partition> {
  const rows = new Map<string, Row>();
  for await (const row of queryAll(table, collectionRows(id))) rows.set(row.sort, row);
  const { sort } = collectionKey(id);
  const seen = seenIn<CollectionRow>(rows.get(sort));
  rows.delete(sort);
  return { id, seen, members: rows };
}

async function mend(
  ports: Pick<Ports, 'table' | 'nonce'>,
  { id, seen, members }: Partition,
  expected: Expected,
): Promise<void> {
  const partition = collectionRows(id);
  const surplus = [...members.keys()].filter((sort) => !expected.sorts.has(sort));
  const lost = [...expected.members].filter(
    ([sort, value]) => !says(seenIn<object>(members.get(sort)).value, value),
  );
  const counted = countsIn(expected.row);
  const said = seen.value && countsIn(seen.value);
  if (surplus.length + lost.length === 0 && says(said, counted)) return;
  const { unwritten } = seen.value ?? {};
  const dirty = Object.keys(counted.months).sort();
  const row: CollectionRow = {
    ...counted,
    dirty,
    ...(unwritten && { unwritten }),
  };
  const changes = [
    ...surplus.map((sort): Change => ({ kind: 'delete', partition, sort })),
    ...lost.map(([sort, value]) => put({ partition, sort }, value)),
  ];
  let before: Seen<unknown> = seen;
  for (let at = 0; at === 0 || at < changes.length; at += PART_ROWS) {
    const part = changes.slice(at, at + PART_ROWS);
    const version = await commit(ports, [put(collectionKey(id), row, before), ...part]);
    if (version === undefined) return;
    before = { version, value: row };
  }
}

function countsIn({ live, ever, waiting, gone, months }: CollectionRow) {
  return { live, ever, waiting, gone, months };
}

/** In one transaction, which holds a hundred rows and 4 MB. */
const PART_ROWS = 50;
