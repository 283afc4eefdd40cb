/** Every file that is made from the catalog: of one collection, and of the site as a whole. */
import { memoizeTexts } from '../base/memoize.ts';
import type { Settings } from '../site/settings.ts';
import { olderThanFeed } from './feeds/archive.ts';
import { lineOf, withoutMembers } from './collections.ts';
import { changeLogJson, changesFiles, saidOf } from './change-log.ts';
import { contentTypeOf, HTML, JAVASCRIPT, JSON_DATA, TEXT } from '../site/content-types.ts';
import { PARTNER_SCRIPT, partnerScript } from '../site/embedding.ts';
import { feedStylesheet } from './feeds/for-people.ts';
import { feedSummaries, feedWithdrawals } from './feeds/items.ts';
import { FEEDS_PAGE, feedsPage } from './feeds/page.ts';
import { formats } from './feeds/index.ts';
import { kindOf, kinds } from './kinds/index.ts';
import { listing } from './listings/page.ts';
import { indexes } from './listings/indexes.ts';
import { listingJson } from './listings/json.ts';
import type { Collection, Contents, Line, Output } from './model.ts';
import { notFound } from './listings/not-found.ts';
import { openapi, OPENAPI } from './openapi.ts';
import { subscriptionLists } from './feeds/opml.ts';
import { isFirst, pagesOf, touchedPages, type Page } from './listings/paging.ts';
import { hasFeeds, hasJson, hasPages } from './kinds/files.ts';
import { absolute, CHANGES_JSON, feedPaths, SEARCH_PAGE } from '../site/routes.ts';
import { opensearch } from './search/opensearch.ts';
import { searchPage } from './search/page.ts';
import { kindSitemaps, monthSitemaps, robots, sitemapDates, sitemapIndex } from './sitemap.ts';
import type { Touched } from './touched.ts';
import { sitePageFiles } from './site-pages.ts';
import { icons, schemas, stylesheet } from './static.ts';
import { houseVersion } from '../site/house.ts';
import { linkHeader } from '../site/stored-headers.ts';

/** The articles whose full content the collection's feeds show. */
export function feedSlugs(collection: Collection, settings: Settings): string[] {
  if (!hasFeeds(collection)) return [];
  return feedSummaries(collection, settings).map(({ slug }) => slug);
}

/**
 * All files of one collection: those of its listings and feeds that its kind has. `touched`: of pages by month those
 * alone.
 */
export function renderCollection(
  collection: Collection,
  settings: Settings,
  contents: Contents,
  touched?: Touched,
): Output[] {
  if (kindOf(collection).log) return changesFiles(collection, settings);
  return [
    ...renderListings(collection, settings, touched),
    ...renderFeeds(collection, settings, contents),
    ...(collection.kind === 'month' ? monthSitemaps(collection, settings, touched) : []),
  ];
}

/** Its listings alone; those of the site need its topics. */
export function renderListings(
  collection: Collection,
  settings: Settings,
  touched?: Touched,
): Output[] {
  const pages = touched === undefined ? pagesOf(collection) : touchedPages(collection, touched);
  return pages.flatMap((page) => listings(collection, page, settings));
}

/** Those of its listings that are by month, each with its month. */
export function renderMonths(
  collection: Collection,
  settings: Settings,
): { month: string; output: Output }[] {
  const pages = pagesOf(collection).filter((page) => !isFirst(page));
  return pages.flatMap((page) =>
    listings(collection, page, settings).map((output) => ({ month: page.month!, output })),
  );
}

/** Its feeds alone; none of a kind that has no feeds. */
export function renderFeeds(
  collection: Collection,
  settings: Settings,
  contents: Contents,
): readonly Output[] {
  return hasFeeds(collection) ? feeds(collection, settings, contents) : [];
}

/** What lists of collections say of one; takes its files, of which one stands in the change log. */
export function lineIn(collection: Collection, files: readonly Output[]): Line {
  return {
    ...lineOf(collection),
    ...(collection.kind === 'month' && { sitemaps: sitemapDates(collection) }),
    ...(kindOf(collection).log && saidOf(collection, files)),
  };
}

