import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { securityHeadersFor } from '../../../../functions/site/headers.ts';
import { MemoryStore } from '../../../../functions/store/memory.ts';
import type { StoredObject } from '../../../../functions/store/store.ts';
import { loadEdge } from '../../../../infra/local/server/edge.ts';
import { ReloadHub } from '../../../../infra/local/server/live-reload.ts';
import { createSiteServer, type SiteServer } from '../../../../infra/local/server/site-server.ts';
import { rawRequest } from './raw-request.ts';

const page = '<!doctype html><html><body><p>The text names </body> once.</p></body></html>';
const html = { contentType: 'text/html; charset=utf-8', cacheControl: 'public, max-age=0' };

let store: MemoryStore;
let hub: ReloadHub;
let server: SiteServer;
let port: number;

beforeEach(async () => {
  store = new MemoryStore();
  hub = new ReloadHub();
  await store.put('index.html', Buffer.from(page), html);
  server = createSiteServer({ store, edge: loadEdge(), reload: hub });
  ({ port } = await server.listen(0));
});
afterEach(() => server.close());

/** Listens as a page does; `next` resolves with the version it is told next. */
async function subscribe(): Promise<{ next: () => Promise<string>; stream: IncomingMessage }> {
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    httpGet({ port, host: '127.0.0.1', path: '/__healthwire/events' }, resolve).on('error', reject);
  });
  let text = '';
  const told: string[] = [];
  let more = () => undefined as void;
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const events = text.split('\n\n');
    text = events.pop()!;
    told.push(...events.flatMap((event) => /^event: version\ndata: (.*)$/.exec(event)?.[1] ?? []));
    more();
  });
  const next = async (): Promise<string> => {
    while (told.length === 0) await new Promise<void>((resolve) => (more = resolve));
    return told.shift()!;
  };
  return { next, stream };
}

const seenIn = (body: Buffer) => /data-seen="([^"]+)"/.exec(body.toString())?.[1];

describe('the script', () => {
  test('stands at the end of the page that is served, and never in what is published', async () => {
    const { body } = await rawRequest(port, '/');
    expect(body.toString()).toBe(
      page.replace(
        /<\/body><\/html>$/,
        `<script src="/__healthwire/reload.js" data-seen="${hub.version}" defer></script>\n$&`,
      ),
    );
    expect(Buffer.from((await store.get('index.html'))!.body).toString()).toBe(page);
  });

  test('may run on that page alone: the policy is the published one and one word more', async () => {
    await store.put('feed.xml', Buffer.from('<rss/>'), { contentType: 'application/rss+xml' });
    const published = securityHeadersFor('/')['content-security-policy'];
    const { headers } = await rawRequest(port, '/');
    expect(headers['content-security-policy']).toBe(
      published!.replace('script-src ', "script-src 'self' "),
    );
    expect((await rawRequest(port, '/feed.xml')).headers['content-security-policy']).toBe(
      securityHeadersFor('/feed.xml')['content-security-policy'],
    );
  });

  test('is served with its type, and not kept', async () => {
    const { status, headers } = await rawRequest(port, '/__healthwire/reload.js');
    expect({ status, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
      status: 200,
      type: 'text/javascript; charset=utf-8',
      cache: 'no-store',
    });
    expect((await rawRequest(port, '/__healthwire/other')).status).toBe(404);
  });

  test('comes with the page that is not found, too: it may be there after the next push', async () => {
    await store.put('404.html', Buffer.from(page), html);
    const { status, body } = await rawRequest(port, '/nothing/');
    expect({ status, seen: seenIn(body) }).toEqual({ status: 404, seen: hub.version });
  });

  test('does not come to HTML that is no whole page, nor to anything else', async () => {
    await store.put('media/a.html', Buffer.from('<p>x</p>'), html);
    await store.put('media/a.txt', Buffer.from(page), { contentType: 'text/plain' });
    expect((await rawRequest(port, '/media/a.html')).body.toString()).toBe('<p>x</p>');
    expect((await rawRequest(port, '/media/a.txt')).body.toString()).toBe(page);
  });
});

test('the page with the script has an ETag of its own, and is fresh until the next push', async () => {
  const first = await rawRequest(port, '/');
  const etag = String(first.headers.etag);
  expect(etag).toBe(`"${(await store.head('index.html'))!.etag}-${hub.version}"`);
  expect(first.headers).not.toHaveProperty('last-modified');
  const again = () => rawRequest(port, '/', { headers: { 'if-none-match': etag } });
  expect((await again()).status).toBe(304);
  hub.push();
  expect((await again()).status).toBe(200);
});

describe('a push', () => {
  test('reaches every open page, with another version than it was made from', async () => {
    const seen = seenIn((await rawRequest(port, '/')).body);
    const pages = await Promise.all([subscribe(), subscribe()]);
    expect(await Promise.all(pages.map(({ next }) => next()))).toEqual([seen, seen]);
    hub.push();
    const told = await Promise.all(pages.map(({ next }) => next()));
    expect(told).toEqual([hub.version, hub.version]);
    expect(hub.version).not.toBe(seen);
  });

  test('is not missed by a page that begins to listen later', async () => {
    const seen = seenIn((await rawRequest(port, '/')).body);
    hub.push();
    expect(await (await subscribe()).next()).not.toBe(seen);
  });

  test('is not missed by a page that was being read from the store meanwhile', async () => {
    const read = store.get.bind(store);
    store.get = async (key): Promise<StoredObject | undefined> => {
      const object = await read(key);
      hub.push();
      return object;
    };
    expect(seenIn((await rawRequest(port, '/')).body)).not.toBe(hub.version);
  });

  test('a server that was started anew is another version too', async () => {
    const seen = seenIn((await rawRequest(port, '/')).body);
    await server.close();
    server = createSiteServer({ store, edge: loadEdge(), reload: new ReloadHub() });
    await server.listen(port);
    expect(await (await subscribe()).next()).not.toBe(seen);
  });
});

test('the server stops although pages listen', async () => {
  const { stream } = await subscribe();
  const ended = new Promise((resolve) => stream.on('close', resolve));
  await server.close();
  await ended;
});
