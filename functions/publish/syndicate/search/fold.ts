/**
 * Articles are folded into the lists by which they are found: what an article adds to them is written, and what
 * it had added taken away, in one transaction with the row that says what they have of it. So each is
 * counted once, however often it is folded, and an edit of its text alone costs one look.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  ledBy,
  postingsOf,
  type ListId,
  type Posting,
} from '../../../collection/search/postings.ts';
import type { Slug } from '../../../site/settings.ts';
import type { Change, Version } from '../../../store/table/table.ts';
import { check, commit, isTorn, put, readMany, readRow, type Seen } from '../../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../../ports.ts';
import type { KeptArticle } from '../../rows/article.ts';
import { Damaged } from '../../rows/collections.ts';
import type { Versions } from '../fold.ts';
import { articleKey, indexedKey, listKey, postingKey } from '../../rows/keys.ts';
import {
  intact,
  NOT_INDEXED,
  type IndexedRow,
  type ListRow,
  type PostingRow,
  type Touched,
} from '../../rows/search.ts';

/** An article as lists have it by now. */
export interface Indexed {
  slug: Slug;
  seen: Seen<IndexedRow>;
}

/**
 * Brings lists in step with these articles, as far as they are in these versions still; else `moved`. Throws Damaged
 * where a row cannot be read.
 */
export async function foldIntoLists(
  ports: Ports,
  slugs: readonly Slug[],
  versions: Versions,
): Promise<Indexed[] | 'moved'> {
  // What lists have of it is read first, since it is the token.
  const rows = await readMany<IndexedRow>(ports.table, slugs.map(indexedKey));
  const articles = await readMany<KeptArticle>(ports.table, slugs.map(articleKey));
  const indexed: Indexed[] = [];
  // One after the other, for they meet at words.
  for (const [at, slug] of slugs.entries()) {
    const article = articles[at]!;
    if (article.version !== versions.get(slug)) return 'moved';
    const folded = await foldOne(ports, { slug, seen: rows[at]! }, article);
    if (folded === 'moved') return 'moved';
    indexed.push(folded);
  }
  return indexed;
}

async function foldOne(
  ports: Ports,
  { slug, seen: first }: Indexed,
  article: Seen<KeptArticle>,
): Promise<Indexed | 'moved'> {
  let seen = first;
  const isTo = article.value === undefined ? [] : postingsOf(article.value.summary);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { postings } = intact(`What lists have of ${slug}`, seen) ?? NOT_INDEXED;
    const steps = stepsBetween(postings, isTo);
    if (steps.length === 0) return { slug, seen };
    const next = await take(ports, { slug, seen }, steps, article.version);
    if (next !== undefined) return { slug, seen: next };
    seen = await readRow(ports.table, indexedKey(slug));
    const { version } = await readRow<KeptArticle>(ports.table, articleKey(slug));
    if (version !== article.version) return 'moved';
  }
  throw new Contended(`What lists have of ${slug}`);
}

/** What changes under one key of one list. */
interface Step {
  was?: Posting;
  is?: Posting;
}

function stepsBetween(before: readonly Posting[], after: readonly Posting[]): Step[] {
  const name = ({ list, key }: Posting) => JSON.stringify([list, key]);
  const steps = new Map<string, Step>(before.map((was) => [name(was), { was }]));
  for (const is of after) steps.set(name(is), { ...steps.get(name(is)), is });
  return [...steps.values()].filter(({ was, is }) => !isDeepStrictEqual(was, is));
}

/** Steps of one transaction, which holds a hundred rows: each has at most a row and that of its list. */
const TOGETHER_STEPS = 45;

/**
 * Several transactions where they are many; undefined where somebody else was faster. What lists have of an article
 * does not say of which version it is: one that changes no word writes nothing. So each asks for that, too.
 */
async function take(
  ports: Ports,
  { slug, seen: first }: Indexed,
  steps: readonly Step[],
  article: Version | undefined,
): Promise<Seen<IndexedRow> | undefined> {
  let seen = first;
  const still = check(articleKey(slug), { version: article });
  for (let at = 0; at < steps.length; at += TOGETHER_STEPS) {
    const some = steps.slice(at, at + TOGETHER_STEPS);
    const value = taken(ports, seen.value ?? NOT_INDEXED, some);
    const { counts, negative } = await counted(ports, some);
    if (negative !== undefined) {
      // Another run, which had folded it before these were read, has taken it away already.
      if ((await readRow(ports.table, indexedKey(slug))).version !== seen.version) return undefined;
      throw new Damaged(`The row of ${negative}`, { list: negative });
    }
    const rows = some.map(({ was, is }): Change => {
      if (is === undefined) return { kind: 'delete', ...postingKey(was!, slug) };
      const { list: _, ...said } = is;
      return put(postingKey(is, slug), { ...said, slug } satisfies PostingRow);
    });
    const taking = [still, put(indexedKey(slug), value, seen), ...counts, ...rows];
    const version = await commit(ports, taking);
    if (version === undefined) return undefined;
    seen = { version, value };
  }
  return seen;
}

