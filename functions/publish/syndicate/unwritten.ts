/**
 * Collections that the catalog knows and that are not on the site yet. Another run has joined their
 * first article and is about to write them, or died before it did; whoever renders a listing that
 * leads to them, as the home page does, writes them too, and first.
 */
import type { Collection, CollectionId } from '../../collection/model.ts';
import { firstPaths } from '../../collection/places.ts';
import { listAll, type Store } from '../../store/store.ts';
import { siteKey } from '../keys.ts';

/** Collections that this process has seen on the site: nothing is ever removed from there. */
const seen = new WeakMap<Store, Set<CollectionId>>();

/** Where collections are; the site's own files are the only ones below no folder. */
const FOLDERS = ['topics/', 'archive/', 'languages/', 'authors/', 'codes/', 'api/v1/'];

export async function unwritten(
  site: Store,
  collections: readonly Collection[],
): Promise<Set<CollectionId>> {
  const known = seen.get(site) ?? new Set();
  seen.set(site, known);
  const unknown = collections.filter(({ id }) => !known.has(id));
  if (unknown.length === 0) return new Set();
  const present = new Set<string>();
  for (const folder of FOLDERS) for await (const { key } of listAll(site, folder)) present.add(key);
  const missing = new Set<CollectionId>();
  for (const collection of unknown) {
    if (await isThere(site, collection, present)) known.add(collection.id);
    else missing.add(collection.id);
  }
  return missing;
}

async function isThere(
  site: Store,
  collection: Collection,
  present: ReadonlySet<string>,
): Promise<boolean> {
  for (const key of firstPaths(collection).map(siteKey)) {
    if (present.has(key)) continue;
    if (key.includes('/') || (await site.head(key)) === undefined) return false;
  }
  return true;
}
