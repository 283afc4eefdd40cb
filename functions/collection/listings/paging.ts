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
import { earlierThan, itemsOf, type Filed } from '../feeds/archive.ts';
import { isWithdrawn } from '../feeds/items.ts';
import { nameIn } from '../kinds/index.ts';
import type { Around, Collection } from '../model.ts';
import type { Touched } from '../touched.ts';
import { FIRST_PAGE_SUMMARIES, MONTH_PAGE_SUMMARIES, PAGE_SUMMARIES } from '../limits.ts';

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
  if (own !== undefined)
    return monthPages(collection, own, itemsOf(collection), collection.around ?? {});
  const { summaries } = collection;
  const [rest] = summaries.slice(FIRST_PAGE_SUMMARIES);
  const first: Page = {
    paths: pathsOf(collection),
    summaries: summaries.slice(0, FIRST_PAGE_SUMMARIES),
    total: collection.live,
    ...(rest?.published !== undefined && { older: baseOf(collection, monthOf(rest.published)) }),
  };
  if (collection.kind === 'site' || !isSplit(collection)) return [first];
  const items = Map.groupBy(itemsOf(collection), ({ month }) => month);
  const live = monthsOf(collection)
    .map(({ month }) => month)
    .reverse();
  return [
    first,
    ...monthsAtHand(collection).flatMap((month) =>
      monthPages(
        collection,
        month,
        items.get(month) ?? [],
        live.includes(month) ? aroundMonth(month, live) : {},
      ),
    ),
  ];
});

/**
 * The first, and those that a change reaches. Where others move, these are the month's own page, which counts them, all
 * from there on, and the last before them on which something is, which leads on.
 */
export function touchedPages(collection: Collection, touched: Touched): Page[] {
  const pages = pagesOf(collection);
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
    const { month, number = Infinity, summaries } = page;
    if (month === undefined) return true;
    if (summaries.some(({ slug }) => touched.get(month)?.slugs.has(slug))) return true;
    return number >= (lowest.get(month) ?? NaN);
  });
}

/** Whether it has pages of months behind the first. */
export function isSplit({ ever }: Pick<Collection, 'ever'>): boolean {
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
  items: readonly Filed[],
  around: Around,
): Page[] {
  const full = numbered(items.length);
  const count = Math.max(full, numbered(collection.months[month]?.ever ?? 0));
  const base = baseOf(collection, month);
  const parts: Part[] = [
    { at: base, summaries: liveOf(items.slice(full * PAGE_SUMMARIES)) },
    ...Array.from({ length: count }, (_, i): Part => {
      const number = count - i;
      const own = items.slice((number - 1) * PAGE_SUMMARIES, number * PAGE_SUMMARIES);
      const at = { ...pathsOf(collection, { month, number }), month };
      return { at, number, summaries: number > full ? [] : liveOf(own) };
    }),
  ];
  const total = parts.reduce((sum, { summaries }) => sum + summaries.length, 0);
  const isFilled = ({ summaries }: Part) => summaries.length > 0;
  const before = around.older === undefined ? undefined : baseOf(collection, around.older);
  const after = baseOf(collection, around.newer);
  return parts.map(({ at: { month: _, ...paths }, number, summaries }, i) => {
    const older = parts.slice(i + 1).find(isFilled)?.at ?? before;
    const newer = parts.slice(0, i).findLast(isFilled)?.at ?? after;
    const said = number === undefined ? { total } : { number };
    return { paths, month, ...said, summaries, ...(older && { older }), newer };
  });
}

interface Part {
  at: Neighbour;
  number?: number;
  summaries: Summary[];
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
