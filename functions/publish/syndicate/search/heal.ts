/**
 * What lists have, held to what the rows of articles say they have of each, and found out anew where it
 * differs: rows that are torn or lost. Each is mended on condition that the article's row is still so.
 */
import { ledBy, listOf, type ListId, type Posting } from '../../../collection/search/postings.ts';
import { FIRST_SHARDS, nextAmong } from '../../../collection/search/shards.ts';
import type { Slug } from '../../../site/settings.ts';
import { queryAll, type Row } from '../../../store/table/table.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { commit, put, readRow, says, seenIn, type Seen } from '../../protocol/rows.ts';
import type { Ports } from '../../ports.ts';
import {
  indexedKey,
  indexedSlice,
  listKey,
  listRows,
  postingKey,
  postingPrefix,
  shardKey,
  shardSlice,
} from '../../rows/keys.ts';
import {
  NOT_INDEXED,
  readSplits,
  shardIn,
  type IndexedRow,
  type ListRow,
  type PostingRow,
  type ShardRow,
} from '../../rows/search.ts';
import { querySlices } from '../../rows/slices.ts';
import { leading, TOGETHER_LISTS } from './fold.ts';

type IndexedRows = ReadonlyMap<Slug, Seen<IndexedRow>>;

export async function readIndexed({ table }: Pick<Ports, 'table'>): Promise<IndexedRows> {
  const rows = await querySlices(table, indexedSlice);
  return new Map(rows.map((row) => [row.sort, seenIn<IndexedRow>(row)]));
}

/** What stands in lists because of others. */
export async function readLed(ports: Pick<Ports, 'table'>): Promise<Posting[]> {
  const found = await mapAll(FIRST_SHARDS, async ({ list }) => {
    const rows = await readAll(ports, list);
    return rows.flatMap(({ value }) =>
      value?.slug === undefined && value ? { ...value, list } : [],
    );
  });
  return found.flat();
}

/** Brings lists in step with these rows, which are mended themselves where they cannot be read. */
export async function heal(ports: Ports, indexed: IndexedRows): Promise<IndexedRows> {
  const torn = [...indexed].filter(([, seen]) => seen.value === undefined);
  for (const [slug, seen] of torn) await commit(ports, [put(indexedKey(slug), NOT_INDEXED, seen)]);
  const rows = torn.length === 0 ? indexed : await readIndexed(ports);
  const expected = new Map<ListId, Expected>();
  const expect = (list: ListId) => {
    const known = expected.get(list) ?? new Map<string, { slug: Slug; posting: Posting }>();
    expected.set(list, known);
    return known;
  };
  for (const [slug, { value }] of rows)
    for (const posting of value?.postings ?? [])
      expect(posting.list).set(postingKey(posting, slug).sort, { slug, posting });
  for (const { list } of [...FIRST_SHARDS, ...(await readSplits(ports))]) expect(list);
  await mapAll(expected, ([list, own]) => healList(ports, list, own), { concurrency: WIDTH });
  await healSplits(ports);
  return rows;
}

/** Sort key → what stands there. */
type Expected = Map<string, { slug: Slug; posting: Posting }>;

async function healList(ports: Ports, list: ListId, expected: Expected): Promise<void> {
  const count = await readRow<ListRow>(ports.table, listKey(list));
  const found = new Map((await readAll(ports, list)).map((one) => [one.sort, one]));
  const wrong: Promise<unknown>[] = [];
  for (const [sort, { slug, posting }] of expected) {
    const { list: _, ...said } = posting;
    if (!says(found.get(sort)?.value, { ...said, slug }))
      wrong.push(mend(ports, list, sort, slug, found.get(sort)));
  }
  for (const [sort, { version, value }] of found)
    if (!expected.has(sort)) {
      const at = { partition: listRows(list), sort };
      if (value === undefined)
        wrong.push(commit(ports, [{ kind: 'delete', ...at, condition: { version: version! } }]));
      else if (value.slug !== undefined)
        wrong.push(mend(ports, list, sort, value.slug, found.get(sort)));
    }
  await Promise.all(wrong);
  if (ledBy(list).length === 0) return;
  if (wrong.length === 0) return recount(ports, list, count, found.size);
  const again = await readRow<ListRow>(ports.table, listKey(list));
  await recount(ports, list, again, (await readAll(ports, list)).length);
}

