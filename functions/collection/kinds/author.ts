import { authorSlug } from '../../site/names.ts';
import { authorPath } from '../../site/routes.ts';
import { textParameter, type Kind } from './kind.ts';

/** What somebody wrote: by name, because nothing else of an author is always there. */
export const author: Kind<'author'> = {
  kind: 'author',
  what: 'an author',
  names: ({ status, authors }) =>
    status === 'live' ? authors.flatMap(({ name }) => authorSlug(name) ?? []) : [],
  address: '/authors/{author}/',
  parameters: {
    author: textParameter('Name of an author in lower case, with hyphens', 'ada-example'),
  },
  path: authorPath,
  called(slug, _, summaries) {
    const authors = summaries.flatMap((summary) => summary.authors);
    const name = authors.find((author) => authorSlug(author.name) === slug)?.name;
    return { title: name ?? readable(slug) };
  },
  pages: {
    all: 'Authors',
    follow: 'this author',
    nothing: 'By this author there are no articles at the moment.',
  },
  json: {
    operation: 'author',
    summary: 'The articles of an author',
  },
  feeds: { heading: 'By author' },
};

function readable(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
