import { isUnread } from '../prose/unread.ts';
import { sources, type Rule } from './rule.ts';

export const reviewerMissing: Rule = {
  id: 'reviewer-missing',
  reason: 'Health content is reviewed by somebody who knows the subject, and names them.',
  ...sources.nhs,
  strict: 'warning',
  plain: 'off',
  bad: '---\ntitle: A\n---\n\nWords.\n',
  good: '---\ntitle: A\nreviewers: [The review board]\n---\n\nWords.\n',
  *check(article) {
    if (isUnread(article)) return;
    const { frontMatter, position } = article;
    if ((frontMatter.reviewers ?? []).length > 0) return;
    const reason =
      'Nobody has reviewed the article, and its page says so: once somebody has, name them under ' +
      '`reviewers`, like `reviewers: [{ name: Their name, credentials: What makes them fit to }]`.';
    yield { position: position([]), reason };
  },
};
