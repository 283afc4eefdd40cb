/** Where the files of a collection are: paths from the root of the site, percent-encoded. */
import type { Settings } from '../../site/settings.ts';
import { absolute } from '../../site/routes.ts';
import type { Collection } from '../model.ts';

/** A page of the HTML listing; without a number the first: `/topics/sleep/page/3/`. */
export function listingPath({ path }: Pick<Collection, 'path'>, page?: number): string {
  return page === undefined ? path : `${path}page/${page}/`;
}

/** A page of the JSON listing: `/api/v1/topics/sleep.json`, `/api/v1/topics/sleep/page/3.json`. */
export function listingJsonPath({ kind, path }: Located, page?: number): string {
  const base = `/api/v1${kind === 'site' ? '/articles' : path.slice(0, -1)}`;
  return page === undefined ? `${base}.json` : `${base}/page/${page}.json`;
}

/** The three feeds of a collection, as paths. */
export function feedPaths({ path }: Pick<Collection, 'path'>): FeedPaths {
  return { rss: `${path}feed.xml`, atom: `${path}atom.xml`, json: `${path}feed.json` };
}

/** The three feeds of a collection, as absolute URLs. */
export function feedUrls(collection: Pick<Collection, 'path'>, settings: Settings): FeedPaths {
  const { rss, atom, json } = feedPaths(collection);
  return {
    rss: absolute(settings, rss),
    atom: absolute(settings, atom),
    json: absolute(settings, json),
  };
}

/**
 * A document of the feeds' archive, as paths: `/archive/2026-03.xml`, and of a month with several
 * `/archive/2026-03-2.xml`. They are called like no feed: nobody is told when they change.
 */
export function archivePaths(
  { path }: Pick<Collection, 'path'>,
  month: string,
  number: number,
): ArchivePaths {
  const name = `${path}archive/${month}${number === 1 ? '' : `-${number}`}`;
  return { atom: `${name}.xml`, json: `${name}.json` };
}

/** Of Atom and JSON Feed; RSS has no way of saying it. */
export interface ArchivePaths {
  atom: string;
  json: string;
}

export interface FeedPaths {
  rss: string;
  atom: string;
  json: string;
}

/** What a collection is rendered as, by its kind. */
const renderings: Record<Collection['kind'], { page: boolean; json: boolean; feeds: boolean }> = {
  site: { page: true, json: true, feeds: true },
  topic: { page: true, json: true, feeds: true },
  // Nothing new comes in a month that is over.
  month: { page: true, json: true, feeds: false },
  // Nearly the whole site once more, where there are few languages: its JSON says it of each.
  language: { page: false, json: false, feeds: true },
  author: { page: false, json: true, feeds: true },
  code: { page: false, json: true, feeds: true },
  changes: { page: false, json: true, feeds: false },
};

export function hasFeeds({ kind }: Pick<Collection, 'kind'>): boolean {
  return renderings[kind].feeds;
}

/** Whether there is a listing for readers (HTML). */
export function hasPages({ kind }: Pick<Collection, 'kind'>): boolean {
  return renderings[kind].page;
}

/** Whether there is a listing for programs (JSON). */
export function hasJson({ kind }: Pick<Collection, 'kind'>): boolean {
  return renderings[kind].json;
}

/** The page that a feed belongs to; the home page where the collection has none of its own. */
export function homePath(collection: Located): string {
  return hasPages(collection) ? collection.path : '/';
}

/** Paths of all that others lead to; numbered pages are only led to by their own collection. */
export function firstPaths(collection: Located): string[] {
  return [
    ...(hasPages(collection) ? [listingPath(collection)] : []),
    ...(hasJson(collection) ? [listingJsonPath(collection)] : []),
    ...(hasFeeds(collection) ? Object.values<string>({ ...feedPaths(collection) }) : []),
  ];
}

/** All topics with their numbers; in feeds, the name of the scheme that categories come from. */
export const TOPICS_JSON = '/api/v1/topics.json';

/** All collections, of whatever kind, with where they are. */
export const COLLECTIONS_JSON = '/api/v1/collections.json';

/** All months of the change log. */
export const CHANGES_JSON = '/api/v1/changes.json';

type Located = Pick<Collection, 'kind' | 'path'>;
