import { hasNoWords } from '../prose/unread.ts';
import type { Rule } from './rule.ts';

export const wordsMissing: Rule = {
  id: 'words-missing',
  reason:
    'An article has words: an emptied file is a mistake, and nobody takes an article down with it.',
  strict: 'error',
  plain: 'error',
  bad: '---\ntitle: A\n---\n',
  good: '---\ntitle: A\n---\n\nWords.\n',
  *check(article) {
    if (article.frontMatter.withdrawn !== undefined || !hasNoWords(article)) return;
    const reason =
      article.text.trim() === ''
        ? 'The file is empty: write the article, or delete the file if it is to be withdrawn.'
        : 'The article has no words below its front matter: write it, or delete the file if it is to be withdrawn.';
    yield { position: article.position([]), reason };
  },
};
