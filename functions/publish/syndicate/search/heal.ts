/**
 * What lists have, held to what the rows of articles say they have of each, and found out anew where it
 * differs: rows that are torn or lost. Each is mended on condition that the article's row is still so.
 */
import { ledBy, listOf, type ListId } from '../../../collection/search/postings.ts';
import { isPublished, nextAmong, pathOf } from '../../../collection/search/shards.ts';
import { siteKey } from '../../../site/keys.ts';
import type { Slug } from '../../../site/settings.ts';
import { queryAll, type Change, type Row } from '../../../store/table/table.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import {
  commit,
  isTorn,
  put,
  readMany,
  readRow,
  says,
  seenIn,
  type Seen,
} from '../../protocol/rows.ts';
import type { Ports } from '../../ports.ts';
import {
  indexedKey,
  listKey,
  listRows,
  postingKey,
  postingPrefix,
  shardKey,
} from '../../rows/keys.ts';
import {
  NOT_INDEXED,
  readShards,
  type IndexedRow,
  type ListRow,
  type PostingRow,
  type ShardRow,
} from '../../rows/search.ts';
import { leading, TOGETHER_LISTS, type Indexed } from './fold.ts';

/** What lists have of these articles; a row that cannot be read is one of nothing from now on. */
export async function readableIndex(
  ports: Pick<Ports, 'table' | 'nonce'>,
  slugs: readonly Slug[],
): Promise<Indexed[]> {
  const rows = await readMany<IndexedRow>(ports.table, slugs.map(indexedKey));
  const torn = slugs.flatMap((slug, at) => (isTorn(rows[at]!) ? [{ slug, seen: rows[at]! }] : []));
  const emptied = ({ slug, seen }: Indexed) =>
    commit(ports, [put(indexedKey(slug), NOT_INDEXED, seen)]);
  await mapAll(torn, emptied, { concurrency: WIDTH });
  return slugs.map((slug, at) => ({ slug, seen: rows[at]! }));
}

/** Rows of these articles that are lost or torn: of those that lists have as they had them when they were read. */
export async function healPostings(ports: Ports, before: readonly Indexed[]): Promise<void> {
  const now = await readMany<IndexedRow>(
    ports.table,
    before.map(({ slug }) => indexedKey(slug)),
  );
  const postings = before.flatMap(({ slug, seen }, at) =>
    seen.version === now[at]!.version
      ? (now[at]!.value?.postings ?? []).map((posting) => ({ slug, posting }))
      : [],
  );
  const keys = postings.map(({ slug, posting }) => postingKey(posting, slug));
  const rows = await readMany<PostingRow>(ports.table, keys);
  const wrong = postings.flatMap(({ slug, posting }, at) => {
    const { list, ...said } = posting;
    if (says(rows[at]!.value, { ...said, slug })) return [];
    return [{ list, slug, row: { ...rows[at]!, sort: keys[at]!.sort } }];
  });
  await mapAll(wrong, ({ list, slug, row }) => mend(ports, list, slug, row), {
    concurrency: WIDTH,
  });
}

/**
 * A list: rows that no article has put there go, and its articles are counted. Returns how many rows it
 * has.
 */
export async function healList(ports: Ports, list: ListId): Promise<number> {
  const count = await readRow<ListRow>(ports.table, listKey(list));
  const found = await readAll(ports, list);
  const isAsFound = await healRows(ports, list, found);
  if (ledBy(list).length > 0) {
    const again = isAsFound ? count : await readRow<ListRow>(ports.table, listKey(list));
    const standing = isAsFound ? found : await readAll(ports, list);
    await recount(ports, list, again, standing.length);
  }
  return found.length;
}

/** These rows of a list: those that no article has put there go, as those that cannot be read. */
export async function healRows(
  ports: Ports,
  list: ListId,
  found: readonly FoundRow[],
): Promise<boolean> {
  const owned = found.flatMap((row) =>
    row.value?.slug === undefined ? [] : [{ row, slug: row.value.slug }],
  );
  const rows = await readMany<IndexedRow>(
    ports.table,
    owned.map(({ slug }) => indexedKey(slug)),
  );
  const surplus = owned.filter(({ row, slug }, at) => !has(rows[at]!, list, slug, row.sort));
  await mapAll(surplus, ({ row, slug }) => mend(ports, list, slug, row), { concurrency: WIDTH });
  const torn = found.filter(isTorn);
  const remove = ({ sort, version }: FoundRow) =>
    commit(ports, [
      { kind: 'delete', partition: listRows(list), sort, condition: { version: version! } },
    ]);
  await mapAll(torn, remove, { concurrency: WIDTH });
  return surplus.length + torn.length === 0;
}

