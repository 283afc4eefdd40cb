/** Which collections there are, and which summaries are in them, in which order. */
import type { Summary } from '../../schemas/types.ts';
import type { Settings } from '../site/settings.ts';
import {
  collectionsOf,
  describe,
  isKnown,
  isWaiting,
  kinds,
  nameIn,
  namedCollections,
  unmarked,
  type CollectionHead,
} from './kinds/index.ts';
import type { CollectionId } from './kinds/kind.ts';
import type { Around, Catalog, Collection, Count, Line } from './model.ts';
import { instantOf, monthOf } from '../base/time.ts';
import { memoize } from '../base/memoize.ts';
import { withdrawals } from './withdrawals.ts';

/**
 * Every collection that has files on the site: those that the settings name or once named, and all
 * that an article is or ever was in, because pages are replaced, never removed. A tag that only one
 * article ever had makes none. In code-unit order.
 */
export function collectionIds(catalog: Catalog, settings: Settings): CollectionId[] {
  const ids = new Set(namedCollections(settings));
  const waiting = new Set<CollectionId>();
  for (const summary of catalog.values())
    for (const id of membershipOf(summary).marked) {
      const one = unmarked(id);
      if (!isWaiting(id) || waiting.has(one)) ids.add(one);
      waiting.add(one);
    }
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
  const found = new Map(ids.map((id) => [id, members()]));
  for (const summary of catalog.values()) {
    const { ever, months } = membershipOf(summary);
    for (const id of ever) {
      const collection = found.get(id);
      if (collection === undefined) continue;
      collection.ever++;
      for (const name of months) countIn(collection, name).ever++;
    }
  }
  const visible = new Set(shown(catalog));
  for (const summary of newestFirst([...catalog.values()]))
    for (const id of membershipOf(summary).now)
      if (visible.has(summary) || isLog(id)) add(found.get(id), summary);
  for (const { published, withdrawn } of withdrawals(catalog))
    for (const [id, day] of published)
      found.get(id)?.withdrawals.push({ ...withdrawn, ...(day && { published: day }) });

  const around = neighbours(visible);
  const all = ids.flatMap((id): Collection[] => {
    const members = found.get(id)!;
    const head = describe(id, settings, members.summaries);
    return head === undefined ? [] : [{ ...head, ...members, ...around(id) }];
  });
  const topics = all.filter(({ kind }) => kind === 'topic').map(lineOf);
  return all.map((one) => (one.kind === 'site' ? { ...one, topics } : one));
}

/** What lists of collections say of it, but for what only its files tell (outputs.ts). */
export function lineOf({ id, kind, path, title, description, live, ever }: Collection): Line {
  return { id, kind, path, title, ...(description && { description }), live, ever };
}

type Members = Omit<Collection, keyof CollectionHead>;

function members(): Members {
  return { summaries: [], withdrawals: [], live: 0, ever: 0, months: {} };
}

function add(members: Members | undefined, summary: Summary): void {
  if (members === undefined) return;
  members.summaries.push(summary);
  members.live++;
  if (summary.published !== undefined) countIn(members, monthOf(summary.published)).live++;
}

function countIn({ months }: Members, month: string): Count {
  return (months[month] ??= { live: 0, ever: 0 });
}

/** Oldest first. */
export function monthsAtHand({ months, atHand }: Collection): string[] {
  return Object.keys(months)
    .filter((month) => atHand?.includes(month) !== false)
    .sort();
}

/** For months in which something is now: those before and after. Empty ones lead nowhere else. */
function neighbours(visible: Iterable<Summary>): (id: CollectionId) => Pick<Collection, 'around'> {
  const now = new Set([...visible].flatMap((summary) => membershipOf(summary).now));
  const months = [...now].flatMap((id) => nameIn('month', id) ?? []).sort();
  return (id) => {
    const name = nameIn('month', id);
    if (name === undefined || !now.has(id)) return {};
    return { around: aroundMonth(name, months) };
  };
}

/** The nearest of `months`, which are oldest first and need not have it. */
export function aroundMonth(name: string, months: readonly string[]): Around {
  const older = months.findLast((month) => month < name);
  const newer = months.find((month) => month > name);
  return { ...(older !== undefined && { older }), ...(newer !== undefined && { newer }) };
}

/** The collection with nothing in it. */
export function withoutMembers({ id, kind, path, title, description }: Collection): Collection {
  return { id, kind, path, title, ...(description && { description }), ...members() };
}

const logs = kinds.filter(({ log }) => log);

/** It tells of everything that is on the site, also of what other collections do not show. */
function isLog(id: CollectionId): boolean {
  return logs.some(({ kind }) => nameIn(kind, id) !== undefined);
}

interface Membership {
  now: readonly CollectionId[];
  ever: readonly CollectionId[];
  /** The same, each once, with the mark of those that it does not make alone. */
  marked: readonly CollectionId[];
  /** Those of `ever` that are months: `2026-03`. */
  months: readonly string[];
}

const membershipOf = memoize((summary: Summary): Membership => {
  const marked = collectionsOf(summary);
  const everMarked = [...new Set([...(summary.memory?.collections ?? []), ...marked])];
  const ever = [...new Set(everMarked.map(unmarked))];
  const months = ever.flatMap((id) => nameIn('month', id) ?? []);
  const alone = new Set(everMarked.filter((id) => !isWaiting(id)));
  return {
    now: marked.map(unmarked),
    ever,
    marked: everMarked.filter((id) => !isWaiting(id) || !alone.has(unmarked(id))),
    months,
  };
});

/**
 * The live summaries, each id once. Two articles with one id are an editor's slip that is reported to
 * both; until it is fixed, subscribers see one: one that has a source, then the smaller slug.
 */
function shown(catalog: Catalog): Summary[] {
  const chosen = new Map<string, Summary>();
  for (const summary of catalog.values()) {
    if (summary.status !== 'live') continue;
    const other = chosen.get(summary.id);
    if (other === undefined || preferred(summary, other)) chosen.set(summary.id, summary);
  }
  return [...chosen.values()];
}

function preferred(summary: Summary, other: Summary): boolean {
  const [mine, theirs] = [summary, other].map(({ memory }) => memory?.source !== undefined);
  return mine === theirs ? summary.slug < other.slug : mine!;
}

function newestFirst(summaries: readonly Summary[]): Summary[] {
  return [...summaries].sort((a, b) => positionOf(b) - positionOf(a) || (a.slug < b.slug ? -1 : 1));
}

const positionOf = memoize(({ published }: Summary) => instantOf(published ?? '1970-01-01'));
