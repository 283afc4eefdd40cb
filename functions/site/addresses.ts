/**
 * Addresses of articles: paths from the root of the site, percent-encoded. An address is a folder
 * with the variants in it (`/articles/sleep/rls/`); a redirect may be a page by itself (`/dose.html`).
 */
import { articlePath } from './routes.ts';
import type { Slug } from './settings.ts';
import { siteKey, type SiteKey } from './keys.ts';
import { variantFilesFor } from './variant-files.ts';

/**
 * What the site itself, or whoever serves it, has below its root, in lower case. What is called like
 * a file (`feed.xml`) is no address anyway, but for pages.
 */
export const reserved: ReadonlySet<string> = new Set([
  ...['a-z', 'api', 'archive', 'articles', 'assets', 'authors', 'changes', 'codes', 'feeds'],
  ...['languages', 'media', 'publisher', 'schemas', 'search', 'topics', '404', '404.html'],
]);

/** `https://health.example/articles/x/` → `/articles/x/` */
export function addressOf({ url }: { url: string }): string {
  return /^[a-z]+:\/\/[^/]*(.*)$/is.exec(url)?.[1] ?? url;
}

/** Names of the variants that there are at an address; `house` carries what is added. */
export function variantsAt(address: string, house: object | undefined): readonly string[] {
  return address.endsWith('/') ? Object.keys(variantFilesFor(house)) : ['page'];
}

/** Their keys. */
export function keysAt(address: string, house: object | undefined): SiteKey[] {
  return variantsAt(address, house).map((name) => variantKey(address, name, house));
}

/** Of one of them. */
export function variantKey(address: string, name: string, house: object | undefined): SiteKey {
  return siteKey(address + variantFilesFor(house)[name]!.file);
}

/** `/articles/sleep/rls/` → `sleep/rls`, `/2019/05/doses/` → `/2019/05/doses`: how data call it. */
export function slugAt(address: string): Slug {
  return ownerOf(address) ?? decodeURIComponent(address).replace(/\/$/, '');
}

/** The slug of the source whose address this is, where its front matter names no other. */
export function ownerOf(address: string): Slug | undefined {
  const encoded = /^\/articles\/(.+)\/$/s.exec(address)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}

/** The addresses that a link to an article of this slug may mean, where there is no such source. */
export function addressesMeant(slug: Slug): string[] {
  const [, , ...encoded] = articlePath(slug).slice(0, -1).split('/');
  const outside = `/${encoded.join('/')}`;
  return [articlePath(slug), `${outside}/`, `${outside}.html`];
}

/** The slugs of links that may mean this address. */
export function slugsMeaning(address: string): Slug[] {
  const owner = ownerOf(address);
  if (owner !== undefined) return [owner];
  return [
    decodeURIComponent(address)
      .replace(/^\//, '')
      .replace(/\/$|\.html$/, ''),
  ];
}
