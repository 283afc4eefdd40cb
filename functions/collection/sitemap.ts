/** Sitemaps (sitemaps.org/protocol.html): every live article and every listing page. */
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
import { absolute, listingPath } from '../site/routes.ts';
import type { Settings } from '../site/settings.ts';

/**
 * URLs in one file. The protocol allows 50,000 and 50 MB; a URL of ours is at most three times as
 * long as an S3 key (1,024 bytes), so that so many can never be more than 35 MB.
 */
const FILE_URLS = 10_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * `/sitemap.xml`; above the limit an index of `/sitemap-1.xml`, `/sitemap-2.xml` …
 *
 * `collections` are all there are. How many files there are follows from how many URLs there ever
 * were, so that none disappears when articles are withdrawn; one left empty names the home page.
 */
export function sitemaps(
  collections: readonly Collection[],
  settings: Settings,
  limit = FILE_URLS,
): Output[] {
  const locations = [...listings(collections, settings), ...articles(collections)];
  const files = Math.ceil(everListed(collections) / limit);
  if (files <= 1) return [file('/sitemap.xml', element('urlset', locations))];

  const parts = Array.from({ length: files }, (_, i) => {
    const part = locations.slice(i * limit, (i + 1) * limit);
    const home = location(absolute(settings, '/'));
    return file(`/sitemap-${i + 1}.xml`, element('urlset', part.length > 0 ? part : [home]));
  });
  const index = parts.map(
    ({ path }) => html`<sitemap><loc>${absolute(settings, path)}</loc></sitemap>`,
  );
  return [file('/sitemap.xml', element('sitemapindex', index)), ...parts];
}

function listings(collections: readonly Collection[], settings: Settings): Html[] {
  return collections.filter(hasPages).flatMap((collection) =>
    pagesOf(collection)
      .filter((page) => isIndexed(collection, page))
      .map(({ number, summaries }) => {
        const url = absolute(settings, listingPath(collection, number));
        if (summaries.length === 0) return location(url);
        return location(url, Math.max(...summaries.map(modifiedAt)));
      }),
  );
}

/** Oldest first, so that a new article stands at the end and moves no other to another file. */
function articles(collections: readonly Collection[]): Html[] {
  return (whole(collections)?.summaries ?? []).map(locationOf).reverse();
}

function whole(collections: readonly Collection[]): Collection | undefined {
  return collections.find(({ kind }) => kind === 'site');
}

const locationOf = memoize((summary: Summary) => location(summary.url, modifiedAt(summary)));

function everListed(collections: readonly Collection[]): number {
  const listed = collections.filter(hasPages);
  const pages = listed.reduce((sum, collection) => sum + pagesOf(collection).length, 0);
  return pages + (whole(collections)?.ever ?? 0);
}

/** `modified`: milliseconds since 1970; absent where there is nothing to have changed. */
function location(url: string, modified?: number): Html {
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
