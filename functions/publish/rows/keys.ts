/** Where each row of the table is: every key is built here and nowhere else. */
import { hash } from 'node:crypto';
import type { KindName } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { ListId, Posting } from '../../collection/search/postings.ts';
import type { Shard } from '../../collection/search/shard.ts';
import type { SiteKey, SourceKey } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { RowKey } from '../../store/table/table.ts';

/**
 * What must be found without a name is spread over so many partitions, since DynamoDB writes about a
 * thousand rows a second to one.
 */
const SLICES = 16;

export const slices: readonly string[] = Array.from({ length: SLICES }, (_, at) => at.toString(16));

/** The slice of a name: the first digit of its SHA-256. */
function sliceOf(name: string): string {
  return hashOf(name).slice(0, 1);
}

function hashOf(name: string): string {
  return hash('sha256', name, 'hex');
}

export const settingsKey: RowKey = { partition: 'settings', sort: 'row' };

/** How far a round through everything has come. */
export const roundKey: RowKey = { partition: 'round', sort: 'row' };

/** How far the sweep has come, where it does not look at everything each time. */
export const sweptKey: RowKey = { partition: 'swept', sort: 'row' };

/** What the site was when all of it was compared. */
export const lookedKey: RowKey = { partition: 'looked', sort: 'row' };

export const listedKey: RowKey = { partition: 'listed', sort: 'row' };

/** What is known of an article, but for its texts. */
export function articleKey(slug: Slug): RowKey {
  return { partition: `article#${slug}`, sort: 'row' };
}

/** One piece of its texts and its report, numbered from 0. */
export function pieceKey(slug: Slug, number: number): RowKey {
  return { partition: `article#${slug}`, sort: `piece#${String(number).padStart(2, '0')}` };
}

/** Of a media file or a file of references. */
export function fileKey(key: SourceKey): RowKey {
  return { partition: `file#${key}`, sort: 'row' };
}

/** Every article (by slug) and every file (by key) of which something is known: an index. */
export type Known = 'articles' | 'files';

export function knownKey(what: Known, name: string): RowKey {
  return { partition: knownSlice(what, sliceOf(name)), sort: name };
}

export function knownSlice(what: Known, slice: string): string {
  return `known#${what}#${slice}`;
}

/** Who ever claimed a name. Ids are URIs of any length and alphabet: their hash is the key. */
export function claimsOf(name: string): string {
  return `claims#${hashOf(name)}`;
}

export function claimKey(name: string, slug: Slug): RowKey {
  return { partition: claimsOf(name), sort: slug };
}

/** Who links to an article or shows a file, by the key of its source: add-only, as claims are. */
export function linksTo(key: SourceKey): string {
  return `links#${hashOf(key)}`;
}

export function linkKey(key: SourceKey, slug: Slug): RowKey {
  return { partition: linksTo(key), sort: slug };
}

/** What collections have of an article. */
export function shareKey(slug: Slug): RowKey {
  return { partition: shareSlice(sliceOf(slug)), sort: slug };
}

export function shareSlice(slice: string): string {
  return `shares#${slice}`;
}

/** What the search has of an article. */
export function indexedKey(slug: Slug): RowKey {
  return { partition: indexedSlice(sliceOf(slug)), sort: slug };
}

export function indexedSlice(slice: string): string {
  return `indexed#${slice}`;
}

/** A list by which articles are found: how much is in it, and what. Names can be long, and of any alphabet. */
export function listRows(list: ListId): string {
  return `list#${hashOf(list)}`;
}

export function listKey(list: ListId): RowKey {
  return { partition: listRows(list), sort: 'row' };
}

/** Of an article, by its slug; what another list leads to is of none. */
export function postingKey({ list, key }: Pick<Posting, 'list' | 'key'>, slug: Slug): RowKey {
  return { partition: listRows(list), sort: `${postingPrefix(key)}#${hashOf(slug).slice(0, 16)}` };
}

/** Where the sort keys of what begins so begin. */
export function postingPrefix(prefix: string): string {
  return `key#${prefix}`;
}

/** How far a list is split: of each file of it. */
export function shardKey({ list, prefix }: Shard): RowKey {
  return { partition: shardSlice(sliceOf(list)), sort: `${list}#${prefix}` };
}

export function shardSlice(slice: string): string {
  return `shard#${slice}`;
}

/** A collection: its counts, and its members by when they were published or withdrawn. */
export function collectionRows(id: CollectionId): string {
  return `collection#${id}`;
}

export function collectionKey(id: CollectionId): RowKey {
  return { partition: collectionRows(id), sort: 'row' };
}

/** What lists of collections say of each of a kind. */
export function linesOf(kind: KindName): string {
  return `lines#${kind}`;
}

export function lineKey(kind: KindName, id: CollectionId): RowKey {
  return { partition: linesOf(kind), sort: hashOf(id) };
}

/** Written with every one of them. */
export const linesKey: RowKey = { partition: 'lines', sort: 'row' };

/** What is still to be done because of a source; each with a key that nobody else has. */
export function todoKey(key: SourceKey, nonce: string): RowKey {
  return { partition: todoSlice(sliceOf(key)), sort: `${todoPrefix(key)}${nonce}` };
}

export function todoSlice(slice: string): string {
  return `todo#${slice}`;
}

/** The todo rows of one source: partition and prefix. */
export function todoOf(key: SourceKey): { partition: string; prefix: string } {
  return { partition: todoSlice(sliceOf(key)), prefix: todoPrefix(key) };
}

/** A hash, since one key may be the beginning of another. */
function todoPrefix(key: SourceKey): string {
  return `${hashOf(key)}#`;
}

/** Of a run that writes, by its nonce. */
export function writerKey(writer: string): RowKey {
  return { partition: writerSlice(sliceOf(writer)), sort: writer };
}

export function writerSlice(slice: string): string {
  return `writers#${slice}`;
}

/** What is to happen when a moment comes; in order of time. */
export const DUE = 'due';

/** `at`: milliseconds since 1970. */
export function dueKey(at: number, slug: Slug): RowKey {
  return { partition: DUE, sort: `${new Date(at).toISOString()}#${slug}` };
}

/** What was last announced of one object of the site. */
export function announcedKey(key: SiteKey): RowKey {
  return { partition: announcedSlice(sliceOf(key)), sort: key };
}

export function announcedSlice(slice: string): string {
  return `announced#${slice}`;
}

/** When an article was last let go by the guard. */
export function withdrawnKey(slug: Slug): RowKey {
  return { partition: `guard#${slug}`, sort: 'row' };
}

/** How many were let go in an hour, `2026-11-29T11`; in order of time. */
export const GUARD = 'guard';

export function guardKey(hour: string): RowKey {
  return { partition: GUARD, sort: hour };
}

/** What collections were rendered from: the build cache. */
export const BUILD = 'build';

export function buildKey(unit: string): RowKey {
  return { partition: BUILD, sort: hashOf(unit) };
}

/** The same of the documents of a month in the archives, by path. */
export function archivesBuild(month: string): string {
  return `${BUILD}#${month}`;
}

export function archiveBuildKey(month: string, path: string): RowKey {
  return { partition: archivesBuild(month), sort: hashOf(path) };
}
