import type { Remark } from '../diagnostics.ts';
import type { ParsedArticle } from '../model.ts';
import { sources, type Rule } from './rule.ts';

export const reviewerIsAuthor: Rule = {
  id: 'reviewer-is-author',
  reason: 'A review is a second pair of eyes: nobody reviews what they wrote themselves.',
  ...sources.nhs,
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\nauthors: [The sleep desk]\nreviewers: [the Sleep Desk]\n---\n\nWords.\n',
  good: '---\ntitle: A\nauthors: [The sleep desk]\nreviewers: [The review board]\n---\n\nWords.\n',
  check: ownReviews,
};

/** Every reviewer who wrote it, too. */
export function* ownReviews({ frontMatter, position }: ParsedArticle): Iterable<Remark> {
  const authors = new Set((frontMatter.authors ?? []).map(({ name }) => fold(name)));
  for (const [i, { name }] of (frontMatter.reviewers ?? []).entries()) {
    if (!authors.has(fold(name))) continue;
    const reason = `${name} wrote the article and cannot review it too: name somebody else.`;
    yield { position: position(['reviewers', i, 'name']), reason };
  }
}

/** "Dr. Ann Lee, MD", "Lee, Ann" and "Ann Lee" are one. */
function fold(name: string): string {
  return inOrder(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:dr|prof|professor|mr|mrs|ms|the)\.?\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** First names first. Behind a comma stand first names, "Ann B." or "A. B.", or a degree, "M.D.". */
function inOrder(name: string): string {
  const [before = '', behind = '', ...more] = name.split(',').map((piece) => piece.trim());
  const isFirstName =
    /^\p{Lu}\p{Ll}+(?:[ .-]|$)|^\p{Lu}\.(?: \p{Lu}\.)*$/u.test(behind) &&
    !/^(?:Ph|Jr|Sr)\b/.test(behind);
  return more.length === 0 && isFirstName ? `${behind} ${before}` : before;
}
