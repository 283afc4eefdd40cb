/**
 * Marks in a month of very many, one for each page: it says how many stand before one who stands there, so that the
 * page of an old article is found, and read, without all that is newer. They are right before what is to be written of the month.
 */
import { itemsByMonth, positionIn } from './feeds/archive.ts';
import { PAGE_SUMMARIES } from './limits.ts';
import { fullBefore, sitemapBegin } from './listings/paging.ts';
import type { Collection } from './model.ts';
import type { Has } from './reach.ts';
import { FIRST, isEarlier, type Position } from './touched.ts';

/** Who stands there has so many before him in his month. */
export interface Mark {
  position: Position;
  before: number;
}

/** Whether there may be any in a month in which so many stand, or ever did. */
export function hasMarks(items: number): boolean {
  return items > PAGE_SUMMARIES;
}

/** Those of a month that are not before this position; all from there on is at hand. */
export function marksOf(collection: Collection, month: string, since = FIRST): Mark[] {
  const { first, items } = itemsByMonth(collection).get(month)?.at(-1) ?? { first: 0, items: [] };
  return items.flatMap((item, at) => {
    const [before, position] = [first + at, positionIn(item)];
    const isMarked = before > 0 && before % PAGE_SUMMARIES === 0;
    return isMarked && !isEarlier(position, since) ? [{ position, before }] : [];
  });
}

/** Whether what is before so many is whole pages, or whole sitemaps, of a month in which so many stand. */
export function isBoundary(before: number, all: number, { hasSitemaps = false }: Has): boolean {
  return before <= fullBefore(all) && (!hasSitemaps || before % sitemapBegin(1) === 0);
}
