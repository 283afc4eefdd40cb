/**
 * Pages of a listing. The first shows the newest; all that a collection has stands once more by the
 * month in which it was published, so that an article changes the first page and those of its month,
 * whatever else there is. The months of the whole site are collections of their own.
 */
import type { Summary } from '../../../schemas/types.ts';
import { memoize } from '../../base/memoize.ts';
import { monthOf } from '../../base/time.ts';
import { listingJsonPath, listingPath } from '../../site/routes.ts';
import { aroundMonth, monthsAtHand } from '../collections.ts';
import {
  among,
  earlierThan,
  isAtHand,
  itemsByMonth,
  positionIn,
  type Filed,
  type MonthItems,
} from '../feeds/archive.ts';
import { isWithdrawn } from '../feeds/items.ts';
import { nameIn } from '../kinds/index.ts';
import type { Around, Collection } from '../model.ts';
import { earliest, NOTHING, touchedSince, type Position, type Touched } from '../touched.ts';
import {
  FIRST_PAGE_SUMMARIES,
  MONTH_PAGE_SUMMARIES,
  PAGE_SUMMARIES,
  SITEMAP_PAGES,
} from '../limits.ts';

/** Where a page is, for readers and for programs. */
export interface Paths {
  html: string;
  json: string;
}

/** A page that another one leads to. */
export interface Neighbour extends Paths {
  /** `2026-03`; absent of the first page. */
  month?: string;
}

export interface Page {
  paths: Paths;
  /** `2026-03`; absent on the first page. */
  month?: string;
  /** Within the month, from the oldest; absent on the one with its newest summaries. */
  number?: number;
  /** How many of the month stand before it. */
  begin?: number;
  /** Newest first. */
  summaries: Summary[];
  /** In the collection, on its first page; in the month, on that without a number. */
  total?: number;
  /** The page to read next. */
  older?: Neighbour;
  /** The page to go back to. */
  newer?: Neighbour;
}

export function isFirst({ month }: Page): boolean {
  return month === undefined;
}

/**
 * The first page and then the months, oldest first. Following `older` from the first meets every
 * summary at least once: the newest stand in their months, too. There are as many pages as the
 * collection ever needed: when articles are withdrawn or dated anew, pages become empty, not missing.
 */
export const pagesOf = memoize((collection: Collection): readonly Page[] => {
  const own = nameIn('month', collection.id);
  if (own !== undefined) return pagesIn(collection, [own]);
  const { summaries } = collection;
  const [rest] = summaries.slice(FIRST_PAGE_SUMMARIES);
  const first: Page = {
    paths: pathsOf(collection),
    summaries: summaries.slice(0, FIRST_PAGE_SUMMARIES),
    total: collection.live,
    ...(rest?.published !== undefined && { older: baseOf(collection, monthOf(rest.published)) }),
  };
  if (!hasMonthPages(collection)) return [first];
  return [first, ...pagesIn(collection, monthsAtHand(collection))];
});

function pagesIn(collection: Collection, months: readonly string[]): Page[] {
  const items = itemsByMonth(collection);
  const live = monthsOf(collection)
    .map(({ month }) => month)
    .reverse();
  return months.flatMap((month) => {
    const around = collection.around ?? (live.includes(month) ? aroundMonth(month, live) : {});
    return monthPages(collection, month, items.get(month), around);
  });
}

/**
 * The first, and those that a change reaches. Where others move, these are the month's own page, which counts them, all
 * from there on, and the last before them on which something is, which leads on. Where one is withdrawn, that from which
 * it is gone, and the month's own.
 */
