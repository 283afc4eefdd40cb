import { itsField, names } from '../../front-matter/values.ts';
import { trueHides } from '../../front-matter/visibility.ts';
import { readMoment } from '../../../base/moments.ts';
import type { FrontMatterDialect } from './dialect.ts';

export const docusaurus: FrontMatterDialect = {
  name: 'Docusaurus',
  url: 'https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter',
  words: {
    date: 'published',
    last_update: {
      field: 'modified',
      as: itsField('date', (value) => readMoment(value) ?? value),
    },
    keywords: { field: 'topics', as: names },
  },
  drafts: { draft: trueHides },
  hides: { unlisted: trueHides },
};
