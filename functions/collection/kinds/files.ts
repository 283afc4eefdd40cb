/** What there is of a collection, by its kind, and where others are led to. */
import { kinds, kindOf, type CollectionHead } from './index.ts';

type OfKind = Pick<CollectionHead, 'kind'>;
type Located = Pick<CollectionHead, 'kind' | 'path'>;

/**
 * The folders of the site in which all of a kind stand, but for the site's own, which is all of it:
 * `topics/`, `archive/`.
 */
export const kindFolders: readonly string[] = [
  ...new Set([
    ...kinds
      .filter(({ pages, feeds }) => pages ?? feeds)
      .map(({ address }) => address.split('/')[1]!)
      .filter((folder) => folder !== '')
      .map((folder) => `${folder}/`),
    // Of the site's own archive; its months' listings stand there too.
    'archive/',
  ]),
];

export function hasFeeds(collection: OfKind): boolean {
  return kindOf(collection).feeds !== undefined;
}

/** Whether there is a listing for readers (HTML). */
export function hasPages(collection: OfKind): boolean {
  return kindOf(collection).pages !== undefined;
}

/** Whether there is a listing for programs (JSON). */
export function hasJson(collection: OfKind): boolean {
  return kindOf(collection).json !== undefined;
}

/** The page that a feed belongs to; the home page where the collection has none of its own. */
export function homePath(collection: Located): string {
  return hasPages(collection) ? collection.path : '/';
}
