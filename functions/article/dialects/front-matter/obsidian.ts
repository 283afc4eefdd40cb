import { falseHides, falseHidesElseWhen } from '../../front-matter/visibility.ts';
import { wordsOrNames } from '../../front-matter/values.ts';
import type { FrontMatterDialect } from './dialect.ts';

/** Obsidian itself knows three properties; the others are its publishers' and its plug-ins'. */
export const obsidian: FrontMatterDialect = {
  name: 'Obsidian',
  url: 'https://help.obsidian.md/properties',
  words: {
    tags: { field: 'topics', as: wordsOrNames },
    // Names, unless they are paths.
    alias: 'aliases',
    tag: { field: 'topics', as: wordsOrNames },
    created: { field: 'published', otherwise: true },
    'date created': { field: 'published', otherwise: true },
    updated: 'modified',
    'date modified': 'modified',
    cover: 'image',
  },
  drafts: { publish: falseHidesElseWhen, 'dg-publish': falseHides, share: falseHides },
};