/** One row, by what the article's own says now. */
async function mend(
  ports: Ports,
  list: ListId,
  sort: string,
  slug: Slug,
  seen: Seen<PostingRow> = { version: undefined, value: undefined },
): Promise<void> {
  const indexed = await readRow<IndexedRow>(ports.table, indexedKey(slug));
  const posting = indexed.value?.postings.find(
    (one) => one.list === list && postingKey(one, slug).sort === sort,
  );
  const at = { partition: listRows(list), sort };
  // Written as it is, on condition that it is still so.
  const still = put(indexedKey(slug), indexed.value ?? NOT_INDEXED, indexed);
  if (posting !== undefined) {
    const { list: _, ...said } = posting;
    await commit(ports, [still, put(at, { ...said, slug }, seen)]);
  } else if (seen.version !== undefined)
    await commit(ports, [still, { kind: 'delete', ...at, condition: { version: seen.version } }]);
}

/** `seen` was read before what was counted: whoever adds something changes it. */
async function recount(
  ports: Ports,
  list: ListId,
  seen: Seen<ListRow>,
  count: number,
): Promise<void> {
  const isTorn = seen.version !== undefined && seen.value === undefined;
  if ((seen.value?.count ?? 0) === count && !isTorn) return;
  await commit(ports, [put(listKey(list), { count }, seen)]);
}

/** Where a list is split, and its row does not say so any more, the files below it do. */
async function healSplits(ports: Ports): Promise<void> {
  const rows = await querySlices(ports.table, shardSlice);
  const byList = Map.groupBy(rows, (row) => shardIn(row).list);
  for (const own of byList.values()) {
    const seen = new Map(own.map((row) => [shardIn(row).prefix, seenIn<ShardRow>(row)]));
    const led = [...seen.values()].flatMap(({ value }) => value?.next ?? []);
    const wrong = new Set(['', ...led].filter((prefix) => !seen.has(prefix)));
    for (const [prefix, { value }] of seen) if (value === undefined) wrong.add(prefix);
    for (const prefix of wrong) {
      const next = nextAmong(prefix, [...new Set([...seen.keys(), ...wrong])]);
      const row: ShardRow = next.length === 0 ? {} : { next };
      const { list } = shardIn(own[0]!);
      await commit(ports, [
        put(
          shardKey({ list, prefix }),
          row,
          seen.get(prefix) ?? { version: undefined, value: undefined },
        ),
      ]);
    }
  }
}

/** What stands in lists because of others, as it is to be; `known` is what articles have in any. */
export async function leadAnew(
  ports: Ports,
  known: readonly Pick<Posting, 'list'>[],
): Promise<void> {
  const standing = (await readLed(ports)).map(listOf);
  const lists = [...new Set([...known.map(({ list }) => list), ...standing])];
  const leadingLists = lists.filter((list) => ledBy(list).length > 0);
  for (let at = 0; at < leadingLists.length; at += TOGETHER_LISTS) {
    const { changes } = await leading(ports, leadingLists.slice(at, at + TOGETHER_LISTS));
    // Who was faster does it, and all of this is looked at again.
    if (changes.length > 0) await commit(ports, changes);
  }
}

/** Every row of a list but that of its count; those that cannot be read, too. */
async function readAll(
  { table }: Pick<Ports, 'table'>,
  list: ListId,
): Promise<(Seen<PostingRow> & { sort: string })[]> {
  const rows: Row[] = [];
  const range = { prefix: postingPrefix('') };
  for await (const row of queryAll(table, listRows(list), range)) rows.push(row);
  return rows.map((row) => ({ ...seenIn<PostingRow>(row), sort: row.sort }));
}
