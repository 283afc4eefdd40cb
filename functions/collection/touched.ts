/**
 * What of a collection is to be looked at. Pages and documents of a month are filled from the oldest. Where an article
 * stays and says something else, none changes but those that it stands on; where one comes, goes or gets another date,
 * those change that stand from there to the end of the month.
 */
import type { Slug } from '../site/settings.ts';

/** Where an article stands in a month: when it was published (milliseconds since 1970); ties by slug, the last first. */
export type Position = readonly [at: number, slug: Slug];

/** What changes in a month. */
interface TouchedMonth {
  /** Who stays, and when each was published. */
  slugs: ReadonlyMap<Slug, number>;
  /** From where on others move. */
  since?: Position;
}

/** By month. */
export type Touched = ReadonlyMap<string, TouchedMonth>;

export const NOTHING: Touched = new Map();

/** In the place of a month, of a collection whose files are not by month. */
export const NO_MONTH = '';

/** Before and behind everything: of ECMAScript's time values the first and the last. */
export const FIRST: Position = [-8.64e15, ''];
export const LAST: Position = [8.64e15, ''];

export function isEarlier([at, slug]: Position, [than, other]: Position): boolean {
  return at === than ? slug > other : at < than;
}

export function whole(months: Iterable<string>): Touched {
  return new Map([...months].map((month) => [month, { slugs: new Map(), since: FIRST }]));
}

/** Whose pages and documents are touched from a position on. */
export function touchedSince(months: Readonly<Record<string, Position>>): Touched {
  const entries = Object.entries(months);
  return new Map(entries.map(([month, since]) => [month, { slugs: new Map(), since }]));
}

/** All that any of them has. */
export function union(...all: readonly Touched[]): Touched {
  const found = new Map<string, TouchedMonth>();
  for (const touched of all)
    for (const [month, { slugs, since }] of touched) {
      const before = found.get(month);
      const first = earliest(before?.since, since);
      const both = new Map([...(before?.slugs ?? []), ...slugs]);
      found.set(month, { slugs: both, ...(first && { since: first }) });
    }
  return found;
}

export function earliest(a: Position | undefined, b: Position | undefined): Position | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isEarlier(b, a) ? b : a;
}
