import type { Kind } from './kind.ts';

/** Everything. */
export const site: Kind = {
  kind: 'site',
  names: ({ status }) => (status === 'live' ? [''] : []),
  named: () => [''],
  isName: (name) => name === '',
  path: () => '/',
  called: (_, { name, description }) => ({ title: name, ...(description && { description }) }),
  pages: true,
  json: true,
  feeds: { heading: 'Everything', prominent: true },
  words: {
    follow: 'everything published here',
    nothing: 'There are no articles at the moment.',
  },
  api: {
    path: '/articles',
    operation: 'articles',
    summary: 'Every article, newest first',
    parameters: {},
  },
};
