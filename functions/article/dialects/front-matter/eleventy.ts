import { noneHides, trueHides } from '../../front-matter/visibility.ts';
import { wordsOrNames } from '../../front-matter/values.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const eleventy: FrontMatterDialect = {
  name: 'Eleventy',
  url: 'https://www.11ty.dev/docs/data-configuration/',
  words: {
    date: 'published',
    tags: { field: 'topics', as: wordsOrNames },
  },
  drafts: { draft: trueHides, permalink: noneHides },
  hides: { eleventyExcludeFromCollections: trueHides },
  undated: ['Last Modified', 'Created', 'git Last Modified', 'git Created'],
};
