import { names, wordsOrNames } from '../../front-matter/values.ts';
import { trueHides } from '../../front-matter/visibility.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const quarto: FrontMatterDialect = {
  name: 'Quarto',
  url: 'https://quarto.org/docs/reference/formats/html.html',
  words: {
    date: 'published',
    'date-modified': 'modified',
    subtitle: 'description',
    abstract: 'description',
    author: 'authors',
    lang: 'language',
    categories: { field: 'topics', as: wordsOrNames },
    keywords: { field: 'topics', as: names },
  },
  drafts: { draft: trueHides },
  undated: ['today', 'now', 'last-modified'],
};
