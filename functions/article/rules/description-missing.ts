import { isUnread } from '../prose/unread.ts';
import { inFrontMatter } from '../front-matter/in-front-matter.ts';
import type { Rule } from './rule.ts';

export const descriptionMissing: Rule = {
  id: 'description-missing',
  reason: 'Listings, search engines and feed readers show one or two sentences of every article.',
  strict: 'warning',
  plain: 'off',
  bad: '---\ntitle: A\n---\n\nWords.\n',
  good: '---\ntitle: A\ndescription: What two trials found.\n---\n\nWords.\n',
  *check(article) {
    if (isUnread(article)) return;
    const { frontMatter, position } = article;
    if (frontMatter.description !== undefined) return;
    const where = inFrontMatter(article.text);
    const reason = `The article has no \`description\`: sum it up ${where} in one or two sentences, like \`description: What two trials found\`.`;
    yield { position: position([]), reason };
  },
};
