/**
 * Announce: tell the world outside, once they are live, that feeds changed and that articles were
 * withdrawn or moved. The CDN is told of nothing else: a short max-age is far cheaper than
 * invalidating every path of a push.
 *
 * A hub that is told of a feed fetches it through the CDN, perhaps from a copy of the version
 * before, and then has nothing to hand on. So it is told twice of each version: at once, and when
 * no such copy can be left.
 */
import type { Settings } from '../site/settings.ts';
import type { ObjectHead } from '../store/store.ts';
import { topicOf } from './hub.ts';
import { isFeed, type SiteKey } from '../site/keys.ts';
import { mapAll } from './protocol/map-all.ts';
import { commit, put, readRow, type Seen } from './protocol/rows.ts';
import { ATTEMPTS, Contended, type Announcement, type Ports } from './ports.ts';
import { early, versionOf, type Announced } from './rows/announced.ts';
import { announcedKey } from './rows/keys.ts';
import { readSettingsRow } from './rows/settings.ts';

/** Milliseconds that a CDN serves a copy, `s-maxage` and `stale-while-revalidate` of a feed. */
const COPIES_LIVE = 120_000;
/** A hub that does not answer must not take so long that the batch is killed (hub.ts). */
const WIDTH = 16;

/** Takes keys of the site that may have changed. Says each version at least once. */
export async function announce(ports: Ports, keys: readonly SiteKey[]): Promise<void> {
  const sights = await mapAll(keys, (key) => look(ports, key), { concurrency: WIDTH });
  // Read after the feeds: whoever sees one that names a hub sees the settings that do.
  let settings: Promise<Settings | undefined> | undefined;
  const known = () => (settings ??= settingsOf(ports));
  // A hub may take its time; a withdrawal should not wait for it.
  const noticesFirst = sights.sort((a, b) => Number(isFeed(a.key)) - Number(isFeed(b.key)));
  await mapAll(noticesFirst, (snapshot) => announceOne(ports, snapshot, known), {
    concurrency: WIDTH,
  });
}

/** An object, and what was last said of it. */
interface Snapshot {
  key: SiteKey;
  token: Seen<Announced>;
  head: ObjectHead | undefined;
}

async function look(ports: Ports, key: SiteKey): Promise<Snapshot> {
  const token = await readRow<Announced>(ports.table, announcedKey(key));
  return { key, token, head: await ports.site.head(key) };
}

/** Looks again where it has to, and then at the settings too. */
async function announceOne(
  ports: Ports,
  first: Snapshot,
  known: () => Promise<Settings | undefined>,
): Promise<void> {
  const { key } = first;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { token, head } = attempt === 0 ? first : await look(ports, key);
    const kind = head && kindOf(key, head);
    if (head === undefined || kind === undefined) return;
    if (token.value?.version === versionOf(head)) return;
    const settings = kind === 'feed' && (await (attempt === 0 ? known() : settingsOf(ports)));
    const topic = settings ? topicOf(settings, key) : undefined;
    const isEarly = topic !== undefined && mayBeCopied(ports, head);
    const version = isEarly ? early(versionOf(head)) : versionOf(head);
    if (token.value?.version === version) return;
    if (isEarly) await ports.announcer.later!([key]);
    await ports.announcer.announce([{ key, kind, version, topic }]);
    const said = put(announcedKey(key), { version } satisfies Announced, token);
    if ((await commit(ports, [said])) === undefined) continue;
    ports.log({ event: 'site.announced', changed: [key] });
    const now = await ports.site.head(key);
    if (now && versionOf(now) === versionOf(head)) return;
  }
  throw new Contended(key);
}

async function settingsOf(ports: Ports): Promise<Settings | undefined> {
  return (await readSettingsRow(ports)).value?.settings;
}

/** May the CDN still have a copy of the version before this one? */
function mayBeCopied(ports: Ports, { lastModified }: ObjectHead): boolean {
  if (ports.announcer.later === undefined) return false;
  return ports.now().getTime() < Date.parse(lastModified) + COPIES_LIVE;
}

function kindOf(key: SiteKey, head: ObjectHead): Announcement['kind'] | undefined {
  if (isFeed(key)) return 'feed';
  return head.metadata?.status === undefined ? undefined : 'notice';
}
