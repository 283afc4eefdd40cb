/** What a push reaches: the collections that some articles are or were in, and those beside them. */
import { aroundMonth, monthsNow } from '../../collection/collections.ts';
import { idOf, nameIn } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import type { Seen } from '../protocol/rows.ts';
import {
  collectionIn,
  countsOf,
  Damaged,
  isThere,
  readCollections,
  type CollectionRow,
} from '../rows/collections.ts';
import { SITE } from './counting.ts';
import { fold, type Versions } from './fold.ts';
import { load, type Loaded } from './load.ts';

export interface LoadedSome {
  loaded: Loaded[];
  versions: Versions;
}

/**
 * Folds these articles, and loads what has to do with them, and what nobody has written yet: another
 * run may be about to write a collection that a listing here leads to, or died before it did. `news`: others
 * that may not be there. Undefined where something moved meanwhile. Throws Damaged.
 */
export async function loadSome(
  ports: Ports,
  slugs: readonly Slug[],
  settings: Settings,
  news: readonly CollectionId[],
): Promise<LoadedSome | undefined> {
  const { concerned, versions } = await fold(ports, slugs, settings);
  const site = (await readCollections(ports, [SITE])).get(SITE)!;
  const row = collectionIn(SITE, site);
  const filled = monthsNow({ months: countsOf(row) });
  const named = new Set([...concerned.keys(), ...(row.unwritten ?? []), ...news]);
  const beside = [...named].flatMap((id) => besideMonth(id, filled));
  const others = [...named, ...beside].filter((id) => id !== SITE);
  const rows = await readCollections(ports, [...new Set(others)]);
  const there = [...rows.set(SITE, site)].filter(([id, seen]) =>
    isThere(id, collectionIn(id, seen), settings),
  );
  const around = { filled, settings, members: new Map() };
  return await unlessMoved(ports, new Map(there), async () => {
    const loaded = await mapAll(there, ([id, seen]) =>
      load(ports, id, seen, concerned.get(id) ?? new Set(), around),
    );
    return { loaded: loaded.filter((one) => one !== undefined), versions };
  });
}

/**
 * Members that are read while somebody else writes them do not fit what was counted before: undefined then.
 * Throws Damaged where that is not why.
 */
export async function unlessMoved<T>(
  ports: Pick<Ports, 'table'>,
  seen: ReadonlyMap<CollectionId, Seen<CollectionRow>>,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Damaged && !(await areAsSeen(ports, seen))) return undefined;
    throw error;
  }
}

/** The months before and after one, whose pages lead there as soon as something is in it, or past it. */
function besideMonth(id: CollectionId, filled: readonly string[]): CollectionId[] {
  const month = nameIn('month', id);
  if (month === undefined) return [];
  const { older, newer } = aroundMonth(month, filled);
  return [older, newer].flatMap((one) => (one === undefined ? [] : [idOf('month', one)]));
}

/** Whether all of these are as they were loaded. */
export function areStill(ports: Pick<Ports, 'table'>, loaded: readonly Loaded[]): Promise<boolean> {
  return areAsSeen(ports, new Map(rowsOf(loaded)));
}

/** Their rows, as they were loaded. */
export function rowsOf(loaded: readonly Loaded[]): [CollectionId, Seen<CollectionRow>][] {
  return loaded.map(({ collection, seen }) => [collection.id, seen]);
}

export async function areAsSeen(
  ports: Pick<Ports, 'table'>,
  seen: ReadonlyMap<CollectionId, Seen<CollectionRow>>,
): Promise<boolean> {
  const now = await readCollections(ports, [...seen.keys()]);
  return [...seen].every(([id, { version }]) => now.get(id)!.version === version);
}
