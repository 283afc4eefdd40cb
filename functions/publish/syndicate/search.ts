/**
 * What is found by searching, and A–Z: articles are folded into lists, and the files of what that touches are
 * written. What is found leads to what: words are told of in the vocabulary once their files are there.
 * A push costs what the article has of words, however many articles there are.
 */
import { FIRST_SHARDS, isPublished } from '../../collection/search/shards.ts';
import type { ListId } from '../../collection/search/postings.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { SiteKey } from '../../site/keys.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import { commit, put, readRow } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { indexedKey } from '../rows/keys.ts';
import { intact, NOT_INDEXED, type IndexedRow, type Touched } from '../rows/search.ts';
import type { Versions } from './fold.ts';
import { foldIntoLists, foldLed, togetherWith, writersGone, type Indexed } from './search/fold.ts';
import { writeShards } from './search/shards.ts';

/**
 * Of these articles, in the versions in which collections are written: what is found leads there. Returns the files
 * that it wrote; `moved` where one is another by now. Throws Damaged.
 */
export async function writeSearch(
  ports: Ports,
  slugs: readonly Slug[],
  versions: Versions,
  settings: Settings,
  beforeWrite: BeforeWrite,
): Promise<SiteKey[] | 'moved'> {
  const until = writersGone(ports);
  const folded = await foldIntoLists(ports, slugs, versions);
  if (folded === 'moved') return 'moved';
  const some = folded.filter(({ seen }) => (seen.value?.touched ?? []).length > 0);
  if (some.length === 0) return [];
  const writing = { settings, beforeWrite: watched(ports, some, until, beforeWrite) };
  const words = await writeShards(ports, filesOf(some, false), writing);
  const led = await foldLed(ports, some);
  const others = await writeShards(ports, filesOf(led, true), writing);
  await settle(ports, led);
  return [...words, ...others];
}

/** What these articles have touched of lists that have files: of those that others lead to, or of the others. */
function filesOf(indexed: readonly Indexed[], areLed: boolean): Touched[] {
  return indexed
    .flatMap(({ seen }) => seen.value?.touched ?? [])
    .filter(({ list }) => isPublished(list) && isLed(list) === areLed);
}

export function isLed(list: ListId): boolean {
  return FIRST_SHARDS.some((one) => one.list === list);
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
export async function settle(
  ports: Ports,
  indexed: readonly Indexed[],
  now = ports.now().toISOString(),
): Promise<void> {
  const past = indexed.filter(
    ({ seen: { value } }) => value !== undefined && value.touched.length > 0 && value.until <= now,
  );
  // Who was faster has more to look at.
  const quiet = ({ slug, seen }: Indexed) =>
    commit(ports, [put(indexedKey(slug), { ...seen.value!, touched: [] }, seen)]);
  await mapAll(past, quiet, { concurrency: WIDTH });
}
