import { isUnread } from '../prose/unread.ts';
import { inFrontMatter } from '../front-matter/in-front-matter.ts';
import { sources, type Rule } from './rule.ts';

export const authorMissing: Rule = {
  id: 'author-missing',
  reason: 'Readers see who wrote what they read.',
  ...sources.jama,
  strict: 'error',
  plain: 'off',
  bad: '---\ntitle: A\n---\n\nWords.\n',
  good: '---\ntitle: A\nauthors: [The editorial team]\n---\n\nWords.\n',
  *check(article) {
    if (isUnread(article)) return;
    const { frontMatter, position } = article;
    if ((frontMatter.authors ?? []).length > 0) return;
    const where = inFrontMatter(article.text);
    const reason = `The article has no \`authors\`: say ${where} who wrote it, like \`authors: [The editorial team]\`.`;
    yield { position: position([]), reason };
  },
};
