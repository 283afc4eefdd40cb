/** What a push reaches: the collections that some articles are or were in, and those beside them. */
import { monthsNow } from '../../collection/collections.ts';
import { isLog, nameIn } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import { NOTHING, union, whole, type Touched } from '../../collection/touched.ts';
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
import { besideMonth, SITE } from './counting.ts';
import { fold, type Versions } from './fold.ts';
import { load, type Loaded } from './load.ts';

/** Collections, and months of theirs, that earlier attempts of a run may have written. */
export type Reached = Map<CollectionId, Touched>;

export interface LoadedSome {
  loaded: Loaded[];
  versions: Versions;
}

/**
 * Folds these articles, and loads what has to do with them, and what nobody has written yet: another
 * run may be about to write a collection that a listing here leads to, or died before it did. `news`: others
 * that may not be there. `reached`: is looked at again, and is added to, since who begins once more may have written
 * what is not to be written any more, and was not so then. `beside`: with all that stands beside them, whether it is
 * to be written or not. Undefined where something moved meanwhile. Throws Damaged.
 */
export async function loadSome(
  ports: Ports,
  slugs: readonly Slug[],
  settings: Settings,
  { news, reached, beside }: { news: readonly CollectionId[]; reached: Reached; beside: boolean },
): Promise<LoadedSome | undefined> {
  const { concerned, versions } = await fold(ports, slugs, settings);
  const site = (await readCollections(ports, [SITE])).get(SITE)!;
  const row = collectionIn(SITE, site);
  const filled = monthsNow({ months: countsOf(row) });
  const known = [...(row.unwritten ?? []), ...news, ...reached.keys()];
  const named = new Set([...concerned.keys(), ...known]);
  const months = beside ? [...named].flatMap((id) => besideMonth(id, filled)) : [];
  const others = [...named, ...months].filter((id) => id !== SITE);
  const rows = await readCollections(ports, [...new Set(others)]);
  const there = [...rows.set(SITE, site)].filter(([id, seen]) =>
    isThere(id, collectionIn(id, seen), settings),
  );
  const around = { filled, settings, beside, members: new Map() };
  const unwritten = new Set(row.unwritten);
  const changed = (id: CollectionId): Touched => {
    // A month that others are to lead to, or no more, is written whole.
    const month = unwritten.has(id) ? nameIn('month', id) : undefined;
    const anew = whole(month === undefined ? [] : [month]);
    return union(concerned.get(id) ?? NOTHING, reached.get(id) ?? NOTHING, anew);
  };
  return await unlessMoved(ports, new Map(there), async () => {
    const loaded = await mapAll(there, ([id, seen]) => load(ports, id, seen, changed(id), around));
    const found = loaded.filter((one) => one !== undefined);
    // Where others have moved meanwhile, what stood there may be anywhere in its months.
    for (const { collection, touched } of found)
      reached.set(collection.id, isLog(collection.id) ? touched : whole(touched.keys()));
    return { loaded: found, versions };
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
