import {
  addressSendsElsewhere,
  falseHidesElseWhen,
  trueHides,
} from '../../front-matter/visibility.ts';
import { oneName, wordsOrNames } from '../../front-matter/values.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const jekyll: FrontMatterDialect = {
  name: 'Jekyll',
  url: 'https://jekyllrb.com/docs/front-matter/',
  words: {
    date: 'published',
    last_modified_at: 'modified',
    excerpt: 'description',
    // Lists may be words with spaces between; the singular is one name, spaces and all.
    tags: { field: 'topics', as: wordsOrNames },
    categories: { field: 'topics', as: wordsOrNames },
    tag: { field: 'topics', as: oneName },
    category: { field: 'topics', as: oneName },
    author: 'authors',
    redirect_from: 'aliases',
    lang: 'language',
    locale: 'language',
  },
  drafts: { published: falseHidesElseWhen },
  hides: { hidden: trueHides, redirect_to: addressSendsElsewhere },
};
