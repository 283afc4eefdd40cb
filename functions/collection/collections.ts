/** Which collections there are, and which summaries are in them, in which order. */
import type { Summary } from '../../schemas/types.ts';
import type { Settings } from '../site/settings.ts';
import {
  describe,
  isKnown,
  isLog,
  isWaiting,
  nameIn,
  namedCollections,
  unmarked,
  type CollectionHead,
} from './kinds/index.ts';
import type { CollectionId } from './kinds/kind.ts';
import {
  everMarked,
  membershipsOf,
  positionOf,
  type Membership,
  type Memberships,
} from './memberships.ts';
import { NAMING_SUMMARIES } from './limits.ts';
import type { Around, Catalog, Collection, Count, Line } from './model.ts';
import { monthOf } from '../base/time.ts';
import { latestFirst } from './withdrawals.ts';

/**
 * Every collection that has files on the site: those that the settings name or once named, and all
 * that an article is or ever was in, because pages are replaced, never removed. A tag that only one
 * article ever had makes none. In code-unit order.
 */
export function collectionIds(catalog: Catalog, settings: Settings): CollectionId[] {
  const ids = new Set(namedCollections(settings));
  const waiting = new Set<CollectionId>();
  for (const summary of catalog.values())
    for (const id of everMarked(summary)) {
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
  const memberships = membershipsOf(catalog);
  for (const summary of catalog.values())
    for (const [id, membership] of memberships.get(summary.slug)!) {
      const collection = found.get(id);
      if (collection !== undefined) add(collection, id, summary, membership);
    }
  const filled = monthsNow(found.get('site') ?? collectedSite(catalog, memberships));
  const all = ids.flatMap((id): Collection[] => {
    const collection = collectionOf(id, found.get(id)!, filled, settings);
    return collection === undefined ? [] : [collection];
  });
  const topics = all.filter(({ kind }) => kind === 'topic').map(lineOf);
  return all.map((one) => (one.kind === 'site' ? { ...one, topics } : one));
}

function collectedSite(catalog: Catalog, memberships: Memberships): Members {
  const site = members();
  for (const summary of catalog.values()) {
    const membership = memberships.get(summary.slug)!.get('site');
    if (membership !== undefined) add(site, 'site', summary, membership);
  }
  return site;
}

/** All of a collection but what it is called, and its place among others. */
export type Members = Omit<Collection, keyof CollectionHead | 'around' | 'topics'>;

/**
 * A collection of these members, in any order; `filled`: the months of the site in which something is,
 * oldest first. Undefined for one that this version does not know.
 */
export function collectionOf(
  id: CollectionId,
  members: Members,
  filled: readonly string[],
  settings: Settings,
): Collection | undefined {
  const summaries = newestFirst(members.summaries);
  const withdrawals = [...members.withdrawals].sort(latestFirst);
  const head = describe(id, settings, summaries.slice(0, NAMING_SUMMARIES));
  if (head === undefined) return undefined;
  const month = nameIn('month', id);
  const around = month !== undefined && members.live > 0 && { around: aroundMonth(month, filled) };
  return { ...head, ...members, summaries, withdrawals, ...around };
}

/** What lists of collections say of it, but for what only its files tell (outputs.ts). */
export function lineOf({ id, kind, path, title, description, live, ever }: Collection): Line {
  return { id, kind, path, title, ...(description && { description }), live, ever };
}

function members(): Members {
  return { summaries: [], withdrawals: [], live: 0, ever: 0, months: {} };
}

function add(
  to: Members,
  id: CollectionId,
  summary: Summary,
  { ever, live, withdrawn }: Membership,
): void {
  if (ever !== undefined) {
    to.ever++;
    for (const month of ever.months) countIn(to, month).ever++;
  }
  if (live) {
    to.summaries.push(summary);
    to.live++;
    if (summary.published !== undefined && !isLog(id))
      countIn(to, monthOf(summary.published)).live++;
  }
  if (withdrawn !== undefined) to.withdrawals.push(withdrawn);
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

/** Those in which something is now, oldest first. */
export function monthsNow({ months }: Pick<Collection, 'months'>): string[] {
  return Object.keys(months)
    .filter((month) => months[month]!.live > 0)
    .sort();
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

function newestFirst(summaries: readonly Summary[]): Summary[] {
  return [...summaries].sort((a, b) => positionOf(b) - positionOf(a) || (a.slug < b.slug ? -1 : 1));
}
