/**
 * Everything: all collections, from all articles. What the rows of collections say is held to them on
 * the way, and counted anew where it differs.
 */
import { isDeepStrictEqual } from 'node:util';
import { collectAll, collectionIds } from '../../collection/collections.ts';
import type { Collection } from '../../collection/model.ts';
import type { Settings } from '../../site/settings.ts';
import type { Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { readCatalog, type Catalog } from '../rows/catalog.ts';
import { countsOf, NO_ROW, readCollections, type CollectionRow } from '../rows/collections.ts';
import { fold } from './fold.ts';
import type { Loaded } from './load.ts';
import { recount } from './recount.ts';
import { readShares } from './shares.ts';

export interface Everything {
  catalog: Catalog;
  loaded: Loaded[];
}

/** Undefined where something moved meanwhile. `anew`: the rows are known to be damaged. */
export async function loadAll(
  ports: Ports,
  settings: Settings,
  anew: boolean,
): Promise<Everything | undefined> {
  const shares = await readShares(ports);
  const catalog = await readCatalog(ports);
  if (anew) {
    await recount(ports, catalog);
    return undefined;
  }
  const pending = [...catalog.known].filter(
    ([slug, version]) => shares.get(slug)?.value?.version !== version,
  );
  if (pending.length > 0)
    await fold(
      ports,
      pending.map(([slug]) => slug),
      settings,
      true,
    );
  const summaries = new Map([...catalog.rows].map(([slug, { summary }]) => [slug, summary]));
  const collections = collectAll(summaries, collectionIds(summaries, settings), settings);
  const ids = collections.map(({ id }) => id);
  const rows = await readCollections(ports, ids);
  const isRight = collections.every((one) => says(rows.get(one.id)!, one));
  if (!isRight) {
    await recount(ports, catalog);
    return undefined;
  }
  const versions = new Map([...catalog.rows].map(([slug, { version }]) => [slug, version]));
  const loaded = collections.map((collection) => {
    const seen = rows.get(collection.id)!;
    return { collection, seen, touched: new Set(Object.keys(collection.months)), versions };
  });
  return { catalog, loaded };
}

/** Whether the row counts what the collection has; none is right for one that has nothing. */
function says({ version, value }: Seen<CollectionRow>, collection: Collection): boolean {
  if (version !== undefined && value === undefined) return false;
  const row = value ?? NO_ROW;
  const { live, ever, months, withdrawals } = collection;
  return (
    row.live === live &&
    row.ever === ever &&
    row.gone === withdrawals.length &&
    isDeepStrictEqual(countsOf(row), months)
  );
}
