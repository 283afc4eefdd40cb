/** Which collections there are, and which entries are in them, in which order. */
import type { Entry } from '../../schemas/types.ts';
import type { Settings } from '../site/settings.ts';
import { authorSlug } from './kinds/authors.ts';
import { changeMonths } from './changes.ts';
import { codesOf } from './kinds/codes.ts';
import { describe, isKnown, type CollectionFace } from './kinds/index.ts';
import type { Catalog, Collection, CollectionId } from './model.ts';
import { instantOf, monthOf } from '../base/time.ts';
import { once } from '../base/memoize.ts';
import { withdrawals } from './withdrawals.ts';

/** The collections that an entry is in now: of one that is gone, the change log alone. */
export function collectionsOf(entry: Omit<Entry, 'memory'>): CollectionId[] {
  const changes = changeMonths(entry).map((month) => `changes:${month}`);
  if (entry.status !== 'live') return changes;
  const topics = entry.topics.map((topic) => `topic:${topic}`);
  const month = entry.published === undefined ? [] : [`month:${monthOf(entry.published)}`];
  const language = `language:${entry.language.toLowerCase()}`;
  const authors = entry.authors.flatMap(({ name }) => {
    const slug = authorSlug(name);
    return slug === undefined ? [] : [`author:${slug}`];
  });
  const codes = codesOf(entry).map((code) => `code:${code}`);
  return [...new Set(['site', ...topics, ...month, language, ...authors, ...codes, ...changes])];
}

/**
 * Every collection that has files on the site: the site, the topics that the settings name or once
 * named, and all that an entry is or ever was in, because pages are replaced, never removed. In
 * code-unit order.
 */
export function collectionIds(catalog: Catalog, settings: Settings): CollectionId[] {
  const topics = [...settings.topics.map(({ id }) => id), ...(settings.formerTopics ?? [])];
  const ids = new Set(['site', ...topics.map((id) => `topic:${id}`)]);
  for (const entry of catalog.values()) for (const id of membershipOf(entry).ever) ids.add(id);
  return [...ids].filter(isKnown).sort();
}

/** One collection; for several, `collectAll` does it in one pass. */
export function collect(catalog: Catalog, id: CollectionId, settings: Settings): Collection {
  const [collection] = collectAll(catalog, [id], settings);
  if (collection === undefined) throw new Error(`There is no collection called “${id}”.`);
  return collection;
}

/** These collections, in this order, in one pass over the catalog; unknown kinds are left out. */
export function collectAll(
  catalog: Catalog,
  ids: readonly CollectionId[],
  settings: Settings,
): Collection[] {
  const found = new Map(ids.map((id) => [id, nothing()]));
  for (const entry of catalog.values()) {
    const { ever, months } = membershipOf(entry);
    for (const id of ever) {
      const collection = found.get(id);
      if (collection === undefined) continue;
      collection.ever++;
      for (const month of months) collection.months[month] = (collection.months[month] ?? 0) + 1;
    }
  }
  const visible = new Set(shown(catalog));
  for (const entry of newestFirst([...catalog.values()]))
    for (const id of membershipOf(entry).now)
      if (visible.has(entry) || isLog(id)) found.get(id)?.entries.push(entry);
  for (const { published, withdrawn } of withdrawals(catalog))
    for (const [id, day] of published)
      found.get(id)?.withdrawals.push({ ...withdrawn, ...(day && { published: day }) });

  return ids.flatMap((id) => {
    const members = found.get(id)!;
    const face = describe(id, settings, members.entries);
    return face === undefined ? [] : [{ ...face, ...members }];
  });
}

function nothing(): Omit<Collection, keyof CollectionFace> {
  return { entries: [], withdrawals: [], ever: 0, months: {} };
}

/** The collection with nothing in it. */
export function faceOf(collection: Collection): Collection {
  return { ...collection, ...nothing() };
}

const MONTH = 'month:';

/** It tells of everything that is on the site, also of what other collections do not show. */
function isLog(id: CollectionId): boolean {
  return id.startsWith('changes:');
}

interface Membership {
  now: readonly CollectionId[];
  ever: readonly CollectionId[];
  /** Those of `ever` that are months: `2026-03`. */
  months: readonly string[];
}

const membershipOf = once((entry: Entry): Membership => {
  const now = collectionsOf(entry);
  const ever = [...new Set([...(entry.memory?.collections ?? []), ...now])];
  const months = ever.flatMap((id) => (id.startsWith(MONTH) ? [id.slice(MONTH.length)] : []));
  return { now, ever, months };
});

/**
 * The live entries, each id once. Two articles with one id are an editor's slip that is reported to
 * both; until it is mended, subscribers see one: one that has a source, then the smaller slug.
 */
function shown(catalog: Catalog): Entry[] {
  const chosen = new Map<string, Entry>();
  for (const entry of catalog.values()) {
    if (entry.status !== 'live') continue;
    const other = chosen.get(entry.id);
    if (other === undefined || preferred(entry, other)) chosen.set(entry.id, entry);
  }
  return [...chosen.values()];
}

function preferred(entry: Entry, other: Entry): boolean {
  const [mine, theirs] = [entry, other].map(({ memory }) => memory?.source !== undefined);
  return mine === theirs ? entry.slug < other.slug : mine!;
}

function newestFirst(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => placeOf(b) - placeOf(a) || (a.slug < b.slug ? -1 : 1));
}

const placeOf = once(({ published }: Entry) => instantOf(published ?? '1970-01-01'));
