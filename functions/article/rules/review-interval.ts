import { isAfter } from '../../base/time.ts';
import { sources, type Rule } from './rule.ts';

/** Years. */
const LONGEST = 3;

export const reviewInterval: Rule = {
  id: 'review-interval',
  reason: 'Knowledge ages: health content is reviewed again after three years at the latest.',
  ...sources.pifTick,
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\nreviewed: 2026-02-01\nnextReview: 2031-02-01\n---\n\nWords.\n',
  good: '---\ntitle: A\nreviewed: 2026-02-01\nnextReview: 2029-02-01\n---\n\nWords.\n',
  *check({ frontMatter, position }, _world, now) {
    const { reviewed, nextReview } = frontMatter;
    if (nextReview === undefined) return;
    const latest = yearsAfter(reviewed ?? now.slice(0, 10), LONGEST);
    if (!isAfter(nextReview, latest)) return;
    const reason =
      `The next review is more than ${LONGEST} years ` +
      `${reviewed === undefined ? 'away' : 'after the last'}: set it to ${latest} or earlier.`;
    yield { position: position(['nextReview']), reason, suggestion: latest };
  },
};

/** The 29th of February becomes the 28th, so that the day exists. */
function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  return `${String(year).padStart(4, '0')}${day.slice(4).replace(/^-02-29$/, '-02-28')}`;
}
