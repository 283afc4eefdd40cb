/**
 * Lists in files of bounded length of which one more key changes one: a file has all keys that begin as it
 * is called. One that has too many of them is split for good: it leads to others, each for a longer
 * beginning, and no key begins in two ways. How far a list is split is remembered, so that what is
 * published is a pure function of what there is.
 */
import type { Settings } from '../../site/settings.ts';
import { aToZPath, searchPath } from '../../site/routes.ts';
import { JSON_DATA, HTML } from '../../site/content-types.ts';
import { schemaUrl } from '../listings/json.ts';
import type { Output } from '../model.ts';
import { aToZPage } from './a-to-z.ts';
import { PAGE_LINES, SHARD_KEYS } from './limits.ts';
import { A_TO_Z, VOCABULARY, type FoundArticle, type ListId } from './postings.ts';
import type { Content, Shard } from './shard.ts';

/** With more than so many keys a shard is split. */
export function limitOf(list: ListId): number {
  return list === A_TO_Z ? PAGE_LINES : SHARD_KEYS;
}

/** Whether there are files of it; names that articles share are counted, and stand in A–Z. */
export function isPublished(list: ListId): boolean {
  return !list.startsWith('name:');
}

/** Those that are there without any article: the search page leads to them. */
export const FIRST_SHARDS: readonly (Shard & { key: '' })[] = [VOCABULARY, A_TO_Z].map((list) => ({
  list,
  prefix: '',
  key: '',
}));

/** The file of one. */
export function renderShard(shard: Shard, content: Content, settings: Settings): Output {
  const { list, prefix } = shard;
  const inOrder = sorted(content);
  const path = pathOf(shard);
  if (list === A_TO_Z)
    return { path, body: aToZPage(prefix, inOrder, settings), contentType: HTML };
  const said = list.startsWith('article:') ? articlesIn(inOrder) : keysIn(inOrder);
  const schema = list.startsWith('article:') ? 'search-articles' : 'search-keys';
  const body = `${JSON.stringify({ $schema: schemaUrl(schema, settings), ...said })}\n`;
  return { path, body, contentType: JSON_DATA };
}

/** Where it is on the site: `word:sleep`, `2a` → `/api/v1/search/words/sleep/2a.json`. */
export function pathOf({ list, prefix }: Shard): string {
  return list === A_TO_Z
    ? aToZPath(prefix)
    : searchPath(list.replace(/^(word|article):/, '$1s/'), prefix);
}

/** The same the other way round, by the key of the site; undefined for any other file. */
export function shardAt(key: string): Shard | undefined {
  const page = /^a-z\/(?:(.+)\/)?index\.html$/.exec(key);
  if (page !== null) return { list: A_TO_Z, prefix: page[1] ?? '' };
  const [, path, prefix = ''] =
    /^api\/v1\/search\/(vocabulary|(?:words|articles)\/[^/]+?)(?:\/([^/]+))?\.json$/.exec(key) ??
    [];
  if (path === undefined) return undefined;
  return { list: path.replace(/^(word|article)s\//, '$1:'), prefix };
}

/** Into which of these beginnings it is split, if there are any for longer ones. */
export function nextAmong(prefix: string, all: readonly string[]): string[] {
  const below = all.filter((one) => one !== prefix && one.startsWith(prefix));
  return below
    .filter((one) => !below.some((other) => other !== one && one.startsWith(other)))
    .sort();
}

/** By code unit, which no runtime changes. */
function sorted(content: Content): Content {
  if (content.kind === 'split') return { ...content, next: [...content.next].sort() };
  const postings = [...content.postings].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { ...content, postings };
}

/** Two articles may have one name in lists. */
function keysIn(content: Content): { keys: string[] } | { next: readonly string[] } {
  if (content.kind === 'split') return { next: content.next };
  return { keys: [...new Set(content.postings.map(({ key }) => key))] };
}

function articlesIn(content: Content): { articles: FoundArticle[] } {
  const articles =
    content.kind === 'split' ? [] : content.postings.map(({ value }) => value as FoundArticle);
  return { articles: articles.sort((a, b) => (a.url < b.url ? -1 : 1)) };
}

/**
 * The beginnings into which these keys are split, none the beginning of another: one character longer than
 * what all of them have in common, or more where many go on alike.
 */
export function split(prefix: string, keys: readonly string[], limit: number): string[] {
  const groups = Map.groupBy(keys, (key) => beginning(key, lengthOf(prefix) + 1));
  return [...groups]
    .map(([next, own]) => (own.length > limit ? commonBeginning(own) : next))
    .sort();
}

/** Which of the beginnings a key has; undefined for none of them. */
export function childFor(key: string, next: readonly string[]): string | undefined {
  return next.find((one) => key.startsWith(one));
}

/**
 * A beginning for a key that has none of those: so much of the key as no other has. Whoever asks at the
 * same time for another key is told the same, or one that has nothing to do with it.
 */
export function newChild(prefix: string, key: string, next: readonly string[]): string {
  const shared = next.map((one) => lengthOf(commonBeginning([one, key])));
  return beginning(key, Math.max(lengthOf(prefix), ...shared) + 1);
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
  const letters = [...first];
  const isCommon = (length: number) => {
    const start = letters.slice(0, length).join('');
    return others.every((one) => one.startsWith(start));
  };
  let length = letters.length;
  while (!isCommon(length)) length--;
  return letters.slice(0, length).join('');
}

/** So many characters of it, none of which is cut in half. */
function beginning(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}

function lengthOf(text: string): number {
  return [...text].length;
}
