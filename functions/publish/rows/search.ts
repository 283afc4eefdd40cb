/**
 * What the table has of the search: what stands in which list, how many articles have put something into
 * each, how far its files are split, and for each article what lists have of it.
 */
import type { ListId, Posting } from '../../collection/search/postings.ts';
import type { Shard } from '../../collection/search/shard.ts';
import type { KnownShard } from '../../collection/search/whole.ts';
import type { Slug } from '../../site/settings.ts';
import { queryAll, type Row } from '../../store/table/table.ts';
import { isTorn, seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { Damaged } from './collections.ts';
import { shardKey, shardSlice } from './keys.ts';
import { querySlices } from './slices.ts';

/** What lists have of an article. */
export interface IndexedRow {
  postings: readonly Posting[];
  /**
   * Keys whose files may not be as they are to be: as long as a writer can live that was at work on them,
   * whoever comes by looks at them once more.
   */
  touched: readonly Touched[];
  /** Until when, RFC 3339. */
  until: string;
}

export interface Touched {
  list: ListId;
  key: string;
}

export const NOT_INDEXED: IndexedRow = { postings: [], touched: [], until: '' };

/** Of a list: how many articles have something in it; no row is none. */
export interface ListRow {
  count: number;
}

/** What stands in a list. Of an article, unless it stands there because of another list. */
export interface PostingRow extends Omit<Posting, 'list'> {
  slug?: Slug;
}

/**
 * A file of a list. One that has had too many keys is split for good: first it is written down into what
 * (`plan`), and when those files are there, that it leads to them (`next`). The same each time that more come.
 */
export interface ShardRow {
  plan?: readonly string[];
  next?: readonly string[];
}

/** Throws Damaged where it is there and cannot be read. `list`: which one it tells of. */
export function intact<T>(what: string, seen: Seen<T>, list?: ListId): T | undefined {
  if (isTorn(seen)) throw new Damaged(what, list === undefined ? {} : { list });
  return seen.value;
}

/** Every file that there is of a list, and how far it is split. */
export async function readSplits({ table }: Pick<Ports, 'table'>): Promise<KnownShard[]> {
  const rows = await querySlices(table, shardSlice);
  return rows.map((row) => {
    const { next } = seenIn<ShardRow>(row).value ?? {};
    return { ...shardIn(row), ...(next && { next }) };
  });
}

/** Those of one list whose keys begin so, by that beginning. */
export async function readShards(
  { table }: Pick<Ports, 'table'>,
  list: ListId,
  beginning = '',
): Promise<Map<string, Seen<ShardRow>>> {
  const { partition, sort } = shardKey({ list, prefix: beginning });
  const found = new Map<string, Seen<ShardRow>>();
  for await (const row of queryAll(table, partition, { prefix: sort }))
    found.set(shardIn(row).prefix, seenIn<ShardRow>(row));
  return found;
}

/** The shard of such a row. */
export function shardIn({ sort }: Pick<Row, 'sort'>): Shard {
  const at = sort.indexOf('#');
  return { list: sort.slice(0, at), prefix: sort.slice(at + 1) };
}
