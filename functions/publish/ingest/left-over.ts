/** What runs that slept or were overtaken have left at addresses that their article has not, or has no more. */
import type { Settings } from '../../site/settings.ts';
import { keysAt, ownerOf } from '../../site/addresses.ts';
import { articleSource } from '../../site/keys.ts';
import { articlePath } from '../../site/routes.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import { readSummary, type Remembered } from '../rows/article.ts';
import { idHolders } from '../rows/claims.ts';
import { linkedSummaryOf } from '../rows/faces.ts';
import { addressesOf, placesOf } from '../rows/places.ts';
import { isAnothers } from './addresses.ts';
import type { ArticleInputs } from './inputs.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Whether something stands at the path of its source, where it never was: a run that slept has written
 * there what came of an earlier version, before that one was given an address.
 */
export function isLeftOver(
  { slug, heads, source }: Snapshot,
  summary: Remembered,
  { dependencies, rivals }: ArticleInputs,
  settings: Settings,
): boolean {
  const path = articlePath(slug);
  if (addressesOf(summary).includes(path) || !isShown(path, heads)) return false;
  const own = linkedSummaryOf(summary, source !== undefined, settings);
  return !isAnothers(path, { slug, dependencies, rivals, own });
}

function isShown(address: string, heads: Snapshot['heads']): boolean {
  return keysAt(address, undefined).some((key) => heads.get(key) !== undefined);
}

/**
 * Sends those to *ingest* who have an address that it gave up, or the path of its source, and have written
 * something else than stands there. They may have heard of nothing: who gave an address up again before
 * anybody saw that it had it looks as if it never had; and a run that slept leaves there what no row tells of.
 */
export async function wakeHolders(
  ports: Ports,
  { slug, heads }: Snapshot,
  summary: Remembered,
): Promise<void> {
  const { given = [] } = summary.memory;
  const path = articlePath(slug);
  const others = new Set([...given, ...(isShown(path, heads) ? [path] : [])]);
  for (const own of addressesOf(summary)) others.delete(own);
  const holders = await mapAll(others, (address) => overwritten(ports, slug, address));
  const keys = [...new Set(holders.flat())].sort().map(articleSource);
  if (keys.length > 0) await ports.enqueue.ingest(keys);
}

/** The other articles that have an address, and of whose files there is one not as they wrote it. */
async function overwritten(ports: Ports, slug: string, address: string): Promise<string[]> {
  const claiming = [...(await idHolders(ports, address)), ownerOf(address) ?? slug];
  const names = [...new Set(claiming)].filter((other) => other !== slug);
  const rows = await mapAll(names, (other) => readSummary(ports, other));
  const holders = rows
    .flatMap(({ value }) => value?.summary ?? [])
    .filter((other) => {
      const places = placesOf(other);
      return places.address === address || places.redirects.includes(address);
    });
  if (holders.length === 0) return [];
  const found = await mapAll(keysAt(address, ports.house), async (key) => {
    return [key, (await ports.site.head(key))?.etag] as const;
  });
  return holders
    .filter(({ memory }) => found.some(([key, etag]) => etag !== memory.variants[key]))
    .map((other) => other.slug);
}
