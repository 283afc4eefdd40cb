import { isAfter } from '../../base/time.ts';
import { sources, type Rule } from './rule.ts';

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  reason: 'What is not reviewed in time may no longer be true.',
  ...sources.nhs,
  strict: 'warning',
  plain: 'warning',
  bad: '---\ntitle: A\nnextReview: 2026-01-31\n---\n\nWords.\n',
  good: '---\ntitle: A\nnextReview: 2028-01-31\n---\n\nWords.\n',
  *check({ frontMatter, position }, _world, now) {
    const { nextReview } = frontMatter;
    if (nextReview === undefined || !isAfter(now, nextReview)) return;
    const reason = `The review was due on ${nextReview}: review it, and set the next date.`;
    yield { position: position(['nextReview']), reason };
  },
};
