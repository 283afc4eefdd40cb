/**
 * Every key of the two stores is built here and nowhere else, and is a type of its own, so that
 * a key of one store cannot be used in another by mistake.
 */
import { feedTable } from './feed-table.ts';
import type { Slug } from './settings.ts';
import { slugOfPath } from './slugs.ts';

declare const brand: unique symbol;
/** A key in the source store: `articles/…`, `media/…`, `withdrawals/…`, `site.yaml`. */
export type SourceKey = string & { readonly [brand]: 'source' };
/** A key in the site store: what the CDN serves. */
export type SiteKey = string & { readonly [brand]: 'site' };
/** A key in the ledger: `ledger/…`, beside the sources. */
export type LedgerKey = string & { readonly [brand]: 'ledger' };

export const SETTINGS_SOURCE = 'site.yaml' as SourceKey;
/** No source: a round through everything may have further to go (publish/syndicate/round.ts). */
export const FURTHER = 'site.yaml/further' as SourceKey;
export const WITHDRAWALS = 'withdrawals/';

/** Where an article's source is, unless it is in a bundle: its name in messages. */
export function articleSource(slug: Slug): SourceKey {
  return sourceAt(slug);
}

/** The source at a path below `articles/`. */
export function sourceAt(path: string): SourceKey {
  return `articles/${path}.md` as SourceKey;
}

/** The slug of an article's source key; undefined for any other source. */
export function slugOfSource(source: SourceKey | undefined): Slug | undefined {
  const path = source === undefined ? undefined : pathOfSource(source);
  return path === undefined ? undefined : slugOfPath(path);
}

/** The path of an article's source key below `articles/`; undefined for any other source. */
export function pathOfSource(source: string): string | undefined {
  return /^articles\/(.+)\.md$/.exec(source)?.[1];
}

export function asSourceKey(key: string): SourceKey {
  return key as SourceKey;
}

/** The order to withdraw an article, beside the articles (operator-withdrawals.ts). */
export function withdrawalKey(slug: Slug): SourceKey {
  return `${WITHDRAWALS}${slug}.json` as SourceKey;
}

/** Where the ledger is (publish/rows/ledger.ts): no source has a key below it. */
export const LEDGER = 'ledger/';
export const SETTINGS_LEDGER = `${LEDGER}settings.json` as LedgerKey;
/** Those of articles, each named after its slug: no part of a slug is called like a variant. */
export const ARTICLES_LEDGER = `${LEDGER}articles/`;
const IN_LEDGER = '/article.json';

export function ledgerKey(slug: Slug): LedgerKey {
  return `${ARTICLES_LEDGER}${slug}${IN_LEDGER}` as LedgerKey;
}

/** The slug of an article's key in the ledger; undefined for any other key. */
export function slugOfLedger(key: string): Slug | undefined {
  if (!key.startsWith(ARTICLES_LEDGER) || !key.endsWith(IN_LEDGER)) return undefined;
  return key.slice(ARTICLES_LEDGER.length, -IN_LEDGER.length);
}

/** The last part of a feed's key, whatever collection it is of. */
export const FEEDS: readonly string[] = Object.values(feedTable).map(({ file }) => file);

export function isFeed(key: string): boolean {
  return FEEDS.includes(key.slice(key.lastIndexOf('/') + 1));
}

/** Feeds, and pages that may have become notices: what *announce* is woken for. */
export function isAnnounced(key: string): boolean {
  return isFeed(key) || key.endsWith('/index.html');
}

/**
 * The object behind a URL path of the site: percent-decoded, with `index.html` where the path ends
 * in a slash. functions/edge/viewer-request.js says the same to the CDN.
 */
export function siteKey(path: string): SiteKey {
  const plain = decodeURIComponent(path.slice(1));
  return (plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain) as SiteKey;
}

/** The URL path of an object that is no page. */
export function servedPath(key: SiteKey): string {
  return `/${key.split('/').map(encodeURIComponent).join('/')}`;
}
