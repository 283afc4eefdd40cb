/**
 * How far a change reaches: which months of a collection its files need, whatever else it has. A
 * collection of a million articles is rendered from its newest ones and from these months.
 */
import { instantOf, monthOf } from '../base/time.ts';
import type { Settings, Slug } from '../site/settings.ts';
import { isArchived } from './feeds/archive.ts';
import { feedItems } from './feeds/items.ts';
import { FIRST_PAGE_SUMMARIES, NAMING_SUMMARIES } from './limits.ts';
import { isSplit } from './listings/paging.ts';
import { kindOf } from './kinds/index.ts';
import type { Collection, Count } from './model.ts';
import { aroundMonth } from './collections.ts';

/** So many of the newest articles its first page and its feeds show, and one more. */
export function newestCount({ feeds }: Settings): number {
  return Math.max(FIRST_PAGE_SUMMARIES, NAMING_SUMMARIES, feeds.entries) + 1;
}

/** What says how large a collection is, before anything of it is read. */
type Sized = Pick<Collection, 'kind' | 'ever'>;

/** A month, of the site or of the change log, is read whole. */
export function isWhole({ kind }: Pick<Collection, 'kind'>): boolean {
  return kind === 'month' || kindOf({ kind }).log === true;
}

/** What of it is by month: pages behind the first, documents of an archive. What is, stays. */
export function byMonth(
  collection: Sized,
  settings: Settings,
): { pages: boolean; archive: boolean } {
  const pages = collection.kind !== 'site' && isSplit(collection);
  return { pages, archive: isArchived(collection, settings) };
}

export function hasMonths(collection: Sized, settings: Settings): boolean {
  const { pages, archive } = byMonth(collection, settings);
  return pages || archive;
}

/**
 * These months, and on either side the next that something ever was in and the next that something is
 * in: pages and documents lead to those beside them.
 */
export function withBeside(months: ReadonlySet<string>, all: Collection['months']): Set<string> {
  const names = Object.keys(all).sort();
  const tests = [({ ever }: Count) => ever > 0, ({ live }: Count) => live > 0];
  const filled = tests.map((test) => names.filter((name) => test(all[name]!)));
  const found = new Set([...months].filter((month) => all[month] !== undefined));
  for (const month of months)
    for (const { older, newer } of filled.map((some) => aroundMonth(month, some)))
      for (const beside of [older, newer]) if (beside !== undefined) found.add(beside);
  return found;
}

/** Of those beside a month, what is before it and what is behind it. */
export function leadingTo(
  month: string,
  all: Collection['months'],
): { older: string[]; newer: string[] } {
  const beside = [...withBeside(new Set([month]), all)];
  return {
    older: beside.filter((one) => one < month),
    newer: beside.filter((one) => one > month),
  };
}

/** A month is that of the article's own offset, which may be so far from UTC, and a little more. */
export const OFFSET_MS = 24 * 60 * 60 * 1000;

export function slugsInFeed(collection: Collection, settings: Settings): Set<Slug> {
  return new Set(feedItems(collection, settings).map(({ slug }) => slug));
}

/**
 * Of a collection that is archived, the months to look through for its newest document that has something which the feed
 * does not have. `collection` has the newest articles, one more than the feed shows; `filed` the newest
 * withdrawn ones by when they were published, as many.
 */
export function behindFeed(
  collection: Collection,
  filed: Collection['withdrawals'],
  settings: Settings,
): string[] {
  const inFeed = slugsInFeed(collection, settings);
  const first = [...collection.summaries, ...filed]
    .filter(({ slug, published }) => !inFeed.has(slug) && published !== undefined)
    .sort((a, b) => instantOf(b.published!) - instantOf(a.published!))[0];
  if (first?.published === undefined) return [];
  const month = monthOf(first.published);
  const newer = Object.keys(collection.months)
    .sort()
    .find((one) => one > month);
  // What is older may have a later month, by its own offset.
  const isNear =
    newer !== undefined && instantOf(`${newer}-01`) - instantOf(first.published) < 2 * OFFSET_MS;
  return isNear ? [month, newer] : [month];
}
