/** What a hub is told behind a CDN, whose copies it fetches, and by a queue, which waits for it. */
import { beforeEach, expect, it } from 'vitest';
import { announceHandler } from '../../functions/publish/handlers/announce.ts';
import { hubAnnouncer, type Fetch } from '../../functions/publish/hub.ts';
import { ingest } from '../../functions/publish/ingest.ts';
import type { SiteKey, SourceKey } from '../../functions/site/keys.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import { sqsEvent } from '../../infra/local/runtime/events.ts';
import { article, Publisher } from '../publish/publisher.ts';
import { watchedTable } from '../publish/watched-table.ts';
import { Hub } from './hub.ts';
import { Network } from './network.ts';

const SITE = 'https://health.example';
const topics = ['atom.xml', 'feed.json', 'feed.xml'].map((name) => `${SITE}/topics/sleep/${name}`);
const feeds = topics.map((url) => url.slice(SITE.length + 1) as SiteKey);

let network: Network;
let hub: Hub;
let room: Publisher;
/** Which feeds are to be looked at again. */
let later: SiteKey[];
beforeEach(async () => {
  network = new Network();
  hub = await Hub.open(network);
  room = new Publisher();
  later = [];
  await publish({ 'site.yaml': `baseUrl: ${SITE}\nhub: ${hub.url}\n` });
  await publish({ 'articles/a.md': article('A', 'topics: [sleep]\n') });
  room.events.length = 0;
});

/** Everything but the announcement. */
async function publish(files: Record<string, string>): Promise<void> {
  await room.push(files);
  const { ingest: sources, syndicate: changed, announce } = room.queues;
  while (sources.size + changed.size > 0) {
    const keys = [...changed] as SourceKey[];
    changed.clear();
    if (keys.length > 0) await syndicate(room.ports(), keys);
    for (const key of sources) await ingest(room.ports(), key);
    sources.clear();
  }
  announce.clear();
}

/** Announce as AWS binds it, but for the CDN's own announcements. */
function ports(fetch: Fetch = network.fetch): Ports {
  const hubs = hubAnnouncer(fetch, (event) => room.events.push(event));
  return {
    ...room.ports(),
    announcer: { ...hubs, later: async (keys) => void later.push(...keys) },
  };
}

/** A batch of messages, one a key; returns the keys of those that come again. */
async function deliver(keys: readonly SiteKey[], to = ports()): Promise<string[]> {
  const event = sqsEvent('announce', keys);
  const { batchItemFailures } = await announceHandler(to)(event);
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return keys.filter((_, at) => failed.includes(event.Records[at]!.messageId));
}

const wait = (seconds: number) => (room.now = new Date(room.now.getTime() + seconds * 1000));
const told = () => hub.pings.splice(0).sort();

it('at once, and again when no copy of the version before is left, and then no more', async () => {
  wait(5);
  expect(await deliver(feeds)).toEqual([]);
  expect([told(), later.splice(0).sort()]).toEqual([topics, feeds]);
  wait(20);
  await deliver(feeds);
  expect([told(), later]).toEqual([[], []]);
  wait(130);
  await deliver(feeds);
  await deliver(feeds);
  expect([told(), later]).toEqual([topics, []]);
});

it('of each of two versions that follow each other quickly', async () => {
  await deliver(feeds);
  wait(60);
  await publish({ 'articles/a.md': article('Changed', 'topics: [sleep]\n') });
  await deliver(feeds);
  expect(told()).toEqual([...topics, ...topics].sort());
  wait(90);
  await deliver(feeds);
  expect(told()).toEqual([]);
  wait(60);
  await deliver(feeds);
  expect(told()).toEqual(topics);
});

it('again, where it failed, and only there: its message stays in the queue', async () => {
  wait(600);
  hub.refusal = (topic) => (topic === topics[1] ? 503 : undefined);
  expect(await deliver(feeds)).toEqual(feeds);
  expect(told()).toEqual(topics);
  const failures = room.events.flatMap((event) =>
    event.event === 'run.failed' ? [event.reason] : [],
  );
  expect(failures).toEqual([`The hub ${hub.url} was not told of ${topics[1]}: it answered 503.`]);
  hub.refusal = () => undefined;
  expect(await deliver(feeds)).toEqual([]);
  expect(told()).toEqual([topics[1]]);
});

it('no more, when it refuses: the log has it, and the queue does not', async () => {
  wait(600);
  hub.refusal = () => 410;
  expect(await deliver(feeds)).toEqual([]);
  await deliver(feeds);
  expect(told()).toEqual(topics);
  expect(room.events.filter(({ event }) => event === 'hub.refused')).toHaveLength(3);
});

it('again, when it did not answer in time', async () => {
  const never: Fetch = async () => {
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  };
  wait(600);
  expect(await deliver(feeds.slice(0, 1), ports(never))).toEqual(feeds.slice(0, 1));
  expect(room.events).toEqual([
    {
      event: 'run.failed',
      stage: 'announce',
      keys: feeds.slice(0, 1),
      reason: `The hub ${hub.url} was not told of ${topics[0]}: it did not answer within 5 seconds.`,
    },
  ]);
});

it('nothing, when the site names none any more', async () => {
  await publish({ 'site.yaml': `baseUrl: ${SITE}\n` });
  expect(await deliver(feeds)).toEqual([]);
  expect([told(), later]).toEqual([[], []]);
});

it('the settings are read once for all the feeds of a batch, after every one of them', async () => {
  const read: string[] = [];
  const told = ports();
  const watched: Ports = {
    ...told,
    table: watchedTable(told.table, (request) => read.push(request)),
    site: { ...told.site, head: async (key) => (read.push(key), told.site.head(key)) },
  };
  expect(await deliver(feeds, watched)).toEqual([]);
  const settings = read.indexOf('get settings row');
  expect(read.filter((key) => key === 'get settings row')).toHaveLength(1);
  for (const key of feeds) expect(read.indexOf(key)).toBeLessThan(settings);
});
