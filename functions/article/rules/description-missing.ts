import { isUnread } from '../prose/unread.ts';
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
    const reason = 'The article has no `description`: add one or two sentences that sum it up.';
    yield { position: position([]), reason };
  },
};
