/**
 * Collections as their files need them: the newest members, and the months that a change reaches. What
 * is read must be what the collection's row counts, or it is damaged.
 */
import { collectionOf, type Members } from '../../collection/collections.ts';
import { pageCount, pageOf } from '../../collection/change-log.ts';
import { isLog, kindIn, nameIn, type KindName } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Collection } from '../../collection/model.ts';
import {
  behindFeed,
  byMonth,
  hasMonths,
  newestCount,
  slugsInFeed,
  withBeside,
  type Wanted,
} from '../../collection/reach.ts';
import { isArchived } from '../../collection/feeds/archive.ts';
import { hasMonthPages, leftEmpty, sitemapCount } from '../../collection/listings/paging.ts';
import { stretchOf } from '../../collection/spread.ts';
import {
  NO_MONTH,
  NOTHING,
  touchedSince,
  union,
  whole,
  type Touched,
} from '../../collection/touched.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { Version } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import {
  collectionIn,
  countsOf,
  GONE,
  LIVE,
  type CollectionRow,
  type MemberRow,
  type MonthCount,
} from '../rows/collections.ts';
import { check, CollectionReader, Found } from './collection-reader.ts';

/** A collection, as much of it as is needed. */
export interface Loaded {
  collection: Collection;
  seen: Seen<CollectionRow>;
  /** The pages and documents that are to be looked at. */
  touched: Touched;
  /** Of the articles in it. */
  versions: ReadonlyMap<Slug, Version>;
}

export interface Around {
  /** The months of the site, oldest first. */
  filled: readonly string[];
  settings: Settings;
  /** Whether months are looked at whole, and those beside them, too, though nothing says that they are to be written. */
  beside?: boolean;
  /** Members that were read of other collections: an article is one object, and rendered once for all of them. */
  members?: Map<string, MemberRow>;
}

/** With what is touched, and what is still to be written. */
export function load(
  ports: Pick<Ports, 'table'>,
  id: CollectionId,
  seen: Seen<CollectionRow>,
  changed: Touched,
  around: Around,
): Promise<Loaded | undefined> {
  const { dirty } = collectionIn(id, seen);
  return loadTouched(ports, id, seen, union(changed, touchedSince(dirty)), around);
}

/** With these months and no others. Undefined for a collection that this version does not know. */
export function loadMonths(
  ports: Pick<Ports, 'table'>,
  id: CollectionId,
  seen: Seen<CollectionRow>,
  months: ReadonlySet<string>,
  around: Around,
): Promise<Loaded | undefined> {
  return loadTouched(ports, id, seen, whole(months), around);
}

async function loadTouched(
  ports: Pick<Ports, 'table'>,
  id: CollectionId,
  seen: Seen<CollectionRow>,
  asked: Touched,
  around: Around,
): Promise<Loaded | undefined> {
  const kind = kindIn(id);
  if (kind === undefined) return undefined;
  const { filled, settings, members } = around;
  const row = collectionIn(id, seen);
  const found = new Found(members);
  const loading = { kind, id, row, found, reader: new CollectionReader(ports, id, found) };
  const touched = touchedIn(loading, asked, around);
  const read = await readTouched(loading, touched, around);
  const counts = { live: row.live, ever: row.ever, months: countsOf(row) };
  const collection = collectionOf(id, { ...counts, ...found.members(), ...read }, filled, settings);
  if (collection === undefined) return undefined;
  const moving = leftEmpty(collection, touched);
  if (moving.size > 0) return loadTouched(ports, id, seen, union(asked, moving), around);
  return { collection, seen, touched, versions: found.versions() };
}

/** A collection that is being read. */
interface Loading {
  kind: KindName;
  id: CollectionId;
  row: CollectionRow;
  found: Found;
  reader: CollectionReader;
}

/** What it has of what is asked for, and of what stands beside that. */
function touchedIn(
  { kind, id, row }: Loading,
  asked: Touched,
  { settings, beside = false }: Around,
): Touched {
  if (isLog(id)) return beside ? whole([NO_MONTH]) : asked;
  const months = countsOf(row);
  const some = beside ? whole(withBeside(new Set(asked.keys()), months)) : asked;
  if (!hasMonths({ kind, ever: row.ever }, settings)) return NOTHING;
  const own = nameIn('month', id);
  const isOwn = (month: string) => own === undefined || month === own;
  return new Map([...some].filter(([month]) => months[month] !== undefined && isOwn(month)));
}

