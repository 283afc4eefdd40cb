/**
 * What of a collection is to be looked at: months whole, or of months what tells of some articles. Where an article
 * stays where it was, and says something else, no page and no document changes but those that it stands on.
 */
import type { Slug } from '../site/settings.ts';

/** Month → whose pages and documents; undefined: all of it. */
export type Touched = ReadonlyMap<string, ReadonlySet<Slug> | undefined>;

export const NOTHING: Touched = new Map();

export function whole(months: Iterable<string>): Touched {
  return new Map([...months].map((month) => [month, undefined]));
}

/** All that any of them has. */
export function union(...all: readonly Touched[]): Touched {
  const found = new Map<string, ReadonlySet<Slug> | undefined>();
  for (const touched of all)
    for (const [month, slugs] of touched) {
      const before = found.has(month) ? found.get(month) : new Set<Slug>();
      found.set(month, before && slugs && new Set([...before, ...slugs]));
    }
  return found;
}

/** Whether a page or document of this month, with these articles, is among it. */
export function isTouched(
  touched: Touched,
  month: string,
  articles: readonly { slug: Slug }[],
): boolean {
  if (!touched.has(month)) return false;
  const some = touched.get(month);
  return some === undefined || articles.some(({ slug }) => some.has(slug));
}
