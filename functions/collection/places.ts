/** Where the files of a collection are: paths from the root of the site, percent-encoded. */
import type { Settings } from '../article/model.ts';
import { absolute } from '../article/file/urls.ts';
import type { Collection } from './model.ts';

/** A page of the HTML listing; without a number the first: `/topics/sleep/page/3/`. */
export function listingPath({ path }: Pick<Collection, 'path'>, page?: number): string {
  return page === undefined ? path : `${path}page/${page}/`;
}

/** A page of the JSON listing: `/api/v1/topics/sleep.json`, `/api/v1/topics/sleep/page/3.json`. */
export function listingJsonPath({ kind, path }: Place, page?: number): string {
  const base = `/api/v1${kind === 'site' ? '/articles' : path.slice(0, -1)}`;
  return page === undefined ? `${base}.json` : `${base}/page/${page}.json`;
}

/** The three feeds of a collection, as paths. Months have none: nothing new comes in them. */
export function feedPaths({ path }: Pick<Collection, 'path'>): FeedPlaces {
  return { rss: `${path}feed.xml`, atom: `${path}atom.xml`, json: `${path}feed.json` };
}

/** The three feeds of a collection, as absolute URLs. */
export function feedUrls(collection: Pick<Collection, 'path'>, settings: Settings): FeedPlaces {
  const { rss, atom, json } = feedPaths(collection);
  return {
    rss: absolute(settings, rss),
    atom: absolute(settings, atom),
    json: absolute(settings, json),
  };
}

export interface FeedPlaces {
  rss: string;
  atom: string;
  json: string;
}

export function hasFeeds({ kind }: Pick<Collection, 'kind'>): boolean {
  return kind !== 'month';
}

/** All topics with their numbers; in feeds, the name of the scheme that categories come from. */
export const TOPICS_JSON = '/api/v1/topics.json';

type Place = Pick<Collection, 'kind' | 'path'>;
