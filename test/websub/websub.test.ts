/** A push reaches a subscriber through a hub; and what happens to the push when the hub does not. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { FEEDS } from '../../functions/site/keys.ts';
import { openPublished } from '../../infra/local/runtime/bind.ts';
import { Loop } from '../../infra/local/runtime/loop.ts';
import { publishAll, Tally, type Published } from '../../infra/local/runtime/publish.ts';
import { loadEdge } from '../../infra/local/server/edge.ts';
import { createSiteServer } from '../../infra/local/server/site-server.ts';
import { hashesIn, temporaryFolder, write } from '../infra/local/folders.ts';
import { errorOf, healthwire } from '../infra/local/healthwire.ts';
import { Hub } from './hub.ts';
import { Network } from './network.ts';
import { Subscriber } from './subscriber.ts';

const SITE = 'https://health.example';
const settings = (baseUrl: string, hub: string) => `baseUrl: ${baseUrl}\nhub: ${hub}\n`;
const article = (title: string) =>
  `---\ntitle: ${title}\nauthors: [{ name: Åse Ødegård }]\ntopics: [schlaf-für-alle]\n---\n\nWords.\n`;

let network: Network;
let hub: Hub;
let content: string;
let out: string;
beforeEach(async () => {
  network = new Network();
  hub = await Hub.open(network);
  const folder = temporaryFolder();
  content = join(folder, 'content');
  out = join(folder, 'out');
  write(content, { 'site.yaml': settings(SITE, hub.url), 'articles/a.md': article('First') });
});

async function publish(): Promise<Published> {
  const tally = new Tally();
  const place = { content, out, renderer: 'test' };
  const loop = new Loop(place, { log: (event) => tally.hear(event) }, network.fetch);
  try {
    return await publishAll(loop, tally, () => undefined);
  } finally {
    loop.close();
  }
}

/** The site on the web, under the name that site.yaml gives it. */
async function serve(): Promise<void> {
  const { site: store, close } = openPublished(out);
  const server = createSiteServer({ store, edge: loadEdge() });
  const { url } = await server.listen(0);
  network.names.set(SITE, url);
  onTestFinished(async () => {
    await server.close();
    close();
  });
}

/** What every feed of the site calls itself, in its text and in its header alike. */
async function feedsOfTheSite(): Promise<string[]> {
  const keys = Object.keys(hashesIn(join(out, 'site'))).filter((key) =>
    FEEDS.some((name) => key === name || key.endsWith(`/${name}`)),
  );
  const texts = await Promise.all(
    keys.map(async (key) => {
      const path = key.split('/').map(encodeURIComponent).join('/');
      const response = await network.fetch(`${SITE}/${path}`, {});
      return [await response.text(), response.headers.get('link')] as const;
    }),
  );
  return texts.map(([text, header]) => {
    const [, self = ''] = /rel="hub", <([^>]+)>; rel="self"$/.exec(header!) ?? [];
    expect(header).toBe(`<${hub.url}>; rel="hub", <${self}>; rel="self"`);
    const inText =
      /href="([^"]+)" rel="self"/.exec(text)?.[1] ??
      /rel="self"[^>]* href="([^"]+)"/.exec(text)?.[1] ??
      /"feed_url": "([^"]+)"/.exec(text)?.[1];
    // These three have a word for it; another format may have none.
    if (/(feed\.xml|atom\.xml|feed\.json)$/.test(self)) expect(inText).toBe(self);
    return self;
  });
}

async function subscribed(): Promise<Subscriber> {
  await publish();
  await serve();
  const subscriber = await Subscriber.open(network);
  await subscriber.subscribe(`${SITE}/topics/schlaf-f%C3%BCr-alle/atom.xml`);
  hub.pings.length = 0;
  return subscriber;
}

it('a subscriber that found the hub in a feed is told of the next article', async () => {
  const subscriber = await subscribed();
  write(content, { 'articles/b.md': article('Second') });
  const delivered = subscriber.next();
  expect((await publish()).unheard).toBeUndefined();
  expect((await delivered).sort()).toEqual(['First', 'Second']);
});

it('the hub is told of every feed that changed by the name the feed gives itself, and of no other', async () => {
  await publish();
  await serve();
  // The site's own feeds were there before the first article, and changed with it.
  expect([...new Set(hub.pings)].sort()).toEqual((await feedsOfTheSite()).sort());
  expect(hub.pings).toContain(`${SITE}/topics/schlaf-f%C3%BCr-alle/feed.json`);
  hub.pings.length = 0;
  await publish();
  expect(hub.pings).toEqual([]);
});

it('a hub that is overloaded is told again, and the subscriber hears of it', async () => {
  const subscriber = await subscribed();
  hub.refusal = (topic) =>
    hub.pings.filter((one) => one === topic).length === 1 ? 503 : undefined;
  write(content, { 'articles/b.md': article('Second') });
  const delivered = subscriber.next();
  const { unheard } = await publish();
  expect(unheard).toBeUndefined();
  expect((await delivered).sort()).toEqual(['First', 'Second']);
});

it('a hub that refuses is asked once for each feed, and one sentence says so', async () => {
  await subscribed();
  hub.refusal = () => 403;
  write(content, { 'articles/b.md': article('Second') });
  const { unheard, live } = await publish();
  expect(live).toBe(2);
  expect(hub.pings.length).toBeGreaterThan(3);
  expect(new Set(hub.pings).size).toBe(hub.pings.length);
  expect(unheard).toMatch(
    /^The hub https:\/\/hub\.example\/ refused to be told of https:\/\/health\.example\/\S+ \(it answered 403\): /,
  );
});

it('a redirect is a refusal: nobody is told by a GET', async () => {
  hub.refusal = () => 301;
  expect((await publish()).unheard).toContain('(it answered 301)');
});

it.each(['http://localhost:8080', 'http://shop.localhost', 'http://127.0.0.1', 'http://[::1]:80'])(
  'no hub is told of a site at %s, where it could fetch nothing',
  async (baseUrl) => {
    write(content, { 'site.yaml': settings(baseUrl, hub.url) });
    expect((await publish()).live).toBe(1);
    expect(hub.pings).toEqual([]);
  },
);

it('a hub that is gone is one sentence on the command line, and the site is live', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise((closed) => gone.close(closed));
  write(content, { 'site.yaml': settings(SITE, `https://127.0.0.1:${port}`) });
  const done = await healthwire('publish', '--content', content, '--out', out);
  const [first, second, ...others] = done.stdout.trimEnd().split('\n');
  expect(first).toMatch(/^1 live/);
  expect(second).toMatch(
    /^The hub https:\/\/127\.0\.0\.1:\d+\/ was not told of https:\/\/health\.example\/\S+: it cannot be reached \(ECONNREFUSED\)\. The site is live; .+\.$/,
  );
  expect([others, errorOf(done), done.code]).toEqual([[], '', 0]);
  expect(existsSync(join(out, 'site/articles/a/index.html'))).toBe(true);
});
