/**
 * What the table has of collections: a row with the counts of each, a row for each of its members, and
 * for each article a row of its shares in them. *Syndicate* folds articles into them (syndicate/fold.ts);
 * a collection's row is written by every transaction that changes anything in it, so that its version
 * says whether anything has moved.
 */
import type { Summary } from '../../../schemas/types.ts';
import { namedCollections } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Mark } from '../../collection/marks.ts';
import type { Count, Withdrawn } from '../../collection/model.ts';
import { OFFSET_MS } from '../../collection/reach.ts';
import { LAST, type Position } from '../../collection/touched.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { instantOf } from '../../base/time.ts';
import type { Range, Row, Version } from '../../store/table/table.ts';
import { isTorn, readMany, seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { collectionKey } from './keys.ts';

export interface CollectionRow {
  live: number;
  ever: number;
  /** How many of those that were ever in it do not make it alone. */
  waiting: number;
  /** How many withdrawals it tells of. */
  gone: number;
  /** Month → in it now, ever in it; and withdrawn ones that stand there, if there are any. */
  months: Record<string, MonthCount>;
  /** Month → from where on articles came, went or moved: pages and documents may not be on the site as they are to be. */
  dirty: Readonly<Record<string, Position>>;
  /** Of the whole site: collections that may not be on the site as they are to be, or not at all. */
  unwritten?: readonly CollectionId[];
}

export type MonthCount = readonly [live: number, ever: number, filed?: number];

export const NO_ROW: CollectionRow = {
  ...{ live: 0, ever: 0, waiting: 0, gone: 0 },
  months: {},
  dirty: {},
};

/** What an article adds to a collection, and under which sort keys it stands there. */
export interface Share {
  /** The months in which it ever was; absent where it never was in the collection. */
  ever?: readonly string[];
  waiting?: true;
  /** Its member row, and its month if it has one. */
  live?: readonly [sort: string, month?: string];
  /** Its withdrawal, by when that was; and where it was published, by when and in which month. */
  gone?: string;
  filed?: readonly [sort: string, month: string];
}

/** What collections have of an article, of which version. */
export interface SharesRow {
  id: string;
  /** Of the article's row; empty while not all of its shares are those of one version. */
  version: Version;
  shares: Record<CollectionId, Share>;
}

/** An article in a collection. */
export interface MemberRow {
  version: Version;
  summary: Omit<Summary, 'memory'>;
}

/** One that was withdrawn. */
export interface WithdrawnRow {
  withdrawn: Withdrawn;
}

/** A row that cannot be read, or that is not there though others say so. */
export class Damaged extends Error {
  /** Where it is known what can be found out anew: a collection, or a list by which articles are found. */
  readonly where: { collection?: CollectionId; list?: string };

  constructor(what: string, where: Damaged['where'] = {}) {
    super(`${what} cannot be read: it is found out anew from all articles.`);
    this.name = 'Damaged';
    this.where = where;
  }
}

/** Absent is empty; throws Damaged where it cannot be read. */
export function collectionIn(id: CollectionId, seen: Seen<CollectionRow>) {
  if (isTorn(seen)) throw new Damaged(`The row of ${id}`, { collection: id });
  return seen.value ?? NO_ROW;
}

export async function readCollections(
  { table }: Pick<Ports, 'table'>,
  ids: readonly CollectionId[],
): Promise<Map<CollectionId, Seen<CollectionRow>>> {
  const rows = await readMany<CollectionRow>(table, ids.map(collectionKey));
  return new Map(ids.map((id, at) => [id, rows[at]!]));
}

/** Whether it has files on the site (collectionIds says the same of all articles). */
export function isThere(id: CollectionId, row: CollectionRow, settings: Settings): boolean {
  return row.ever > row.waiting || row.waiting > 1 || namedCollections(settings).includes(id);
}

export function countsOf({ months }: CollectionRow): Record<string, Count> {
  const counted = Object.entries(months).filter(([, [live, ever]]) => live > 0 || ever > 0);
  return Object.fromEntries(counted.map(([month, [live, ever]]) => [month, { live, ever }]));
}

/** Prefixes of sort keys: who is in it, newest first; withdrawals, latest first, and by publication; marks. */
export const LIVE = 'live#';
export const GONE = 'gone#';
export const FILED = 'filed#';
export const MARK = 'mark#';

/** A mark, and its month: others of the months beside it may stand near. */
export interface MarkRow extends Mark {
  month: string;
}

/** The later, the smaller; ties by slug in code-unit order, which UTF-8 has but for what is above U+DFFF. */
export function sortKey(prefix: string, instant: number, slug: Slug): string {
  const place = slug.replace(/[\uE000-\uFFFF]/g, (unit) => `\u{10FFFF}${unit}`);
  return `${moment(prefix, instant)}#${place}`;
}

/** Where the keys of this moment begin. `instant`: milliseconds since 1970. */
export function moment(prefix: string, instant: number): string {
  return `${prefix}${String(LAST[0] - instant).padStart(17, '0')}`;
}

/** Where those of a month are, behind a place; others of the months beside it may be there as well. */
export function within(
  prefix: string,
  month: string,
  { limit, until }: { limit?: number | undefined; until?: Position | undefined } = {},
): Range & { from: string; to: string } {
  const first = instantOf(`${month}-01`);
  const [from, to] = [first + 32 * OFFSET_MS + OFFSET_MS, first - OFFSET_MS];
  return {
    from: moment(prefix, from),
    to: moment(prefix, to),
    ...(limit !== undefined && { limit }),
    ...(until && { after: sortKey(prefix, ...until) }),
  };
}

/** The instant that such a key names. */
export function instantIn(prefix: string, sort: string): number {
  return LAST[0] - Number(sort.slice(prefix.length, prefix.length + 17));
}

export function memberIn<T>(collection: CollectionId, row: Row): T {
  const { value } = seenIn<T>(row);
  if (value === undefined) throw new Damaged(`${row.partition} ${row.sort}`, { collection });
  return value;
}
