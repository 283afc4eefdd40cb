import type { Kind } from './kind.ts';

/** Everything. */
export const site: Kind<'site'> = {
  kind: 'site',
  what: 'the whole site',
  names: ({ status }) => (status === 'live' ? [''] : []),
  named: () => [''],
  isName: (name) => name === '',
  address: '/',
  path: () => '/',
  called: (_, { name, description }) => ({ title: name, ...(description && { description }) }),
  pages: {
    follow: 'everything published here',
    nothing: 'There are no articles at the moment.',
  },
  json: { operation: 'articles', summary: 'Every article, newest first' },
  feeds: { heading: 'Everything', prominent: true },
};
