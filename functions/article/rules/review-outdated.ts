import { isReviewOutdated } from '../prose/clinical-text.ts';
import { sources, type Rule } from './rule.ts';

const article = (hash: string) =>
  `---\ntitle: A\nreviewed: 2026-02-01\nreviewedText: sha256:${hash}\n---\n\nWords.\n`;

export const reviewOutdated: Rule = {
  id: 'review-outdated',
  reason:
    'A review speaks for the text that was reviewed: what has changed since, nobody has seen.',
  ...sources.nhs,
  strict: 'error',
  plain: 'warning',
  bad: article('0'.repeat(64)),
  good: article('41d152edcc6258015b0611b0dee0d59c709efeda988a67e1c08e9d15cde73ca7'),
  *check(article) {
    if (!isReviewOutdated(article)) return;
    const { reviewed } = article.frontMatter;
    const when = reviewed === undefined ? 'its review' : `its review on ${reviewed}`;
    const reason = `The text has changed since ${when}: have it reviewed again, and sign it anew.`;
    yield { position: article.position(['reviewedText']), reason };
  },
};
