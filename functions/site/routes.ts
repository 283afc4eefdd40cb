/**
 * Where things are on the site: every path that an article, a listing or a feed mentions is made
 * here. Paths begin with a slash and are percent-encoded (RFC 3986), segment by segment.
 */
import { feedTable } from './feed-table.ts';
import type { Settings, Slug } from './settings.ts';
import { variantTable } from './variant-table.ts';

/** The name of a variant: `page`, `article`, `embed` … */
export type VariantName = keyof typeof variantTable;

export const variantNames = Object.keys(variantTable) as VariantName[];

/**
 * `sleep/restless legs` → `/articles/sleep/restless%20legs/`: the address of an article that names
 * no other.
 */
export function articlePath(slug: Slug): string {
  return `/articles/${encodePath(slug)}/`;
}

/** Of the article at this address: the page is the folder itself; the others are files in it. */
export function variantPath(address: string, name: VariantName): string {
  return address + variantTable[name].file;
}

/** `sleep` → `/topics/sleep/` */
export function topicPath(id: string): string {
  return `/topics/${encodeURIComponent(id)}/`;
}

/** `ada-example` → `/authors/ada-example/` */
export function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}/`;
}

/** `icd-10-cm/G25.81` → `/codes/icd-10-cm/G25.81/` */
export function codePath(name: string): string {
  return `/codes/${name}/`;
}

/** `2026-03` → `/archive/2026/03/` */
export function monthPath(month: string): string {
  return `/archive/${month.replace('-', '/')}/`;
}

/** Where a collection is: `/`, `/topics/sleep/`. */
interface Located {
  path: string;
}

/** Which page of a listing; without either the first. In a description of all of them `{page}`. */
interface Place {
  /** `2026-03` */
  month?: string;
  number?: number | string;
}

/**
 * A page of the HTML listing: `/topics/sleep/`, `/topics/sleep/2026/03/`,
 * `/topics/sleep/2026/03/page/3/`. The months of the whole site are `/archive/2026/03/`.
 */
export function listingPath({ path }: Located, { month, number }: Place = {}): string {
  const ofSite = path === '/' && month !== undefined;
  const years = month === undefined ? path : `${path}${month.replace('-', '/')}/`;
  const whole = ofSite ? monthPath(month) : years;
  return number === undefined ? whole : `${whole}page/${number}/`;
}

/** The same as JSON: `/api/v1/topics/sleep.json`, `/api/v1/topics/sleep/2026/03/page/3.json`. */
export function listingJsonPath(collection: Located, place: Place = {}): string {
  const path = listingPath(collection, place);
  return `/api/v1${path === '/' ? '/articles' : path.slice(0, -1)}.json`;
}

/** The name of a feed's format: `rss`, `atom`, `json`. */
export type FeedName = keyof typeof feedTable;

export const feedNames = Object.keys(feedTable) as FeedName[];

/** The name of each format → what it leads to. */
export type FeedPaths = Record<FeedName, string>;

/** The feeds of a collection, as paths. */
export function feedPaths({ path }: Located): FeedPaths {
  return eachFeed((name) => path + feedTable[name].file);
}

/** The feeds of a collection, as absolute URLs. */
export function feedUrls(collection: Located, settings: Pick<Settings, 'baseUrl'>): FeedPaths {
  const paths = feedPaths(collection);
  return eachFeed((name) => absolute(settings, paths[name]));
}

function eachFeed(where: (name: FeedName) => string): FeedPaths {
  return Object.fromEntries(feedNames.map((name) => [name, where(name)])) as FeedPaths;
}

/** Those of the formats that have archives. */
type ArchiveName = {
  [Name in FeedName]: (typeof feedTable)[Name] extends { archive: string } ? Name : never;
}[FeedName];
export type ArchivePaths = Record<ArchiveName, string>;

/**
 * A document of the feeds' archive, as paths: `/archive/2026-03.xml`, and of a month with several
 * `/archive/2026-03-2.xml`. They are called like no feed: nobody is told when they change.
 */
export function archivePaths({ path }: Located, month: string, number: number): ArchivePaths {
  const name = `${path}archive/${month}${number === 1 ? '' : `-${number}`}`;
  const archived = Object.entries(feedTable).flatMap(([format, feed]) =>
    'archive' in feed ? [[format, name + feed.archive]] : [],
  );
  return Object.fromEntries(archived) as ArchivePaths;
}

/** Where the topics are; as JSON all of them with their numbers. */
export const TOPICS_PATH = '/topics/';

/** The first page of that; in feeds, the name of the scheme that categories come from. */
export const TOPICS_JSON = listingJsonPath({ path: TOPICS_PATH });

/** The kinds of collections, and where those of each are listed. */
export const COLLECTIONS_JSON = '/api/v1/collections.json';

/** Those of a kind; in a description of all of them `{kind}`. There is only JSON of it. */
export function collectionsPath(kind: string): string {
  return `/collections/${kind}/`;
}

/** All months of the change log. */
export const CHANGES_JSON = '/api/v1/changes.json';

/** Where one searches, and where a browser is told how. */
export const SEARCH_PAGE = '/search/';
export const OPENSEARCH = '/opensearch.xml';

/** A file of what the search page asks: `words/sleep`, `2a` → `/api/v1/search/words/sleep/2a.json`. */
export function searchPath(list: string, prefix: string): string {
  return `/api/v1/search/${encodePath(prefix === '' ? list : `${list}/${prefix}`)}.json`;
}

/** A page of A–Z, by what its lines begin with: `/a-z/`, `/a-z/r/`. */
export function aToZPath(prefix = ''): string {
  return prefix === '' ? '/a-z/' : `/a-z/${encodePath(prefix)}/`;
}

/** Where the schema of a document is: `listing` → `/schemas/listing.v1.json`. */
export function schemaPath(name: string): string {
  return `/schemas/${name}.v1.json`;
}

/**
 * Where a media file is, by its key in the source store: `media/a b.png` → `/media/a%20b.png`;
 * one that stands beside articles, `articles/x/a.png`, → `/media/articles/x/a.png`.
 */
export function mediaPath(key: string): string {
  return key.startsWith('media/') ? `/${encodePath(key)}` : `/media/${encodePath(key)}`;
}

/**
 * The rendition `480.avif` of a picture stands beside it: `/media/leg.png` → `/media/leg.png.480.avif`.
 * Of an absolute URL the same.
 */
export function renditionPath(path: string, name: string): string {
  return `${path}.${name}`;
}

/** The picture that a file of this name would be a rendition of: nobody may push one. */
export function pictureOfRendition(path: string): string | undefined {
  return /^(.+\.(?:png|jpe?g|gif|webp))\.\d+\.(?:avif|webp)$/i.exec(path)?.[1];
}

/** A path of ours as an absolute URL. */
export function absolute(settings: Pick<Settings, 'baseUrl'>, path: string): string {
  return settings.baseUrl + path;
}

/** `a b/c` → `a%20b/c` */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