export function touchedPages(collection: Collection, touched: Touched): Page[] {
  const pages = touchablePages(collection, touched);
  const places = placesOf(collection, touched);
  const earlier = earlierThan(collection, touched);
  const lowest = new Map<string, number>();
  for (const [month, count] of earlier) {
    const before = pages.filter(
      ({ month: own, number = Infinity, summaries }) =>
        own === month && number <= numbered(count) && summaries.length > 0,
    );
    lowest.set(month, Math.max(0, ...before.map(({ number }) => number!)));
  }
  return pages.filter((page) => {
    const { month, number = Infinity } = page;
    if (month === undefined) return true;
    const own = places.get(month) ?? [];
    if (own.some((place) => isOn(page, place))) return true;
    if (number === Infinity && own.some(({ isLive }) => !isLive)) return true;
    return number >= (lowest.get(month) ?? NaN);
  });
}

/**
 * Where in a month nobody moves, and a page is left without anybody by those who are withdrawn from it: from there on,
 * since pages lead past it.
 */
export function leftEmpty(collection: Collection, touched: Touched): Touched {
  const gone = [...placesOf(collection, touched)].flatMap(([month, places]) => {
    const isStill = touched.get(month)!.since === undefined;
    return places.filter(({ isLive }) => isStill && !isLive).map((place) => ({ month, place }));
  });
  // Most changes withdraw nobody, and then no page need be made to know it.
  if (gone.length === 0) return NOTHING;
  const since: Record<string, Position> = {};
  const pages = touchablePages(collection, touched);
  for (const { month, place } of gone) {
    const page = pages.find((one) => one.month === month && isOn(one, place));
    if (page?.summaries.length === 0) since[month] = earliest(since[month], place.position)!;
  }
  return touchedSince(since);
}

/** Who is touched stands there, or stood. */
interface Place {
  position: Position;
  /** How many of the month stand before it. */
  before: number;
  isLive: boolean;
}

function placesOf(collection: Collection, touched: Touched): Map<string, Place[]> {
  const months = itemsByMonth(collection);
  const found = new Map<string, Place[]>();
  for (const [month, { slugs }] of touched) {
    const places = (months.get(month) ?? []).flatMap(({ first, items }) =>
      items.flatMap((filed, at): Place[] => {
        const { item } = filed;
        if (!slugs.has(item.slug)) return [];
        return [{ position: positionIn(filed), before: first + at, isLive: !isWithdrawn(item) }];
      }),
    );
    if (places.length > 0) found.set(month, places);
  }
  return found;
}

function isOn({ number, begin = 0 }: Page, { before }: Place): boolean {
  return begin <= before && (number === undefined || before < begin + PAGE_SUMMARIES);
}

function touchablePages(collection: Collection, touched: Touched): Page[] {
  return [...pagesOf(collection), ...pagesIn(collection, cutMonths(collection, touched))];
}

/** Months of which not all is at hand. Of one of the site its pages are all there is. */
function cutMonths(collection: Collection, touched: Touched): string[] {
  if (!hasMonthPages(collection) || collection.kind === 'month') return [];
  const { ends, middles } = collection;
  return Object.keys({ ...ends, ...middles }).filter((month) => touched.has(month));
}

/** Whether it has pages of months of its own: those of the site are collections themselves. */
export function hasMonthPages({ kind, ever }: Pick<Collection, 'kind' | 'ever'>): boolean {
  return kind !== 'site' && isSplit({ ever });
}

/** Whether the first page has no room for all. */
function isSplit({ ever }: Pick<Collection, 'ever'>): boolean {
  return ever > FIRST_PAGE_SUMMARIES;
}

/** One line of a list of months. */
export interface Month {
  month: string;
  /** Articles in it now, at least one. */
  count: number;
  paths: Paths;
}

/** Those in which something is now, newest first; none where the first page has room for everything. */
export function monthsOf(collection: Collection): Month[] {
  if (collection.kind !== 'site' && !isSplit(collection)) return [];
  return Object.entries(collection.months)
    .filter(([, { live }]) => live > 0)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, { live }]) => ({ month, count: live, paths: pathsOf(collection, { month }) }));
}

/**
 * The month's own page, then the numbered ones. They are filled from the oldest, and what was
 * withdrawn keeps its position, so that a page, once it has its number, keeps its summaries; only one
 * that is dated back within the month moves those after it by one.
 */
