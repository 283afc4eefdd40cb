/** Sitemaps (sitemaps.org/protocol.html): every live article and every listing page, by month. */
import type { Summary } from '../../schemas/types.ts';
import { html, lines, type Html, xmlCharacters } from '../base/markup.ts';
import { XML } from '../site/content-types.ts';
import { modifiedAt } from './moments.ts';
import { isIndexed } from './listings/page.ts';
import type { Collection, Output } from './model.ts';
import { utc } from '../base/time.ts';
import { memoize } from '../base/memoize.ts';
import { pagesOf } from './listings/paging.ts';
import { hasPages } from './kinds/files.ts';
import { nameOf } from './kinds/index.ts';
import { partsFor, spread } from './spread.ts';
import { absolute } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';

/**
 * URLs in one file, about. The protocol allows 50,000 and 50 MB; a URL of ours is at most three times
 * as long as an S3 key (1,024 bytes). Fewer, so that a change sends few others along.
 */
const FILE_URLS = 1_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * `/sitemap.xml`, an index of files: `/sitemap-2026-03.xml` with what was published in a month, and its
 * listings; `/sitemap-listings.xml` with the first pages of all collections. What is too long for one
 * file is in several, `/sitemap-2026-03-2.xml`, each address always in the same.
 *
 * `collections` are all there are. How many files there are follows from how many URLs there ever
 * were, so that none disappears when articles are withdrawn; one left empty names the home page.
 */
export function sitemaps(
  collections: readonly Collection[],
  settings: Settings,
  limit = FILE_URLS,
): Output[] {
  const listed = collections.filter(hasPages).flatMap((one) => listings(one, settings));
  const byMonth = Map.groupBy(listed, ({ month }) => month);
  const firsts = byMonth.get(undefined) ?? [];
  const months = collections.filter(({ kind }) => kind === 'month').sort(newestFirst);
  const files = [
    ...filesOf('listings', firsts.length, firsts, settings, limit),
    ...months.flatMap((one) => {
      const pages = byMonth.get(nameOf(one)) ?? [];
      const entries = [...pages, ...one.summaries.map(articleOf)];
      return filesOf(nameOf(one), pages.length + one.ever, entries, settings, limit);
    }),
  ];
  const index = files.map(({ file: { path }, modified }) => {
    const lastmod = modified !== undefined && html`<lastmod>${utc(modified)}</lastmod>`;
    return html`<sitemap><loc>${absolute(settings, path)}</loc>${lastmod}</sitemap>`;
  });
  return [file('/sitemap.xml', element('sitemapindex', index)), ...files.map(({ file }) => file)];
}

/** One URL. */
interface Entry {
  url: string;
  /** Of a listing: the month whose it is, or none. */
  month?: string;
  /** Milliseconds since 1970; absent where there is nothing to have changed. */
  modified?: number;
  isIndexed: boolean;
}

/** The pages of a collection, also those that search engines are kept from: their number counts. */
function listings(collection: Collection, settings: Settings): Entry[] {
  return pagesOf(collection).map((page) => {
    const { month, paths, summaries } = page;
    return {
      url: absolute(settings, paths.html),
      ...(month !== undefined && { month }),
      ...(summaries.length > 0 && { modified: Math.max(...summaries.map(modifiedAt)) }),
      isIndexed: isIndexed(collection, page),
    };
  });
}

const articleOf = memoize((summary: Summary): Entry => ({
  url: summary.url,
  modified: modifiedAt(summary),
  isIndexed: true,
}));

interface Part {
  file: Output;
  modified?: number;
}

/** `ever`: how many entries there ever were. */
function filesOf(
  name: string,
  ever: number,
  entries: readonly Entry[],
  settings: Settings,
  limit: number,
): Part[] {
  const shown = entries.filter(({ isIndexed }) => isIndexed);
  const parts = spread(shown, partsFor(ever, limit), ({ url }) => url);
  return [...parts].map(([number, own]) => {
    const home = { url: absolute(settings, '/') };
    const listed = (own.length > 0 ? own : [home]).map(location);
    const changed = own.flatMap(({ modified }) => modified ?? []);
    const path = `/sitemap-${name}${number === 1 ? '' : `-${number}`}.xml`;
    return {
      file: file(path, element('urlset', listed)),
      ...(changed.length > 0 && { modified: Math.max(...changed) }),
    };
  });
}

function newestFirst(a: Collection, b: Collection): number {
  return a.id < b.id ? 1 : -1;
}

function location({ url, modified }: Pick<Entry, 'url' | 'modified'>): Html {
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
