/**
 * Collections that nobody has written: pages of others lead to them, and pages of their own months lead to
 * their feeds. So their pages and feeds are there before anything else is written, without their months.
 */
import { monthsNow } from '../../../collection/collections.ts';
import { kindIn, kindOf, nameIn } from '../../../collection/kinds/index.ts';
import type { CollectionId } from '../../../collection/kinds/kind.ts';
import type { Line } from '../../../collection/model.ts';
import type { Store } from '../../../store/store.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { writeObject } from '../../protocol/objects.ts';
import { readRow, type Seen } from '../../protocol/rows.ts';
import type { Ports } from '../../ports.ts';
import {
  collectionIn,
  countsOf,
  readCollections,
  type CollectionRow,
} from '../../rows/collections.ts';
import { lineKey } from '../../rows/keys.ts';
import { SITE } from '../counting.ts';
import { loadMonths } from '../load.ts';
import { unlessMoved } from '../some.ts';
import { renderUnits, unitOf } from '../units.ts';
import type { Going } from './leg.ts';

/** Those that this process has seen to be there: files are replaced, never removed. */
const known = new WeakMap<Store, Set<CollectionId>>();

/** `site`: the row of the site, which says which they are. False where one of them has moved. */
export async function ensureFirstFiles(going: Going, site: Seen<CollectionRow>): Promise<boolean> {
  const { ports } = going;
  const row = collectionIn(SITE, site);
  const there = known.get(ports.site) ?? new Set();
  known.set(ports.site, there);
  if (!there.has(SITE) && (await isListed(ports, SITE))) there.add(SITE);
  const ids = [SITE, ...(row.unwritten ?? [])].filter((id) => !there.has(id));
  const filled = monthsNow({ months: countsOf(row) });
  const rows = new Map([...(await readCollections(ports, ids)), [SITE, site] as const]);
  const ensure = async (id: CollectionId) => {
    const isThere = await ensureOf(going, id, rows.get(id)!, filled);
    if (isThere) there.add(id);
    return isThere;
  };
  return (await mapAll(ids, ensure, { concurrency: WIDTH })).every((isThere) => isThere);
}

/** Lists tell of it: it was written. */
async function isListed({ table }: Pick<Ports, 'table'>, id: CollectionId): Promise<boolean> {
  return (await readRow<Line>(table, lineKey(kindIn(id)!, id))).value !== undefined;
}

async function ensureOf(
  { ports, settings, beforeWrite }: Going,
  id: CollectionId,
  seen: Seen<CollectionRow>,
  filled: readonly string[],
): Promise<boolean> {
  const month = nameIn('month', id);
  const months = new Set(month === undefined ? [] : [month]);
  const read = await unlessMoved(ports, new Map([[id, seen]]), async () => ({
    loaded: await loadMonths(ports, id, seen, months, { filled, settings }),
  }));
  if (read === undefined) return false;
  const { loaded } = read;
  if (loaded === undefined || kindOf(loaded.collection).log) return true;
  // Without months a feed leads to no document of its archive; a month of the site is all pages.
  const without = month === undefined && { atHand: [], ends: {} };
  const unit = unitOf({ ...loaded.collection, ...without }, settings);
  const { files } = await renderUnits(ports, loaded.versions, [unit]);
  for (const file of files.get(id)!) {
    if ((await ports.site.head(file.key)) !== undefined) continue;
    // Who was faster has written it, unless he failed: only a look tells that it is there.
    const { outcome } = await writeObject(ports.site, file, undefined, beforeWrite);
    if (outcome === 'moved') return false;
  }
  return true;
}
