import { createHash } from 'node:crypto';
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
  path: (slug) => `/authors/${encodeURIComponent(slug)}/`,
  called(slug, _, summaries) {
    const authors = summaries.flatMap((summary) => summary.authors);
    const name = authors.find((author) => authorSlug(author.name) === slug)?.name;
    return { title: name ?? readable(slug) };
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

/** Code points of a name in a path: at most 240 bytes of UTF-8, which every file system takes. */
const NAME_CHARACTERS = 60;

/**
 * `Ada Example, MD` → `ada-example-md`: letters, marks and digits, the rest as hyphens. Names that
 * differ in nothing else are one author. Undefined for a name without any of them.
 */
function authorSlug(name: string): string | undefined {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  if (words.length === 0) return undefined;
  const letters = [...words.join('-')];
  if (letters.length <= NAME_CHARACTERS) return letters.join('');
  const hash = createHash('sha256').update(letters.join('')).digest('hex').slice(0, 8);
  return `${letters.slice(0, NAME_CHARACTERS - 9).join('')}-${hash}`;
}