/** Every list of theirs that has files has a row that says how it is split, by which it is found. */
export async function knowShards(ports: Ports, indexed: readonly Indexed[]): Promise<void> {
  const postings = indexed.flatMap(({ seen }) => seen.value?.postings ?? []);
  const lists = [...new Set(postings.map(({ list }) => list))].filter(isPublished);
  const keys = lists.map((list) => shardKey({ list, prefix: '' }));
  const rows = await readMany<ShardRow>(ports.table, keys);
  const missing = keys.flatMap((key, at) =>
    rows[at]!.version === undefined ? [put(key, {}, rows[at])] : [],
  );
  const parts = Array.from({ length: Math.ceil(missing.length / TOGETHER_LISTS) }, (_, at) =>
    missing.slice(at * TOGETHER_LISTS, (at + 1) * TOGETHER_LISTS),
  );
  // Whoever was faster with one of them leaves the others to be written by themselves.
  await mapAll(
    parts,
    async (part) => {
      if ((await commit(ports, part)) !== undefined) return;
      for (const change of part) await commit(ports, [change]);
    },
    { concurrency: WIDTH },
  );
}

/**
 * Names that these articles share, which have no files of their own: where it is not known how many have one,
 * they are counted, and A–Z leads to them or does not.
 */
export async function healNames(
  ports: Ports,
  indexed: readonly Indexed[],
  still: () => Change,
): Promise<void> {
  const postings = indexed.flatMap(({ seen }) => seen.value?.postings ?? []);
  const names = [...new Set(postings.map(({ list }) => list))].filter((list) => !isPublished(list));
  const rows = await readMany<ListRow>(ports.table, names.map(listKey));
  const unsure = names.filter((_, at) => (rows[at]!.value?.count ?? 0) < 1);
  await mapAll(unsure, (list) => healList(ports, list), { concurrency: WIDTH });
  await leadAnew(ports, names, still);
}

function has({ value }: Seen<IndexedRow>, list: ListId, slug: Slug, sort: string): boolean {
  const own = value?.postings ?? [];
  return own.some((one) => one.list === list && postingKey(one, slug).sort === sort);
}

export type FoundRow = Seen<PostingRow> & { sort: string };

/** One row, by what the article's own says now. */
async function mend(
  ports: Ports,
  list: ListId,
  slug: Slug,
  { sort, ...seen }: FoundRow,
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
  if ((seen.value?.count ?? 0) === count && !isTorn(seen)) return;
  await commit(ports, [put(listKey(list), { count }, seen)]);
}

/**
 * How a list is split is what its rows are, one for each file: where one does not say so any more, or leads past a
 * file that a run has left there when it was overtaken, it is put right.
 */
export async function healSplits(ports: Ports, list: ListId): Promise<void> {
  const seen = await readShards(ports, list);
  if (seen.size === 0) return;
  const led = new Set(['', ...[...seen.values()].flatMap(({ value }) => value?.next ?? [])]);
  const isThere = async (prefix: string) =>
    led.has(prefix) || (await ports.site.head(siteKey(pathOf({ list, prefix })))) !== undefined;
  const known = await mapAll(seen.keys(), async (prefix) =>
    (await isThere(prefix)) ? [prefix] : [],
  );
  const all = [...new Set([...led, ...known.flat()])];
  for (const prefix of all) {
    const before = seen.get(prefix) ?? { version: undefined, value: undefined };
    if (before.value?.plan !== undefined) continue;
    const next = nextAmong(prefix, all);
    const row: ShardRow = next.length === 0 ? {} : { next };
    if (!says(before.value, row))
      await commit(ports, [put(shardKey({ list, prefix }), row, before)]);
  }
}

/**
 * Whether these lists are led to, as they are to be from now on: rows alone. A later leg writes the files, of a round that
 * is still here (`still`).
 */
export async function leadAnew(
  ports: Ports,
  lists: readonly ListId[],
  still: () => Change,
): Promise<void> {
  const leadingLists = lists.filter((list) => ledBy(list).length > 0);
  for (let at = 0; at < leadingLists.length; at += TOGETHER_LISTS) {
    const { changes } = await leading(ports, leadingLists.slice(at, at + TOGETHER_LISTS));
    // Who was faster does it, and all of this is looked at again.
    if (changes.length > 0) await commit(ports, [still(), ...changes]);
  }
}

/** The list because of which this row stands in one. */
export function listLeadingTo(list: ListId, { value }: FoundRow): ListId[] {
  return value !== undefined && value.slug === undefined ? [listOf({ ...value, list })] : [];
}

/** Every row of a list but that of its count; those that cannot be read, too. */
async function readAll({ table }: Pick<Ports, 'table'>, list: ListId): Promise<FoundRow[]> {
  const rows: Row[] = [];
  const range = { prefix: postingPrefix('') };
  for await (const row of queryAll(table, listRows(list), range)) rows.push(row);
  return rows.map(foundRow);
}

export function foundRow(row: Row): FoundRow {
  return { ...seenIn<PostingRow>(row), sort: row.sort };
}
