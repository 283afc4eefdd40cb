/** The rows of collections while articles are folded into them: how many, in which months, what is new. */
import { isDeepStrictEqual } from 'node:util';
import { idOf, isLog, kindIn, nameIn } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { aroundMonth, monthsNow } from '../../collection/collections.ts';
import { documentCount } from '../../collection/feeds/archive.ts';
import { byMonth, leadingTo } from '../../collection/reach.ts';
import {
  earliest,
  FIRST,
  LAST,
  NO_MONTH,
  NOTHING,
  touchedSince,
  whole,
  type Position,
  type Touched,
} from '../../collection/touched.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { Change, Version } from '../../store/table/table.ts';
import { put, says, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import {
  collectionIn,
  countsOf,
  Damaged,
  FILED,
  instantIn,
  isThere,
  LIVE,
  readCollections,
  type CollectionRow,
  type MonthCount,
  type Share,
} from '../rows/collections.ts';
import { collectionKey } from '../rows/keys.ts';

/** What a collection had of an article, and is to have. */
export interface Recount {
  collection: CollectionId;
  slug: Slug;
  was?: Share | undefined;
  is?: Share | undefined;
}

/** A row as it is to be, and the change that makes it so. */
interface Counted {
  id: CollectionId;
  row: CollectionRow;
  change: Change;
}

export const SITE = idOf('site', '');

export class Counting {
  readonly #ports: Pick<Ports, 'table'>;
  readonly #settings: Settings;
  readonly #seen = new Map<CollectionId, Seen<CollectionRow>>();

  constructor(ports: Pick<Ports, 'table'>, settings: Settings) {
    this.#ports = ports;
    this.#settings = settings;
  }

  /** The rows after these; nothing is written. Throws Damaged. */
  async next(recounts: readonly Recount[]): Promise<Counted[]> {
    const ids = [...new Set(recounts.map(({ collection }) => collection))];
    await this.#read([...ids, SITE]);
    const byCollection = new Map(ids.map((id) => [id, [] as Recount[]]));
    for (const one of recounts) {
      if (one.was !== undefined && this.#seen.get(one.collection)!.version === undefined)
        throw new Damaged(`The row of ${one.collection}`, one);
      byCollection.get(one.collection)!.push(one);
    }
    const rows = new Map(
      [...byCollection].map(([id, own]) => [id, recounted(this.#row(id), own)] as const),
    );
    const news: CollectionId[] = [];
    for (const [id, row] of rows) {
      const before = this.#row(id);
      if (isThere(id, row, this.#settings) && !isThere(id, before, this.#settings)) news.push(id);
      // From here on all that it has stands by month, too.
      const isByMonth = isDeepStrictEqual(this.#byMonth(id, row), this.#byMonth(id, before));
      const dirty = isByMonth ? withReached(row, before) : allDirty(id, row);
      rows.set(id, { ...row, dirty });
      if (id === SITE) news.push(...monthsBeside(row, before));
    }
    if (news.length > 0) {
      const site = rows.get(SITE) ?? this.#row(SITE);
      const unwritten = [...new Set([...(site.unwritten ?? []), ...news])].sort();
      rows.set(SITE, { ...site, unwritten });
    }
    return [...rows].map(([id, row]) => {
      return { id, row, change: put(collectionKey(id), row, this.#seen.get(id)) };
    });
  }

  /** They are written. */
  remember(counted: readonly Counted[], version: Version): void {
    for (const { id, row } of counted) this.#seen.set(id, { version, value: row });
  }

  async #read(ids: readonly CollectionId[]): Promise<void> {
    const unread = [...new Set(ids)].filter((id) => !this.#seen.has(id));
    for (const [id, seen] of await readCollections(this.#ports, unread)) this.#seen.set(id, seen);
  }

  #row(id: CollectionId): CollectionRow {
    return collectionIn(id, this.#seen.get(id)!);
  }

  #byMonth(id: CollectionId, row: CollectionRow) {
    const kind = kindIn(id);
    return kind && byMonth({ kind, ever: row.ever }, this.#settings);
  }
}

/**
 * What is to be written, and what leads to a month that has more or fewer documents than it had, or something for the
 * first or the last time: the end of those before it, and those behind it.
 */
function withReached(row: CollectionRow, before: CollectionRow): CollectionRow['dirty'] {
  const dirty: Dirty = { ...row.dirty };
  const after = countsOf(row);
  for (const month of recountedMonths(row, before)) {
    if (isDeepStrictEqual(shapeOf(row.months[month]), shapeOf(before.months[month]))) continue;
    const { older, newer } = leadingTo(month, after);
    for (const one of older) touch(dirty, one, LAST);
    for (const one of newer) touch(dirty, one, FIRST);
  }
  return dirty;
}

/** The months that have more or fewer of anything. */
function recountedMonths({ months }: CollectionRow, before: CollectionRow): string[] {
  const all = new Set([...Object.keys(months), ...Object.keys(before.months)]);
  return [...all].filter((month) => months[month] !== before.months[month]);
}

function shapeOf([live, ever]: MonthCount = [0, 0]) {
  return [live > 0, ever > 0, documentCount(ever)];
}

type Dirty = Record<string, Position>;

function touch(dirty: Dirty, month: string, since: Position): void {
  dirty[month] = earliest(dirty[month], since)!;
}

/** All that it has is to be written. */
export function allDirty(
  id: CollectionId,
  { months }: Pick<CollectionRow, 'months'>,
): CollectionRow['dirty'] {
  if (isLog(id)) return { [NO_MONTH]: FIRST };
  return Object.fromEntries(Object.keys(months).map((month) => [month, FIRST]));
}

/** The months of the site that lead to one in which there is something now, or nothing any more. */
function monthsBeside(site: CollectionRow, before: CollectionRow): CollectionId[] {
  const isFilled = ({ months }: CollectionRow, month: string) => (months[month]?.[0] ?? 0) > 0;
  const changed = recountedMonths(site, before).filter(
    (month) => isFilled(site, month) !== isFilled(before, month),
  );
  if (changed.length === 0) return [];
  const filled = monthsNow({ months: countsOf(site) });
  return changed.flatMap((month) => besideMonth(idOf('month', month), filled));
}

/** The months before and after one, whose pages lead there as soon as something is in it, or past it. */
export function besideMonth(id: CollectionId, filled: readonly string[]): CollectionId[] {
  const month = nameIn('month', id);
  if (month === undefined) return [];
  const { older, newer } = aroundMonth(month, filled);
  return [older, newer].flatMap((one) => (one === undefined ? [] : [idOf('month', one)]));
}

/** The row with these articles counted otherwise; where others move by it is to be looked at. */
function recounted(row: CollectionRow, recounts: readonly Recount[]): CollectionRow {
  const { live, ever, waiting, gone, months } = row;
  const counts = { live, ever, waiting, gone, months: { ...months } };
  const dirty: Dirty = { ...row.dirty };
  for (const one of recounts) {
    if (one.was !== undefined) add(counts, one.was, -1);
    if (one.is !== undefined) add(counts, one.is, 1);
    for (const [month, { since }] of touchedBy(one)) if (since) touch(dirty, month, since);
  }
  return { ...row, ...counts, dirty };
}

/**
 * What a change of an article touches of a collection. Where it stays, or is withdrawn from where it stood, that is what
 * tells of it, and whoever folds it writes that; else whatever moves by it. Months in which it ever was, and does
 * not stand, may have one document more.
 */
export function touchedBy({ collection, slug, was, is }: Recount): Touched {
  if (isLog(collection)) return touchedLog(slug, is);
  const isThere = is?.live !== undefined && (is.gone ?? is.filed) === undefined;
  if (isThere && was !== undefined && says(was, is)) {
    const [sort, month] = is.live!;
    if (month === undefined) return NOTHING;
    return touchedAt(month, slug, instantIn(LIVE, sort));
  }
  const place = emptyPlace(was, is);
  if (place !== undefined) return touchedAt(place.month, slug, place.at);
  const dirty: Dirty = {};
  const ever = [was, is].map((share) => share?.ever ?? []);
  for (const month of new Set(ever.flat()))
    if (!ever.every((one) => one.includes(month))) touch(dirty, month, LAST);
  for (const { month, at } of [was, is].flatMap(standing)) touch(dirty, month, [at, slug]);
  return touchedSince(dirty);
}

function touchedAt(month: string, slug: Slug, at: number): Touched {
  return new Map([[month, { slugs: new Map([[slug, at]]) }]]);
}

/** Where what is withdrawn stands as it stood before, so that nobody moves; undefined where somebody may. */
function emptyPlace(was: Share | undefined, is: Share | undefined) {
  const [before, after] = [standing(was), standing(is)];
  const isGone = is?.filed !== undefined && is.live === undefined;
  const isStill = before.length === 1 && isDeepStrictEqual(before, after);
  return isGone && isStill && isDeepStrictEqual(was?.ever, is.ever) ? after[0] : undefined;
}

/** The page that has its name; whoever folds it once more knows that as long as the log has a share of it. */
function touchedLog(slug: Slug, is: Share | undefined): Touched {
  return is === undefined
    ? whole([NO_MONTH])
    : new Map([[NO_MONTH, { slugs: new Map([[slug, 0]]) }]]);
}

/** Where it stands by month, live or withdrawn. */
function standing({ live, filed }: Share = {}): { month: string; at: number }[] {
  const [sort, month] = live ?? [''];
  return [
    ...(month === undefined ? [] : [{ month, at: instantIn(LIVE, sort) }]),
    ...(filed === undefined ? [] : [{ month: filed[1], at: instantIn(FILED, filed[0]) }]),
  ];
}

/** What the row of a collection counts. */
export type Counts = Pick<CollectionRow, 'live' | 'ever' | 'waiting' | 'gone' | 'months'>;

export function noCounts(): Counts {
  return { live: 0, ever: 0, waiting: 0, gone: 0, months: {} };
}

/** One more share, or one less, in place: there may be very many. */
export function add(
  counts: Counts,
  { ever, waiting, live, gone, filed }: Share,
  by: 1 | -1 = 1,
): void {
  if (ever !== undefined) counts.ever += by;
  if (ever !== undefined && waiting) counts.waiting += by;
  if (live !== undefined) counts.live += by;
  if (gone !== undefined) counts.gone += by;
  for (const month of ever ?? []) count(counts.months, month, [0, by, 0]);
  if (live?.[1] !== undefined) count(counts.months, live[1], [by, 0, 0]);
  if (filed !== undefined) count(counts.months, filed[1], [0, 0, by]);
}

function count(
  months: Record<string, MonthCount>,
  month: string,
  [live, ever, filed]: readonly [number, number, number],
): void {
  const [a, b, c = 0] = months[month] ?? [0, 0];
  const next = [a + live, b + ever, c + filed] as const;
  if (next.every((one) => one === 0)) delete months[month];
  else months[month] = next[2] === 0 ? [next[0], next[1]] : next;
}
