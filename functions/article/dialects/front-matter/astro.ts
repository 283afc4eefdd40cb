import { trueHides } from '../../front-matter/visibility.ts';
import type { FrontMatterDialect } from './dialect.ts';

/** Every collection of Astro has a schema of its own; these are its starters' words. */
export const astro: FrontMatterDialect = {
  name: 'Astro',
  url: 'https://docs.astro.build/en/guides/content-collections/',
  words: {
    pubDate: 'published',
    pubDatetime: 'published',
    publishedDate: 'published',
    updatedDate: 'modified',
    modDatetime: 'modified',
    heroImage: 'image',
    ogImage: 'image',
    author: 'authors',
  },
  drafts: { draft: trueHides, isDraft: trueHides },
};
