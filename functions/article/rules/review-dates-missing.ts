import { isUnread } from '../prose/unread.ts';
import { inFrontMatter } from '../front-matter/in-front-matter.ts';
import { sources, type Rule } from './rule.ts';

export const reviewDatesMissing: Rule = {
  id: 'review-dates-missing',
  reason: 'Readers see when an article was last reviewed and when it will be again.',
  ...sources.nhs,
  strict: 'error',
  plain: 'off',
  bad: '---\ntitle: A\nreviewers: [The review board]\n---\n\nWords.\n',
  good: '---\ntitle: A\nreviewers: [The review board]\nreviewed: 2026-02-01\nnextReview: 2028-02-01\n---\n\nWords.\n',
  *check(article) {
    if (isUnread(article)) return;
    const { frontMatter, position } = article;
    const { reviewers = [], reviewed, nextReview } = frontMatter;
    if (reviewers.length > 0 && reviewed === undefined) {
      const reason = 'The article has reviewers but no `reviewed`: say on which day they did it.';
      yield { position: position(['reviewers']), reason };
    }
    if (nextReview === undefined) {
      const where = inFrontMatter(article.text);
      const reason = `The article has no \`nextReview\`: say ${where} by which day it is reviewed next, like \`nextReview: 2029-01-31\`.`;
      yield { position: position([]), reason };
    }
  },
};
