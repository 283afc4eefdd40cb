/**
 * How far a change reaches: which months of a collection its files need, whatever else it has. A
 * collection of a million articles is rendered from its newest ones and from these months.
 */
import { instantOf, monthOf } from '../base/time.ts';
import type { Settings, Slug } from '../site/settings.ts';
import { documentStart, isArchived } from './feeds/archive.ts';
import { feedItems } from './feeds/items.ts';
import { FIRST_PAGE_SUMMARIES, NAMING_SUMMARIES } from './limits.ts';
import {
  fullBefore,
  hasMonthPages,
  pageStart,
  sitemapAt,
  sitemapBegin,
} from './listings/paging.ts';
import { kindOf } from './kinds/index.ts';
import type { Collection, Count } from './model.ts';
import { aroundMonth } from './collections.ts';
import { isEarlier, type Position } from './touched.ts';

/** So many of the newest articles its first page and its feeds show, and one more. */
export function newestCount({ feeds }: Settings): number {
  return Math.max(FIRST_PAGE_SUMMARIES, NAMING_SUMMARIES, feeds.entries) + 1;
}

/** What says how large a collection is, before anything of it is read. */
type Sized = Pick<Collection, 'kind' | 'ever'>;

/** A month, of the site or of the change log, is read whole where all of it is looked at. */
export function isWhole({ kind }: Pick<Collection, 'kind'>): boolean {
  return kind === 'month' || kindOf({ kind }).log === true;
}

/** What of it is by month: pages behind the first, documents of an archive. What is, stays. */
export function byMonth(
  collection: Sized,
  settings: Settings,
): { pages: boolean; archive: boolean } {
  return { pages: hasMonthPages(collection), archive: isArchived(collection, settings) };
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

/** What is needed of a month. */
export interface Wanted {
  /** The pages and documents of these. */
  slugs: ReadonlyMap<Slug, number>;
  /** Those that change where others move from here on. */
  since?: Position;
  /** The document of the newest whom the feed does not show. */
  inFeed?: ReadonlySet<Slug>;
  /** The month's own page, which counts those who are live. */
  ownPage?: boolean;
}

/** What there is of it. */
export interface Has {
  hasPages: boolean;
  hasSitemaps?: boolean;
}

/**
 * How far back a month is read from its end, so that what is needed is whole: pages and documents are filled from the
 * oldest, and it is known how many there are. A page leads to the next older one on which something is, so that it
 * is enough to meet one that is live before it.
 */
export class Backwards {
  readonly #all: number;
  readonly #hasPages: boolean;
  readonly #hasSitemaps: boolean;
  /** Who has not come yet. */
  readonly #slugs: Set<Slug>;
  #since: Position | undefined;
  #inFeed: ReadonlySet<Slug> | undefined;
  /** The last page is needed that begins before this, and on which something is. */
  #filledBefore: number | undefined;
  /** All behind so many are needed. */
  #first: number;
  /** One is needed that is live and has fewer before it. */
  #liveBefore: number | undefined;

  /** `all`: how many stand in the month; `from`: the first that comes has fewer before it. */
  constructor(
    { slugs, since, inFeed, ownPage = false }: Wanted,
    all: number,
    { hasPages, hasSitemaps = false }: Has,
    from = all,
  ) {
    this.#all = all;
    this.#first = from;
    this.#hasPages = hasPages;
    this.#hasSitemaps = hasSitemaps;
    this.#slugs = new Set(slugs.keys());
    this.#since = since;
    this.#inFeed = inFeed;
    if (ownPage) this.#needPage(fullBefore(all));
  }

  /** Whether it is enough with this one, the next older, who has so many before him. */
  isEnough([at, slug]: Position, isLive: boolean, before: number): boolean {
    if (this.#inFeed?.has(slug) === false) {
      this.#inFeed = undefined;
      this.#need(documentStart(before));
    }
    if (this.#since && isEarlier([at, slug], this.#since)) {
      this.#since = undefined;
      this.#need(documentStart(before));
      if (this.#hasPages) this.#needFilled(fullBefore(before + 1));
    }
    if (this.#slugs.delete(slug)) {
      this.#need(documentStart(before));
      if (this.#hasPages) this.#needPage(pageStart(before, this.#all));
    }
    if (isLive && before < (this.#filledBefore ?? 0)) {
      this.#filledBefore = undefined;
      this.#needPage(pageStart(before, this.#all));
    }
    if (isLive && before < (this.#liveBefore ?? 0)) this.#liveBefore = undefined;
    const isOpen = this.#slugs.size > 0 || (this.#since ?? this.#inFeed) !== undefined;
    const isLed = (this.#filledBefore ?? this.#liveBefore) === undefined;
    return !isOpen && isLed && before <= this.#first;
  }

  #need(first: number): void {
    this.#first = Math.min(this.#first, first);
  }

  #needPage(first: number): void {
    this.#need(this.#hasSitemaps ? sitemapBegin(sitemapAt(first)) : first);
    if (first > 0) this.#liveBefore = Math.min(this.#liveBefore ?? first, first);
  }

  #needFilled(before: number): void {
    if (before === 0) this.#need(0);
    else this.#filledBefore = before;
  }
}