/** Reads what is touched; what of the collection is at hand then, where that is not all. */
async function readTouched(
  loading: Loading,
  touched: Touched,
  around: Around,
): Promise<Partial<Members>> {
  const { kind, id, row, found, reader } = loading;
  const some = isLog(id)
    ? await logOf(loading, touched)
    : kind === 'month'
      ? await siteMonthOf(loading, touched, around)
      : await newestOf(loading, touched, around);
  if (some !== undefined) return some;
  await reader.all();
  check(id, found.live.size, row.live);
  check(id, found.withdrawn.size, row.gone);
  return {};
}

/** Of a month of the change log; undefined where all of it is to be read, as it is where lists do not know its pages. */
async function logOf(
  { kind, row, reader }: Loading,
  touched: Touched,
): Promise<Partial<Members> | undefined> {
  const { slugs, since } = touched.get(NO_MONTH) ?? { slugs: new Map<Slug, number>() };
  const count = pageCount(row);
  const line = await reader.line(kind);
  const hashes = line?.pages ?? [];
  const isKnown = line !== undefined && hashes.length === count - 1;
  const atHand = new Set([1, ...[...slugs.keys()].map((slug) => pageOf(slug, row))]);
  if (since !== undefined || !isKnown || atHand.size === count) return undefined;
  await mapAll(atHand, (page) => reader.stretch(...stretchOf(page, count)));
  return { logged: { atHand, hashes } };
}

/** The same of a month of the site, and its sitemaps. */
async function siteMonthOf(
  { kind, row, reader }: Loading,
  touched: Touched,
  { beside = false }: Around,
): Promise<Partial<Members> | undefined> {
  const sitemaps = (await reader.line(kind))?.sitemaps;
  const isMoving = [...touched.values()].some(({ since }) => since !== undefined);
  const isKnown = isMoving || sitemaps?.length === sitemapCount(row.ever);
  if (beside || !hasMonthPages({ kind, ever: row.ever }) || !isKnown) return undefined;
  const ends = await reader.months(row, touched, () => ({ hasPages: true, hasSitemaps: true }));
  return { ...ends, ...(sitemaps && { sitemaps }) };
}

/** Of any other the newest, and what is touched of its months. */
async function newestOf(
  { kind, id, row, found, reader }: Loading,
  touched: Touched,
  { filled, settings }: Around,
): Promise<Partial<Members>> {
  const sized = { kind, ever: row.ever };
  const newest = await reader.newest(LIVE, newestCount(settings));
  check(id, newest, Math.min(newestCount(settings), row.live));
  const gone = await reader.newest(GONE, settings.feeds.entries);
  check(id, gone, Math.min(settings.feeds.entries, row.gone));
  const wanted = new Map<string, Wanted>(touched);
  if (isArchived(sized, settings)) {
    const counts = { live: row.live, ever: row.ever, months: countsOf(row) };
    const shown = collectionOf(id, { ...counts, ...found.members() }, filled, settings)!;
    const filed = await reader.newestFiled(settings.feeds.entries + 1);
    const inFeed = slugsInFeed(shown, settings);
    for (const month of behindFeed(shown, filed, settings))
      wanted.set(month, { slugs: new Map(), ...wanted.get(month), inFeed });
  }
  const { pages } = byMonth(sized, settings);
  return await reader.months(row, wanted, (month) => ({ hasPages: pages && touched.has(month) }));
}

/** Who is in it in a month, or was withdrawn there. Throws Damaged. */
export async function slugsOfMonth(
  ports: Pick<Ports, 'table'>,
  id: CollectionId,
  month: string,
  count: MonthCount,
): Promise<Slug[]> {
  const found = new Found();
  await new CollectionReader(ports, id, found).month(month, count);
  return [...found.live.keys(), ...found.withdrawn.keys()];
}
