import { neverHides, trueHides } from '../../front-matter/visibility.ts';
import { names, resources, wordsOrNames } from '../../front-matter/values.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const hugo: FrontMatterDialect = {
  name: 'Hugo',
  url: 'https://gohugo.io/content-management/front-matter/',
  words: {
    date: 'published',
    publishDate: 'published',
    pubdate: 'published',
    lastmod: 'modified',
    modified: 'modified',
    expiryDate: 'expires',
    unpublishDate: 'expires',
    summary: 'description',
    tags: { field: 'topics', as: wordsOrNames },
    categories: { field: 'topics', as: wordsOrNames },
    keywords: { field: 'topics', as: names },
    author: 'authors',
    images: 'image',
    resources: { field: 'pictures', as: resources },
    url: 'permalink',
  },
  drafts: { draft: trueHides },
  hides: { headless: trueHides, build: neverHides },
  // Go's zero, which `hugo convert` writes for pages without a date.
  undated: ['0001-01-01T00:00:00Z', '0001-01-01'],
};
