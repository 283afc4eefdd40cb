/**
 * The archive of a feed (RFC 5005, section 4): documents which together hold all that the
 * collection has, by the month in which it was published. A subscriber who follows them from the
 * feed, each to the older one, has read everything.
 *
 * A month with many articles has several documents, filled from the oldest, so that one more
 * article changes the last of them and no document ever becomes long. A withdrawn article keeps its
 * position: there is its tombstone. So a document stays as it is until one of its articles changes, or
 * one of an earlier moment comes to its month and moves the rest of that month by one.
 */
import type { Settings } from '../../site/settings.ts';
import { contentTypeOf } from '../../site/content-types.ts';
import { feedItems, type FeedItem } from './items.ts';
import { formats } from './index.ts';
import { DOCUMENT_ITEMS } from './limits.ts';
import type { ArchiveDocument, Collection, Contents, Output, Stretch } from '../model.ts';
import { instantOf, monthOf } from '../../base/time.ts';
import { memoize } from '../../base/memoize.ts';
import { hasFeeds } from '../kinds/files.ts';
import { isEarlier, type Position, type Touched } from '../touched.ts';
import { archivePaths, type ArchivePaths, type FeedPaths } from '../../site/routes.ts';

/** A collection that never had more has no archive: a feed has room for so many, unless the settings say otherwise. */
const FEED_ITEMS = 20;

/**
 * Those of the months at hand, from the oldest to the newest; none where a feed has always had room for
 * everything. There are as many as there ever were: where articles went to other months, documents are
 * empty, not missing.
 */
export function archiveOf(collection: Collection, settings: Settings): readonly ArchiveDocument[] {
  return archivesUnder(settings)(collection);
}

/** Whoever looks at a collection asks several times. */
const archivesUnder = memoize((settings: Settings) =>
  memoize((collection: Collection): readonly ArchiveDocument[] =>
    isArchived(collection, settings) ? documentsOf(collection) : [],
  ),
);

/** Whether it has an archive: from then on for ever. */
export function isArchived(
  collection: Pick<Collection, 'kind' | 'ever'>,
  { feeds }: Settings,
): boolean {
  return (
    hasFeeds(collection) && collection.ever > Math.min(FEED_ITEMS, feeds.fewest ?? feeds.entries)
  );
}

function documentsOf(collection: Collection): ArchiveDocument[] {
  const months = itemsByMonth(collection);
  const positions = Object.entries(collection.months)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([month, { ever }]) =>
      Array.from({ length: documentCount(ever) }, (_, at) => {
        const first = at * DOCUMENT_ITEMS;
        const items = among(months.get(month), first, first + DOCUMENT_ITEMS);
        const paths = archivePaths(collection, month, at + 1);
        return { month, first, paths, items: items.map(({ item }) => item).reverse() };
      }),
    );
  const documents = positions.map((position, at) => {
    const [older, newer] = [positions[at - 1]?.paths, positions[at + 1]?.paths];
    return { ...position, ...(older && { older }), ...(newer && { newer }) };
  });
  return documents.filter(({ month, first }) =>
    isAtHand(collection, month, first, first + DOCUMENT_ITEMS),
  );
}

/** Whether all are that have so many before them in the month, and fewer than so many. */
export function isAtHand(
  { atHand, ends, middles }: Collection,
  month: string,
  from: number,
  to: number,
): boolean {
  const [end, middle] = [ends?.[month], middles?.[month]];
  if (end === undefined && middle === undefined) return atHand?.includes(month) !== false;
  if (end !== undefined && from >= end.first) return true;
  return middle !== undefined && from >= middle.first && to <= middle.first + middle.count;
}

/** Behind how many of its month the document begins on which stands who has so many before him. */
export function documentStart(before: number): number {
  return before - (before % DOCUMENT_ITEMS);
}

/** How many documents a month has in which so many ever were. */
export function documentCount(ever: number): number {
  return Math.ceil(ever / DOCUMENT_ITEMS);
}

/** Those that a change reaches: the one before may lead to one that was not there. */
export function touchedDocuments(
  collection: Collection,
  settings: Settings,
  touched: Touched,
): ArchiveDocument[] {
  const earlier = earlierThan(collection, touched);
  return archiveOf(collection, settings).filter(({ month, first, items }) => {
    if (items.some(({ slug }) => touched.get(month)?.slugs.has(slug))) return true;
    const count = earlier.get(month);
    return count !== undefined && first + DOCUMENT_ITEMS >= count;
  });
}

