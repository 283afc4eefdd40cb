/**
 * Announce: tell the world outside, once they are live, that feeds changed and that articles were
 * withdrawn or moved. The CDN is told of nothing else: a short max-age is far cheaper than
 * invalidating every path of a push.
 */
import type { ObjectHead } from '../store/store.ts';
import { announcementKey, isFeed, type SiteKey } from './keys.ts';
import { mapAll } from './protocol/map-all.ts';
import { readState, writeState, type Stamped } from './protocol/objects.ts';
import { ATTEMPTS, Contended, type Announcement, type Dependencies } from './ports.ts';

interface Announced extends Stamped {
  /** The version that was announced last. */
  version: string;
}

/** Takes keys of the site that may have changed. Says each version at least once. */
export async function announce(deps: Dependencies, keys: readonly SiteKey[]): Promise<void> {
  await mapAll(keys, (key) => announceOne(deps, key), { concurrency: 8 });
}

async function announceOne(deps: Dependencies, key: SiteKey): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const token = await readState<Announced>(deps.state, announcementKey(key));
    const head = await deps.site.head(key);
    const kind = head && kindOf(key, head);
    if (head === undefined || kind === undefined) return;
    const version = versionOf(head);
    if (token.value?.version === version) return;
    await deps.announcer.announce([{ key, kind, version }]);
    if ((await writeState(deps, announcementKey(key), { version }, token.etag)) === undefined)
      continue;
    deps.log({ event: 'site.announced', changed: [key] });
    const now = await deps.site.head(key);
    if (now && versionOf(now) === version) return;
  }
  throw new Contended(key);
}

/** An article that is withdrawn again may get the very bytes of its first notice once more. */
function versionOf({ etag, lastModified }: ObjectHead): string {
  return `${etag} ${lastModified}`;
}

function kindOf(key: SiteKey, head: ObjectHead): Announcement['kind'] | undefined {
  if (isFeed(key)) return 'feed';
  return head.metadata?.status === undefined ? undefined : 'notice';
}
