/**
 * What is found by searching, and A–Z: articles are folded into lists, and the files of what that touches are
 * written. What is found leads to what: words are told of in the vocabulary once their files are there.
 * A push costs what the article has of words, however many articles there are.
 */
import { FIRST_SHARDS, isPublished } from '../../collection/search/shards.ts';
import { postingsOf, type ListId, type Posting } from '../../collection/search/postings.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { SiteKey } from '../../site/keys.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import { commit, put, readRow, says } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import type { Catalog } from '../rows/catalog.ts';
import { indexedKey } from '../rows/keys.ts';
import { intact, NOT_INDEXED, readSplits, type IndexedRow, type Touched } from '../rows/search.ts';
import { foldIntoLists, foldLed, togetherWith, writersGone, type Indexed } from './search/fold.ts';
import { heal, leadAnew, readIndexed, readLed } from './search/heal.ts';
import { writeShards } from './search/shards.ts';

/** Of these articles; returns the files that it wrote. Throws Damaged. */
export async function writeSearch(
  ports: Ports,
  slugs: readonly Slug[],
  settings: Settings,
  beforeWrite: BeforeWrite,
): Promise<SiteKey[]> {
  const until = writersGone(ports);
  const folded = await foldIntoLists(ports, slugs);
  const some = folded.filter(({ seen }) => (seen.value?.touched ?? []).length > 0);
  if (some.length === 0) return [];
  const writing = { settings, beforeWrite: watched(ports, some, until, beforeWrite) };
  const words = await writeShards(ports, filesOf(some, false), writing);
  const led = await foldLed(ports, some);
  const others = await writeShards(ports, filesOf(led, true), writing);
  await settle(ports, led);
  return [...words, ...others];
}

/**
 * Of all articles there are: what lists have is held to what articles say, and every file is compared. Where
 * a row is damaged it is found out anew.
 */
export async function writeWholeSearch(
  ports: Ports,
  { rows, known }: Pick<Catalog, 'rows' | 'known'>,
  settings: Settings,
  beforeWrite: BeforeWrite,
): Promise<SiteKey[]> {
  const before = await heal(ports, await readIndexed(ports));
  const slugs = new Set([...known.keys(), ...before.keys()]);
  const outdated = [...slugs].filter((slug) => {
    const isTo = rows.has(slug) ? postingsOf(rows.get(slug)!.summary) : [];
    return !says(sorted(before.get(slug)?.value?.postings ?? []), sorted(isTo));
  });
  await foldIntoLists(ports, outdated);
  const indexed = [...(await readIndexed(ports))].map(([slug, seen]) => ({ slug, seen }));
  const writing = { settings, beforeWrite };
  const keys = indexed.flatMap(({ seen: { value } }) => [
    ...(value?.postings ?? []),
    ...(value?.touched ?? []),
  ]);
  const files = [...keys, ...(await readSplits(ports)).map(({ list }) => ({ list, key: '' }))];
  const words = files.filter(({ list }) => isPublished(list) && !isLed(list));
  const written = await writeShards(ports, words, writing, true);
  await leadAnew(ports, keys);
  const led = [
    ...FIRST_SHARDS,
    ...(await readLed(ports)),
    ...files.filter(({ list }) => isLed(list)),
  ];
  const others = await writeShards(ports, led, writing, true);
  await settle(ports, indexed);
  return [...written, ...others];
}

/** What these articles have touched of lists that have files: of those that others lead to, or of the others. */
function filesOf(indexed: readonly Indexed[], areLed: boolean): Touched[] {
  return indexed
    .flatMap(({ seen }) => seen.value?.touched ?? [])
    .filter(({ list }) => isPublished(list) && isLed(list) === areLed);
}

function isLed(list: ListId): boolean {
  return FIRST_SHARDS.some((one) => one.list === list);
}

/** In whatever order they were written down. */
function sorted(postings: readonly Posting[]): Posting[] {
  const name = ({ list, key }: Posting) => `${list} ${key}`;
  return [...postings].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** Before the first file is written, each article says that somebody is at work on what it has touched. */
function watched(
  ports: Ports,
  indexed: readonly Indexed[],
  until: string,
  beforeWrite: BeforeWrite,
): BeforeWrite {
  let said: Promise<unknown> | undefined;
  // Those that were folded just now have said so.
  const others = indexed.filter(({ seen }) => seen.value!.until < until);
  return async () => {
    await (said ??= mapAll(others, (one) => prolong(ports, one, until), { concurrency: WIDTH }));
    await beforeWrite();
  };
}

async function prolong(ports: Ports, { slug, seen: first }: Indexed, until: string): Promise<void> {
  const { touched } = first.value!;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readRow<IndexedRow>(ports.table, indexedKey(slug));
    const before = intact(`What lists have of ${slug}`, seen) ?? NOT_INDEXED;
    const value = { ...before, touched: togetherWith(before.touched, touched), until };
    if ((await commit(ports, [put(indexedKey(slug), value, seen)])) !== undefined) return;
  }
  throw new Contended(`What lists have of ${slug}`);
}

/** Where nobody is left who could still write what they have touched, it is in place. */
async function settle(ports: Ports, indexed: readonly Indexed[]): Promise<void> {
  const now = ports.now().toISOString();
  const past = indexed.filter(
    ({ seen: { value } }) => value !== undefined && value.touched.length > 0 && value.until <= now,
  );
  // Who was faster has more to look at.
  const quiet = ({ slug, seen }: Indexed) =>
    commit(ports, [put(indexedKey(slug), { ...seen.value!, touched: [] }, seen)]);
  await mapAll(past, quiet, { concurrency: WIDTH });
}
