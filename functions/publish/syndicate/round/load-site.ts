/** The whole site as lists of it need it: its newest articles, and no month. */
import { monthsNow } from '../../../collection/collections.ts';
import type { Settings } from '../../../site/settings.ts';
import type { Ports } from '../../ports.ts';
import { collectionIn, countsOf, readCollections } from '../../rows/collections.ts';
import { SITE } from '../counting.ts';
import { loadMonths, type Loaded } from '../load.ts';
import { unlessMoved } from '../some.ts';

/** Undefined where it moves meanwhile. */
export async function loadSite(ports: Ports, settings: Settings): Promise<Loaded | undefined> {
  const seen = (await readCollections(ports, [SITE])).get(SITE)!;
  const filled = monthsNow({ months: countsOf(collectionIn(SITE, seen)) });
  return await unlessMoved(ports, new Map([[SITE, seen]]), () =>
    loadMonths(ports, SITE, seen, new Set(), { filled, settings }),
  );
}
