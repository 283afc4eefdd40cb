/**
 * The rows of collections anew, where some are damaged. What articles have of shares in a collection is
 * all there is to count, and what they add to it all that may stand there.
 */
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { queryAll, type Change, type Row } from '../../store/table/table.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { commit, isTorn, put, says, seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { MARK, NO_ROW, readCollections, type CollectionRow } from '../rows/collections.ts';
import { collectionKey, collectionRows } from '../rows/keys.ts';
import { add, allDirty, noCounts, type Counts } from './counting.ts';
import { sortsOf } from './fold.ts';
import { membersOf } from './members.ts';
import { eachShares } from './shares.ts';

/**
 * Of these and of all that articles have shares in (`all`): those whose row does not count what articles have of
 * it (`wrong`). One that somebody writes at the same time may be among them.
 */
export async function countAll(
  ports: Pick<Ports, 'table'>,
  ids: Iterable<CollectionId>,
): Promise<{ all: ReadonlySet<CollectionId>; wrong: ReadonlySet<CollectionId> }> {
  const known = new Set(ids);
  const seen = await readCollections(ports, [...known]);
  const counted = new Map([...known].map((id) => [id, noCounts()]));
  for await (const [, { shares }] of eachShares(ports))
    for (const [id, share] of Object.entries(shares)) {
      const counts = counted.get(id) ?? noCounts();
      counted.set(id, counts);
      add(counts, share);
    }
  const others = [...counted.keys()].filter((id) => !known.has(id));
  for (const [id, row] of await readCollections(ports, others)) seen.set(id, row);
  const wrong = [...counted].filter(([id, counts]) => !isCounted(seen.get(id)!, counts));
  return { all: new Set(counted.keys()), wrong: new Set(wrong.map(([id]) => id)) };
}

function isCounted(seen: Seen<CollectionRow>, counts: Counts): boolean {
  return !isTorn(seen) && says(countsIn(seen.value ?? NO_ROW), counts);
}

/** Writes what differs; where somebody else writes meanwhile, the next round finds it. */
export async function recount(
  ports: Ports,
  ids: ReadonlySet<CollectionId>,
  settings: Settings,
): Promise<void> {
  // First what may be overwritten, then what it is to be: a fold in between changes the row.
  const partitions = await mapAll(ids, (id) => readPartition(ports, id), { concurrency: WIDTH });
  const expected = new Map([...ids].map((id) => [id, nothingIn()]));
  const slugs: Slug[] = [];
  for await (const [slug, { shares }] of eachShares(ports)) {
    const own = Object.entries(shares).filter(([id]) => expected.has(id));
    if (own.length > 0) slugs.push(slug);
    for (const [id, is] of own) {
      const one = expected.get(id)!;
      add(one.counts, is);
      for (const sort of sortsOf(is)) one.sorts.add(sort);
    }
  }
  for (let at = 0; at < slugs.length; at += TOGETHER_ARTICLES)
    for (const one of await membersOf(ports, slugs.slice(at, at + TOGETHER_ARTICLES), settings))
      expected.get(one.collection)?.members.set(one.sort, one.value);
  const mending = (one: Partition) => mend(ports, one, expected.get(one.id)!);
  await mapAll(partitions, mending, { concurrency: WIDTH });
}

const TOGETHER_ARTICLES = 500;

interface Expected {
  counts: Counts;
  /** All that may stand there. */
  sorts: Set<string>;
  /** What stands there, as far as it is known. */
  members: Map<string, object>;
}

function nothingIn(): Expected {
  return { counts: noCounts(), sorts: new Set(), members: new Map() };
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
  const { counts } = expected;
  const said = seen.value && countsIn(seen.value);
  // Marks go with whatever is wrong, and are none of it.
  const isRight = lost.length === 0 && surplus.every((sort) => sort.startsWith(MARK));
  if (isRight && says(said, counts)) return;
  const { unwritten } = seen.value ?? {};
  const dirty = allDirty(id, counts);
  const row: CollectionRow = {
    ...counts,
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

function countsIn({ live, ever, waiting, gone, months }: CollectionRow): Counts {
  return { live, ever, waiting, gone, months };
}

/** In one transaction, which holds a hundred rows and 4 MB. */
const PART_ROWS = 50;
