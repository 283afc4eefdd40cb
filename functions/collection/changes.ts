/**
 * What happened to an article, as its summary remembers it. The change log holds nothing else, so
 * that it is a function of the catalog like every other file (protocol, point 5): no list of events
 * is kept that a lost or repeated run could falsify.
 */
import type { Change, Summary } from '../../schemas/types.ts';
import { memoize } from '../base/memoize.ts';
import { publishedAt } from './moments.ts';
import { dayOf, instantOf, monthOf, utc } from '../base/time.ts';

type Known = Omit<Summary, 'memory'>;

/** Without what every change of one article says: its id, slug and address. */
export interface Happening {
  change: Change['change'];
  /** RFC 3339, UTC. */
  at: string;
  /** What was wrong and is put right. */
  text?: string;
  /** Why it was withdrawn. */
  reason?: string;
}

/**
 * Oldest first; the last is how the article is now. Of one that moved only that counts: what
 * happened before is told under the slug that has its id now.
 */
export const changesOf = memoize((summary: Known): readonly Happening[] => {
  const { status, withdrawn, movedAt, modified, published } = summary;
  switch (status) {
    case 'unpublished':
      return [];
    case 'moved':
      return [{ change: 'moved', at: utc(movedAt ?? modified ?? published ?? EPOCH) }];
    case 'live':
      return told(summary);
    case 'withdrawn': {
      if (withdrawn === undefined) return told(summary);
      const { since, reason } = withdrawn;
      return [...told(summary), { change: 'withdrawn', at: utc(since), reason }];
    }
  }
});

const EPOCH = '1970-01-01T00:00:00Z';

function told(summary: Known): Happening[] {
  const { published, modified, corrections } = summary;
  if (published === undefined) return [];
  const start = publishedAt(summary);
  const later = (moment: string) => utc(Math.max(start, instantOf(moment)));
  const corrected = corrections.map(({ date, text }): Happening => ({
    change: 'corrected',
    at: later(date),
    text,
  }));
  const days = corrections.map(({ date }) => date);
  const changed = modified !== undefined && instantOf(modified) > start;
  // The day of a correction says more of it than that something changed.
  const silent = !changed || days.includes(dayOf(modified));
  const rest: Happening[] = silent ? [] : [{ change: 'changed', at: utc(modified) }];
  const since = [...corrected, ...rest].sort((a, b) => instantOf(a.at) - instantOf(b.at));
  return [{ change: 'new', at: utc(start) }, ...since];
}

/** The months whose change log says something of it: `2026-03`. */
export function changeMonths(summary: Known): string[] {
  return [...new Set(changesOf(summary).map(({ at }) => monthOf(at)))];
}