/** The first page tells of the whole collection, the others of what stands on them. */
function listings(collection: Collection, page: Page, settings: Settings): readonly Output[] {
  if (isFirst(page)) return listingFiles(collection, page, settings);
  const { summaries, ...position } = page;
  const head = withoutMembers(collection);
  const inputs = [
    JSON.stringify([head, position, settings, houseVersion.of(settings)]),
    ...summaries,
  ];
  return memoizeTexts(page.paths.json, inputs, () => listingFiles(head, page, settings));
}

function listingFiles(collection: Collection, page: Page, settings: Settings): Output[] {
  const html = (): Output => ({
    path: page.paths.html,
    body: listing(collection, page, settings),
    contentType: HTML,
  });
  const json = (): Output => ({
    path: page.paths.json,
    body: listingJson(collection, page, settings),
    contentType: JSON_DATA,
  });
  return [...(hasPages(collection) ? [html()] : []), ...(hasJson(collection) ? [json()] : [])];
}

/** The feeds are shown no more than what is in them, so that nothing else can change them. */
function feeds(collection: Collection, settings: Settings, contents: Contents): readonly Output[] {
  const summaries = feedSummaries(collection, settings);
  const own: Contents = new Map(
    summaries.flatMap(({ slug }) => (contents.has(slug) ? [[slug, contents.get(slug)!]] : [])),
  );
  const head = {
    ...withoutMembers(collection),
    withdrawals: feedWithdrawals(collection, settings),
  };
  const older = olderThanFeed(collection, settings);
  const newest = { ...head, summaries };
  const paths = feedPaths(collection);
  return formats.map(({ name, mediaType, render }) => {
    const path = paths[name];
    const bytes = render(newest, settings, own, older);
    const contentType = contentTypeOf(mediaType);
    return { path, body: '', bytes, contentType, ...discovery(path, settings) };
  });
}

/** WebSub: where a feed's hub is, and what the feed is called there. */
function discovery(path: string, { hub, baseUrl }: Settings): Pick<Output, 'link'> {
  const link = hub && linkHeader({ hub, self: absolute({ baseUrl }, path) });
  return link ? { link } : {};
}

/** The same of all there are, whose other files nobody asks for. */
export function linesOf(collections: readonly Collection[], settings: Settings): Line[] {
  return collections.map((one) => lineIn(one, kindOf(one).log ? changesFiles(one, settings) : []));
}

/** The files that belong to no collection, or to all of them; takes a line of each there is. */
export function renderSite(lines: readonly Line[], settings: Settings): Output[] {
  return [...renderLists(lines, settings), ...renderSettings(settings)];
}

/** Those that are made of lines. */
export function renderLists(lines: readonly Line[], settings: Settings): Output[] {
  return [
    sitemapIndex(lines, settings),
    ...kinds.flatMap(({ kind }) => {
      const own = lines.filter((one) => one.kind === kind);
      return kindSitemaps(kind, own, settings);
    }),
    { path: FEEDS_PAGE, body: feedsPage(lines, settings), contentType: HTML },
    ...subscriptionLists(lines, settings),
    ...indexes(lines, settings),
    { path: CHANGES_JSON, body: changeLogJson(lines, settings), contentType: JSON_DATA },
  ];
}

/** Those which no article changes. */
function renderSettings(settings: Settings): readonly Output[] {
  const inputs = [JSON.stringify(settings), houseVersion.of(settings)];
  return memoizeTexts('settings', inputs, () => [
    { path: '/robots.txt', body: robots(settings), contentType: TEXT },
    ...sitePageFiles(settings),
    { path: SEARCH_PAGE, body: searchPage(settings), contentType: HTML },
    opensearch(settings),
    { path: '/404.html', body: notFound(settings), contentType: HTML },
    { path: OPENAPI, body: openapi(settings), contentType: JSON_DATA },
    stylesheet(settings),
    feedStylesheet(settings),
    ...icons(settings),
    { path: PARTNER_SCRIPT, body: partnerScript, contentType: JAVASCRIPT },
    ...schemas(settings),
  ]);
}