/** Month → how many stand there that nothing moves; of those in which others move. */
export function earlierThan(collection: Collection, touched: Touched): Map<string, number> {
  const counts = new Map<string, number>();
  const moving = [...touched].filter(([, { since }]) => since !== undefined);
  if (moving.length === 0) return counts;
  const months = itemsByMonth(collection);
  for (const [month, { since }] of moving) {
    const { first, items } = months.get(month)?.at(-1) ?? NO_ITEMS;
    const earlier = items.filter((one) => isEarlier(positionIn(one), since!));
    counts.set(month, first + earlier.length);
  }
  return counts;
}

/** Some of a month that stand one after another, oldest first, behind so many others. */
export interface MonthItems {
  first: number;
  items: readonly Filed[];
}

const NO_ITEMS: MonthItems = { first: 0, items: [] };

/** What is at hand of each month, its end last. Pages and documents of a collection ask for it several times. */
export const itemsByMonth = memoize(
  (collection: Collection): ReadonlyMap<string, readonly MonthItems[]> => {
    const months = Map.groupBy(itemsOf(collection), ({ month }) => month);
    return new Map(
      [...months].map(([month, items]) => [month, stretchesOf(collection, month, items)]),
    );
  },
);

/** The newest of the collection may reach further back than what is at hand of the month. */
function stretchesOf(
  { ends, middles }: Collection,
  month: string,
  items: readonly Filed[],
): MonthItems[] {
  const last = ({ first, count }: Stretch, own: readonly Filed[]) => ({
    first,
    items: own.slice(own.length - count),
  });
  const [end, middle] = [ends?.[month], middles?.[month]];
  if (middle === undefined) return [last(end ?? { first: 0, count: items.length }, items)];
  const before = items.filter((one) => isEarlier(positionIn(one), middle.until));
  const own = last(middle, before);
  if (end === undefined) return [own];
  // The end may begin before the middle is over.
  const rest = own.items.slice(0, Math.max(0, end.first - own.first));
  return [{ ...own, items: rest }, last(end, items)];
}

/** Those at hand that have so many before them in the month, and fewer than so many. */
export function among(stretches: readonly MonthItems[] = [], from: number, to: number): Filed[] {
  return stretches.flatMap(({ first, items }) =>
    items.slice(Math.max(0, from - first), Math.max(0, to - first)),
  );
}

/** What a collection has or had, and where it stands in its archive and its listings. */
export interface Filed {
  item: FeedItem;
  at: number;
  month: string;
}

/** Oldest first; ties by slug, as collections have them. What is withdrawn keeps its position. */
function itemsOf({ summaries, withdrawals }: Collection): Filed[] {
  return [...summaries, ...withdrawals]
    .flatMap((item) => filed(item) ?? [])
    .sort((a, b) => (isEarlier(positionIn(a), positionIn(b)) ? -1 : 1));
}

export function positionIn({ at, item }: Filed): Position {
  return [at, item.slug];
}

const filed = memoize((item: FeedItem): Filed | undefined => {
  const { published } = item;
  if (published === undefined) return undefined;
  return { item, at: instantOf(published), month: monthOf(published) };
});

/**
 * Where a reader of the feed goes on: at the newest document with something that the feed does not
 * have. Newer ones are still being filled, and nobody needs them yet.
 */
export function olderThanFeed(
  collection: Collection,
  settings: Settings,
): ArchivePaths | undefined {
  const documents = archiveOf(collection, settings);
  if (documents.length === 0) return undefined;
  const inFeed = new Set(feedItems(collection, settings));
  return documents.findLast(({ items }) => items.some((item) => !inFeed.has(item)))?.paths;
}

/** A file of an archive, to be rendered when its texts are at hand. */
export interface ArchiveFile extends Omit<Output, 'body'> {
  render: (contents: Contents) => Uint8Array;
}

export function archiveFiles(
  collection: Collection,
  document: ArchiveDocument,
  settings: Settings,
): ArchiveFile[] {
  const paths: Partial<FeedPaths> = document.paths;
  return formats.flatMap(({ name, mediaType, archive }) => {
    const path = paths[name];
    if (archive === undefined || path === undefined) return [];
    return {
      path,
      contentType: contentTypeOf(mediaType),
      render: (contents) => archive.render(collection, document, settings, contents),
    };
  });
}