function taken(ports: Ports, before: IndexedRow, steps: readonly Step[]): IndexedRow {
  const gone = new Set(steps.map(({ was }) => was));
  const kept = before.postings.filter((one) => !gone.has(one));
  const news = steps.flatMap(({ is }) => is ?? []);
  const keys = steps.map(({ was, is }) => (is ?? was)!);
  return {
    postings: [...kept, ...news],
    touched: togetherWith(before.touched, keys),
    until: writersGone(ports),
  };
}

export function togetherWith(some: readonly Touched[], more: readonly Touched[]): Touched[] {
  const all = [...some, ...more].map(({ list, key }) => ({ list, key }));
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** When nobody is left who writes now: see SECOND_LOOK of lambda/enqueue.ts. */
export function writersGone({ now }: Pick<Ports, 'now'>): string {
  return new Date(now().getTime() + WRITERS_MS).toISOString();
}

const WRITERS_MS = 15 * 60_000;

/** The rows that say how many articles have something in a list; and one that has fewer than none. */
async function counted(
  ports: Ports,
  steps: readonly Step[],
): Promise<{ counts: Change[]; negative: ListId | undefined }> {
  const by = new Map<ListId, number>();
  for (const { was, is } of steps) {
    if (was !== undefined) by.set(was.list, (by.get(was.list) ?? 0) - 1);
    if (is !== undefined) by.set(is.list, (by.get(is.list) ?? 0) + 1);
  }
  const lists = [...by.keys()].filter((list) => ledBy(list).length > 0 && by.get(list) !== 0);
  const rows = await readMany<ListRow>(ports.table, lists.map(listKey));
  const next = lists.map((list, at) => {
    return (intact(`The row of ${list}`, rows[at]!, list)?.count ?? 0) + by.get(list)!;
  });
  const counts = lists.map((list, at): Change => {
    return put(listKey(list), { count: next[at]! } satisfies ListRow, rows[at]);
  });
  return { counts, negative: lists.find((_, at) => next[at]! < 0) };
}

/**
 * What stands in a list because of others: a word in the vocabulary, a name in A–Z. It is written when the
 * files of those others are on the site, so that nobody is led to nothing. The articles with what they
 * have touched by that.
 */
export async function foldLed(ports: Ports, indexed: readonly Indexed[]): Promise<Indexed[]> {
  const done: Indexed[] = [];
  for (const one of indexed) done.push(await foldLedOf(ports, one));
  return done;
}

async function foldLedOf(ports: Ports, { slug, seen: first }: Indexed): Promise<Indexed> {
  let seen = first;
  const lists = (seen.value?.touched ?? []).map(({ list }) => list);
  const leading = [...new Set(lists)].filter((list) => ledBy(list).length > 0);
  for (let at = 0; at < leading.length; at += TOGETHER_LISTS) {
    const version = await lead(ports, { slug, seen }, leading.slice(at, at + TOGETHER_LISTS));
    if (version !== undefined) seen = version;
  }
  return { slug, seen };
}

/** Of each its row, and those of at most two in other lists. */
export const TOGETHER_LISTS = 30;

/** Undefined where nothing changes. */
async function lead(
  ports: Ports,
  { slug, seen: first }: Indexed,
  lists: readonly ListId[],
): Promise<Seen<IndexedRow> | undefined> {
  let seen = first;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { changes, touched } = await leading(ports, lists);
    if (changes.length === 0) return attempt === 0 ? undefined : seen;
    const before = seen.value ?? NOT_INDEXED;
    const value = { ...before, touched: togetherWith(before.touched, touched) };
    const version = await commit(ports, [put(indexedKey(slug), value, seen), ...changes]);
    if (version !== undefined) return { version, value };
    seen = await readRow(ports.table, indexedKey(slug));
    intact(`What lists have of ${slug}`, seen);
  }
  throw new Contended(`What leads to the words of ${slug}`);
}

const NOBODYS: ListRow = { count: 0 };

/** What is to be written, on condition that nobody adds to those lists meanwhile, or takes away. */
export async function leading(
  ports: Ports,
  lists: readonly ListId[],
): Promise<{ changes: Change[]; touched: Posting[] }> {
  const counts = await readMany<ListRow>(ports.table, lists.map(listKey));
  const led = lists.flatMap((list, at) => ledBy(list).map((posting) => ({ at, posting })));
  const keys = led.map(({ posting }) => postingKey(posting, ''));
  const rows = await readMany<PostingRow>(ports.table, keys);
  const changed = led.flatMap(({ at, posting }, i) => {
    const isTo = (counts[at]!.value?.count ?? 0) > 0;
    const row = rows[i]!;
    if (isTo === (row.value !== undefined) && !isTorn(row)) return [];
    const { list: _, ...said } = posting;
    const change: Change = isTo
      ? put(keys[i]!, said satisfies PostingRow, row)
      : { kind: 'delete', ...keys[i]!, condition: { version: row.version! } };
    return [{ at, posting, change }];
  });
  // Written as it is, on condition that it is still so.
  const still = [...new Set(changed.map(({ at }) => at))].map((at): Change => {
    const seen = counts[at]!;
    return put(
      listKey(lists[at]!),
      intact(`The row of ${lists[at]!}`, seen, lists[at]) ?? NOBODYS,
      seen,
    );
  });
  return {
    changes: [...still, ...changed.map(({ change }) => change)],
    touched: changed.map(({ posting }) => posting),
  };
}
