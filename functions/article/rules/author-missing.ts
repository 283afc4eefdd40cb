import { sources, type Rule } from './rule.ts';

export const authorMissing: Rule = {
  id: 'author-missing',
  reason: 'Readers see who wrote what they read.',
  url: sources.jama,
  strict: 'error',
  plain: 'off',
  *check({ frontMatter, place }) {
    if ((frontMatter.authors ?? []).length > 0) return;
    const reason = 'The article has no `authors`: say who wrote it; the editorial team will do.';
    yield { place: place([]), reason };
  },
};
