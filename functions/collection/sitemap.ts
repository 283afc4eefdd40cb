/** Sitemaps (sitemaps.org/protocol.html): every live article by month, and every collection by kind. */
import type { Summary } from '../../schemas/types.ts';
import { html, lines, type Html, xmlCharacters } from '../base/markup.ts';
import { XML } from '../site/content-types.ts';
import { modifiedAt } from './moments.ts';
import { isAtHand } from './feeds/archive.ts';
import { FEEDS_PAGE } from './feeds/page.ts';
import { indexStep } from './listings/head.ts';
import { isIndexed } from './listings/page.ts';
import type { Collection, Line, Output, SitemapDates } from './model.ts';
import { utc } from '../base/time.ts';
import { memoize } from '../base/memoize.ts';
import { pagesOf, sitemapAt, sitemapBegin, sitemapCount, touchedPages } from './listings/paging.ts';
import { hasPages } from './kinds/files.ts';
import { kindOf, kinds, nameOf, type KindName } from './kinds/index.ts';
import { partsFor, spread } from './spread.ts';
import type { Touched } from './touched.ts';
import { absolute, aToZPath, SEARCH_PAGE } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';
import { writtenPages } from '../site/site-pages.ts';

/**
 * URLs in one file, about. The protocol allows 50,000 and 50 MB; a URL of ours is at most three times
 * as long as an S3 key (1,024 bytes). Fewer, so that a change sends few others along.
 */
const FILE_URLS = 1_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What names a month's file and those of a kind's listings: `2026-03`, `topics`. */
type Name = string;

/** One URL. */
interface Entry {
  url: string;
  /** Milliseconds since 1970; absent where there is nothing to have changed, or nobody says it. */
  modified?: number;
}

/**
 * `/sitemap-2026-03.xml`: some pages of this month of the site, and what stands on them; the pages after them are in
 * `/sitemap-2026-03-2.xml`, and so on. How many there are follows from how many articles there ever were, so that
 * none disappears when they are withdrawn; one left empty names the home page. `touched`: those alone which a change
 * reaches.
 */
export function monthSitemaps(month: Collection, settings: Settings, touched?: Touched): Output[] {
  const pages = Map.groupBy(pagesOf(month), ({ begin = 0 }) => sitemapAt(begin));
  const paths = pathsOf(nameOf(month), sitemapCount(month.ever));
  return [...touchedSitemaps(month, touched)].map((at) => {
    const own = (pages.get(at) ?? []).filter((page) => isIndexed(month, page));
    const entries = own.flatMap(({ paths: { html: path }, summaries }) => [
      { url: absolute(settings, path), modified: newestOf(summaries) },
      ...summaries.map(articleOf),
    ]);
    return urlSet(paths[at]!, entries, settings);
  });
}

/** Their numbers, from 0: those of touched pages, and where pages move, all behind them. */
function touchedSitemaps(month: Collection, touched: Touched | undefined): Set<number> {
  const all = Array.from({ length: sitemapCount(month.ever) }, (_, at) => at);
  if (touched === undefined) return new Set(all);
  const own = touchedPages(month, touched).map(({ begin = 0 }) => sitemapAt(begin));
  const isMoving = touched.get(nameOf(month))?.since !== undefined;
  return new Set(isMoving ? all.slice(Math.min(...own)) : own);
}

/** What lists say of a month's sitemaps: of those that are not at hand what they said before. */
export function sitemapDates(month: Collection): SitemapDates {
  const pages = Map.groupBy(pagesOf(month), ({ begin = 0 }) => sitemapAt(begin));
  return Array.from({ length: sitemapCount(month.ever) }, (_, at) => {
    const [from, to] = [sitemapBegin(at), sitemapBegin(at + 1)];
    if (!isAtHand(month, nameOf(month), from, to)) return month.sitemaps?.[at] ?? null;
    const summaries = (pages.get(at) ?? []).flatMap((page) => page.summaries);
    return summaries.length === 0 ? null : newestOf(summaries);
  });
}

function newestOf(summaries: readonly Summary[]): number {
  return Math.max(...summaries.map(modifiedAt));
}

/**
 * `/sitemap-topics.xml` and the like: the first pages of all collections of a kind in which something
 * is, and the page that leads to them; `own` are all there are. When they changed last they do not say:
 * this would change with every article.
 */
