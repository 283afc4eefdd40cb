/**
 * Pages of a collection. They are numbered from the oldest, so that a page, once it has its number,
 * keeps its summaries: a new article changes the first URL, not the whole archive.
 */
import type { Summary } from '../../../schemas/types.ts';
import type { Collection } from '../model.ts';

const PAGE_SUMMARIES = 100;

/**
 * How many summaries stay on the first URL before the next hundred gets a number. It shows 50 to 149
 * (or all there are), for a front page with a single summary would look broken.
 */
const FIRST_PAGE_SUMMARIES = PAGE_SUMMARIES / 2;

/** One page; the one without a number is the first URL, with the newest summaries. */
export interface Page {
  number?: number;
  /** Newest first. */
  summaries: Summary[];
  /** The page to read next. */
  older?: number;
  /** The page to go back to; `first` is the first URL. */
  newer?: number | 'first';
}

/**
 * The first page and then 1, 2, 3 … Following `older` from the first meets every summary once.
 * There are as many as the collection ever needed: when articles are withdrawn, pages become empty,
 * not missing.
 */
export function pagesOf({ summaries, ever }: Collection): Page[] {
  const full = numbered(summaries.length);
  const first: Page = {
    summaries: summaries.slice(0, summaries.length - full * PAGE_SUMMARIES),
    ...(full > 0 && { older: full }),
  };
  const rest = Array.from({ length: numbered(ever) }, (_, i): Page => {
    const number = i + 1;
    const older = Math.min(i, full);
    const from = summaries.length - number * PAGE_SUMMARIES;
    return {
      number,
      summaries: number > full ? [] : summaries.slice(from, from + PAGE_SUMMARIES),
      ...(older > 0 && { older }),
      newer: number < full ? number + 1 : 'first',
    };
  });
  return [first, ...rest];
}

function numbered(summaries: number): number {
  return Math.max(0, Math.floor((summaries - FIRST_PAGE_SUMMARIES) / PAGE_SUMMARIES));
}
