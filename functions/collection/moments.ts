/** When an article was published and changed, as collections and feeds count it. */
import type { Correction, Summary } from '../../schemas/types.ts';
import { memoize } from '../base/memoize.ts';
import { instantOf } from '../base/time.ts';

const EPOCH = '1970-01-01T00:00:00Z';

/** When the article was first published. */
export const publishedAt = memoize(({ published, modified }: Summary): number =>
  instantOf(published ?? modified ?? EPOCH),
);

/**
 * When its meaning last changed, never before it was published. A correction is such a change, also
 * where the editors left `modified` as it was.
 */
export const modifiedAt = memoize((summary: Summary): number => {
  const { modified, corrections } = summary;
  const moments = [...(modified === undefined ? [] : [modified]), ...corrections.map(dateOf)];
  return Math.max(publishedAt(summary), ...moments.map(instantOf));
});

function dateOf({ date }: Correction): string {
  return date;
}