export function kindSitemaps(kind: KindName, own: readonly Line[], settings: Settings): Output[] {
  if (!isListed(kind) || own.length === 0) return [];
  const filled = own.filter(({ live }) => live > 0);
  const beside = kind === 'site' ? besideHome(filled.length > 0, settings) : filled.map(pathOf);
  const index = filled.length > 0 && indexStep(kind, settings);
  const paths = [...(index ? [index.path] : []), ...beside];
  const entries = paths.map((path) => ({ url: absolute(settings, path) }));
  return filesOf(nameOfKind(kind), partsFor(own.length, FILE_URLS), entries, settings);
}

/**
 * The home page, and what belongs to no collection or to one that has no such file: the ways to
 * articles and how to follow them, where there are any, and who publishes them.
 */
function besideHome(hasArticles: boolean, settings: Settings): string[] {
  const { path: months } = indexStep('month', settings)!;
  const ways = hasArticles ? [SEARCH_PAGE, aToZPath(), months, FEEDS_PAGE] : [];
  return ['/', ...ways, ...writtenPages(settings).map(pathOf)];
}

function pathOf({ path }: { path: string }): string {
  return path;
}

/** `/sitemap.xml`, the index of all these files; `lines` are all collections there are. */
export function sitemapIndex(lines: readonly Line[], settings: Settings): Output {
  const byKind = Map.groupBy(lines, ({ kind }) => kind);
  const ofKinds = kinds.flatMap(({ kind }) => {
    const { length = 0 } = byKind.get(kind) ?? [];
    if (!isListed(kind) || length === 0) return [];
    return pathsOf(nameOfKind(kind), partsFor(length, FILE_URLS)).map((path) => ({ path }));
  });
  const months = (byKind.get('month') ?? []).toSorted(newestFirst).flatMap((one) =>
    pathsOf(nameOf(one), sitemapCount(one.ever)).map((path, at) => ({
      path,
      modified: one.sitemaps?.[at] ?? undefined,
    })),
  );
  const files = [...ofKinds, ...months].map(({ path, modified }: IndexEntry) => {
    const lastmod = modified !== undefined && html`<lastmod>${utc(modified)}</lastmod>`;
    return html`<sitemap><loc>${absolute(settings, path)}</loc>${lastmod}</sitemap>`;
  });
  return file('/sitemap.xml', element('sitemapindex', files));
}

interface IndexEntry {
  path: string;
  modified?: number | undefined;
}

/** Months of the site are in files of their own. */
function isListed(kind: KindName): boolean {
  return kind !== 'month' && hasPages({ kind });
}

/** The folder that they stand in. */
function nameOfKind(kind: KindName): Name {
  const [, folder] = kindOf({ kind }).address.split('/');
  return folder === '' ? kind : folder!;
}

const articleOf = memoize((summary: Summary): Entry => ({
  url: summary.url,
  modified: modifiedAt(summary),
}));

function filesOf(
  name: Name,
  count: number,
  entries: readonly Entry[],
  settings: Settings,
): Output[] {
  const parts = spread(entries, count, ({ url }) => url);
  return pathsOf(name, count).map((path, at) => urlSet(path, parts.get(at + 1)!, settings));
}

function urlSet(path: string, entries: readonly Entry[], settings: Settings): Output {
  const home = { url: absolute(settings, '/') };
  return file(path, element('urlset', (entries.length > 0 ? entries : [home]).map(location)));
}

function pathsOf(name: Name, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `/sitemap-${name}${at === 0 ? '' : `-${at + 1}`}.xml`,
  );
}

function newestFirst(a: Line, b: Line): number {
  return a.id < b.id ? 1 : -1;
}

function location({ url, modified }: Entry): Html {
  const lastmod = modified !== undefined && html`<lastmod>${utc(modified)}</lastmod>`;
  return html`<url><loc>${url}</loc>${lastmod}</url>`;
}

function element(name: 'urlset' | 'sitemapindex', children: readonly Html[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${name} xmlns="${NAMESPACE}">
${lines(...children).text}
</${name}>
`;
}

function file(path: string, body: string): Output {
  return { path, body: xmlCharacters(body), contentType: XML };
}

/** `/robots.txt` (RFC 9309): everything may be read; the sitemap says what there is. */
export function robots(settings: Settings): string {
  return `User-agent: *
Allow: /

Sitemap: ${absolute(settings, '/sitemap.xml')}
`;
}