function monthPages(
  collection: Collection,
  month: string,
  stretches: readonly MonthItems[] = [],
  around: Around,
): Page[] {
  const { first, items } = stretches.at(-1) ?? { first: 0, items: [] };
  const middle = collection.middles?.[month];
  const all = middle?.all ?? first + items.length;
  const { ever, live: total } = collection.months[month] ?? { ever: 0, live: 0 };
  const full = numbered(all);
  const count = Math.max(full, numbered(ever));
  const base = baseOf(collection, month);
  const liveAt = (from: number, to: number) => liveOf(among(stretches, from, to));
  const parts: Part[] = [
    {
      ...{ at: base, begin: full * PAGE_SUMMARIES, end: all },
      summaries: liveAt(full * PAGE_SUMMARIES, all),
    },
    ...Array.from({ length: count }, (_, i): Part => {
      const number = count - i;
      const begin = (number - 1) * PAGE_SUMMARIES;
      const end = begin + PAGE_SUMMARIES;
      const at = { ...pathsOf(collection, { month, number }), month };
      const summaries = number > full ? [] : liveAt(begin, end);
      return { at, number, begin, end, summaries };
    }),
  ];
  const { live = NaN } = middle ?? {};
  // Nothing stands on pages that were needed once.
  const isFilled = ({ number = 0, begin, end, summaries }: Part) =>
    summaries.length > 0 || (number <= full && begin <= live && live < end);
  const before = around.older === undefined ? undefined : baseOf(collection, around.older);
  const after = baseOf(collection, around.newer);
  return parts.flatMap(({ at: { month: _, ...paths }, number, begin, end, summaries }, i) => {
    // Others may stand there that are not at hand.
    if (!isAtHand(collection, month, begin, end)) return [];
    const older = parts.slice(i + 1).find(isFilled)?.at ?? before;
    const newer = parts.slice(0, i).findLast(isFilled)?.at ?? after;
    const said = number === undefined ? { total } : { number };
    return { paths, month, ...said, begin, summaries, ...(older && { older }), newer };
  });
}

interface Part {
  at: Neighbour;
  number?: number;
  /** How many of the month stand before it, and before what is behind it. */
  begin: number;
  end: number;
  summaries: Summary[];
}

/** Behind how many of a month with so many the page begins on which stands who has so many before him. */
export function pageStart(before: number, all: number): number {
  return Math.min(before - (before % PAGE_SUMMARIES), fullBefore(all));
}

/** How many stand on pages with numbers, where so many stand in the month. */
export function fullBefore(all: number): number {
  return numbered(all) * PAGE_SUMMARIES;
}

/** How many sitemaps a month of the site has in which so many ever were: never fewer. */
export function sitemapCount(ever: number): number {
  return sitemapAt(fullBefore(ever)) + 1;
}

/** The sitemap, from 0, of a page that begins behind so many. */
export function sitemapAt(begin: number): number {
  return Math.floor(begin / (PAGE_SUMMARIES * SITEMAP_PAGES));
}

/** Behind how many of its month a sitemap begins. */
export function sitemapBegin(at: number): number {
  return at * PAGE_SUMMARIES * SITEMAP_PAGES;
}

function numbered(summaries: number): number {
  return Math.max(0, Math.floor((summaries - MONTH_PAGE_SUMMARIES) / PAGE_SUMMARIES));
}

/** Newest first. */
function liveOf(items: readonly Filed[]): Summary[] {
  return items.flatMap(({ item }) => (isWithdrawn(item) ? [] : [item])).reverse();
}

/** The month's own page; without a month the first of all. */
function baseOf(collection: Collection, month?: string): Neighbour {
  return month === undefined ? pathsOf(collection) : { ...pathsOf(collection, { month }), month };
}

/** A month of the site stands among those of the site. */
function pathsOf(collection: Collection, place: Pick<Page, 'month' | 'number'> = {}): Paths {
  const all = nameIn('month', collection.id) === undefined ? collection : { path: '/' };
  return { html: listingPath(all, place), json: listingJsonPath(all, place) };
}
