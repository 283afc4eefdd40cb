/**
 * Every key of the three stores is built here and nowhere else, and is a type of its own, so that
 * a key of one store cannot be used in another by mistake.
 */
import { createHash } from 'node:crypto';
import { feedTable } from './feed-table.ts';
import type { Slug } from './settings.ts';
import { slugOfPath } from './slugs.ts';

declare const brand: unique symbol;
/** A key in the source store: `articles/…`, `media/…`, `withdrawals/…`, `site.yaml`. */
export type SourceKey = string & { readonly [brand]: 'source' };
/** A key in the state store: records, catalog, identities, announcements, what was rendered, guard. */
export type StateKey = string & { readonly [brand]: 'state' };
/** A key in the site store: what the CDN serves. */
export type SiteKey = string & { readonly [brand]: 'site' };

export const SETTINGS_SOURCE = 'site.yaml' as SourceKey;
export const RECORDS = 'records/';
export const CATALOG = 'catalog/';
export const ANNOUNCED = 'announced/';
export const WITHDRAWALS = 'withdrawals/';
/** What the files of the site were rendered from: only ever read to save work. */
export const RENDERED = 'rendered/';
/** What was withdrawn within a day (guard.ts). */
export const GUARD = 'guard/withdrawals.json' as StateKey;

/** Where an article's source is, unless it is in a bundle: its name in messages and records. */
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

/** The record of one source, whatever kind: what the system remembers of it. */
export function recordOf(source: SourceKey): StateKey {
  return `${RECORDS}${source}.json` as StateKey;
}

/** The source that a record's key speaks of; undefined when the key is no record's. */
export function sourceOfRecord(key: string): SourceKey | undefined {
  if (!key.startsWith(RECORDS) || !key.endsWith('.json')) return undefined;
  return key.slice(RECORDS.length, -'.json'.length) as SourceKey;
}

export function shardKey(shard: string): StateKey {
  return `${CATALOG}${shard}.json` as StateKey;
}

/** Of the collections, all in one (syndicate/rendered.ts). */
export const RENDERED_COLLECTIONS = `${RENDERED}collections.json` as StateKey;

/** Of the archives' documents of a month (syndicate/rendered-archives.ts). */
export function renderedArchives(month: string): StateKey {
  return `${RENDERED}archives/${month}.json` as StateKey;
}

/** Which slugs ever claimed an id. Ids are URIs of any length and alphabet: their hash is the key. */
export function identityKey(id: string): StateKey {
  const hash = createHash('sha256').update(id).digest('hex');
  return `identities/${hash}.json` as StateKey;
}

/** What was last announced of one object of the site. */
export function announcementKey(key: SiteKey): StateKey {
  return `${ANNOUNCED}${key}.json` as StateKey;
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
