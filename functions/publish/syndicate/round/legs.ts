/** The legs of a round, in their order: what leads to others comes after them. The only list. */
import type { Place } from '../../rows/round.ts';
import { articles } from './articles.ts';
import { collections } from './collections.ts';
import { counts } from './counts.ts';
import { led } from './led.ts';
import type { Leg } from './leg.ts';
import { lists } from './lists.ts';
import { months } from './months.ts';
import { quiet } from './quiet.ts';
import { stale } from './stale.ts';
import { words } from './words.ts';

const legs = [stale, counts, articles, months, collections, lists, words, led, quiet] as const;

export const BEGINNING: Place = { leg: stale.name };

/** Whether a round that is here has yet to come to the first article. */
export function isBeforeArticles({ leg }: Place): boolean {
  return leg === stale.name || leg === counts.name;
}

/** One that another version knew is none: from the beginning. */
export function legAt({ leg }: Place): Leg {
  return legs.find(({ name }) => name === leg) ?? stale;
}

/** The beginning of the next; undefined behind the last. */
export function afterLeg({ name }: Leg): Place | undefined {
  const next = legs[legs.findIndex((leg) => leg.name === name) + 1];
  return next && { leg: next.name };
}
