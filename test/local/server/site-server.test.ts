import { connect, createServer } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheControlFor, securityHeadersFor } from '../../../functions/edge/headers.ts';
import { MemoryStore } from '../../../functions/store/memory.ts';
import { StoreError } from '../../../functions/store/store.ts';
import { CommandError } from '../../../infra/local/command-error.ts';
import { loadEdge } from '../../../infra/local/server/edge.ts';
import { createSiteServer, type SiteServer } from '../../../infra/local/server/site-server.ts';
import { rawRequest, type RawResponse } from './raw-request.ts';

const HTML = 'text/html; charset=utf-8';
const article = `<!doctype html><html lang="en"><body>${'<p>Légs.</p>'.repeat(200)}</body></html>`;

let store: MemoryStore;
let server: SiteServer;
let port: number;
let errors: unknown[];

beforeEach(async () => {
  errors = [];
  store = new MemoryStore({ now: () => new Date('2026-11-23T08:00:00Z') });
  server = createSiteServer({ store, edge: loadEdge(), onError: (error) => errors.push(error) });
  ({ port } = await server.listen(0));
});
afterEach(() => server.close());

async function put(
  path: string,
  body: string,
  contentType = HTML,
  metadata?: Record<string, string>,
) {
  const key = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
  const headers = { contentType, cacheControl: cacheControlFor(path) };
  const result = await store.put(decodeURIComponent(key), Buffer.from(body), {
    ...headers,
    ...(metadata && { metadata }),
  });
  if (!result.ok) throw new Error('not written');
  return result.etag;
}

const get = (path: string, headers: Record<string, string> = {}): Promise<RawResponse> =>
  rawRequest(port, path, { headers });

/** Without what differs from run to run. */
function comparable({ headers: { date: _, ...headers }, status }: RawResponse) {
  return { status, headers };
}

describe('a page', () => {
  test('comes with its bytes and every header that the CDN sends', async () => {
    const etag = await put('/articles/x/', article);
    const response = await get('/articles/x/');
    expect(response.body.toString()).toBe(article);
    expect(comparable(response)).toEqual({
      status: 200,
      headers: {
        ...securityHeadersFor('/articles/x/'),
        'content-type': HTML,
        'cache-control': cacheControlFor('/articles/x/'),
        etag: `"${etag}"`,
        'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
        vary: 'Accept-Encoding',
        'content-length': String(Buffer.byteLength(article)),
        connection: 'close',
      },
    });
  });

  test('to HEAD says all the same, without the bytes', async () => {
    await put('/', article);
    const response = await rawRequest(port, '/', { method: 'HEAD' });
    expect(comparable(response)).toEqual(comparable(await get('/')));
    expect(response.body.length).toBe(0);
  });

  test('without its slash redirects, with its query', async () => {
    const { status, headers } = await get('/articles/x?from=feed');
    expect({ status, location: headers.location }).toEqual({
      status: 301,
      location: '/articles/x/?from=feed',
    });
  });

  test('has one key for every spelling of a name', async () => {
    await put('/articles/caf%C3%A9/', 'café');
    for (const path of ['/articles/caf%C3%A9/', '/articles/caf%c3%a9/', '/%61rticles/caf%C3%A9/'])
      expect((await get(path)).body.toString()).toBe('café');
  });
});

describe('what is there already is not sent again', () => {
  test('a 304 has the headers that a cache updates, and no body', async () => {
    const etag = await put('/articles/x/', article);
    const response = await get('/articles/x/', { 'if-none-match': `"${etag}"` });
    expect(comparable(response)).toEqual({
      status: 304,
      headers: {
        ...securityHeadersFor('/articles/x/'),
        'cache-control': cacheControlFor('/articles/x/'),
        etag: `"${etag}"`,
        'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
        vary: 'Accept-Encoding',
        connection: 'close',
      },
    });
    expect(response.body.length).toBe(0);
  });

  test.each([
    ['the ETag among others', (tag: string) => ({ 'if-none-match': `"no", W/"${tag}"` }), 304],
    ['any version', () => ({ 'if-none-match': '*' }), 304],
    ['another ETag', () => ({ 'if-none-match': '"other"' }), 200],
    ['since it was written', () => ({ 'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT' }), 304],
    ['since before that', () => ({ 'if-modified-since': 'Mon, 23 Nov 2026 07:59:59 GMT' }), 200],
    [
      'the ETag over the date',
      () => ({
        'if-none-match': '"other"',
        'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
      }),
      200,
    ],
    ['no date at all', () => ({ 'if-modified-since': 'yesterday' }), 200],
  ])('asked for %s', async (_, headers, expected) => {
    const etag = await put('/feed.xml', '<rss/>', 'application/rss+xml');
    for (const method of ['GET', 'HEAD']) {
      const { status } = await rawRequest(port, '/feed.xml', { method, headers: headers(etag) });
      expect(status).toBe(expected);
    }
  });
});

describe('compression', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.1', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ] as const)('for a viewer that accepts %s', async (accepted, coding, decode) => {
    const etag = await put('/articles/x/', article);
    const { headers, body } = await get('/articles/x/', { 'accept-encoding': accepted });
    expect(headers).toMatchObject({
      'content-encoding': coding,
      'content-length': String(body.length),
      vary: 'Accept-Encoding',
      etag: `W/"${etag}"`,
    });
    expect(decode(body).toString()).toBe(article);
  });

  test('an unchanged compressed page is a 304 with the ETag it was sent with', async () => {
    const etag = await put('/articles/x/', article);
    const { status, headers } = await get('/articles/x/', {
      'accept-encoding': 'br',
      'if-none-match': `W/"${etag}"`,
    });
    expect(status).toBe(304);
    expect(headers).toMatchObject({ etag: `W/"${etag}"`, vary: 'Accept-Encoding' });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  test.each([
    ['application/feed+json', true],
    ['application/atom+xml; charset=utf-8', true],
    ['text/markdown; charset=utf-8', true],
    ['image/svg+xml', true],
    ['image/png', false],
  ])('%s: %s', async (type, compressed) => {
    await put('/media/file.bin', 'x'.repeat(5000), type);
    const { headers } = await get('/media/file.bin', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe(compressed ? 'gzip' : undefined);
    expect(headers.vary).toBe(compressed ? 'Accept-Encoding' : undefined);
  });

  test('leaves alone what is too small to gain by it, and who asks for none', async () => {
    await put('/small/', 'x'.repeat(999));
    await put('/large/', 'x'.repeat(1000));
    const encoding = async (path: string, accepted: string) =>
      (await get(path, { 'accept-encoding': accepted })).headers['content-encoding'];
    expect(await encoding('/small/', 'gzip')).toBeUndefined();
    expect(await encoding('/large/', 'gzip')).toBe('gzip');
    expect(await encoding('/large/', 'identity')).toBeUndefined();
    expect(await encoding('/large/', 'deflate')).toBeUndefined();
  });
});

describe('what is no longer where it was', () => {
  test('a withdrawn article is 410, its notice whole every time', async () => {
    const etag = await put('/articles/x/', 'Withdrawn.', HTML, { status: '410' });
    const { status, headers, body } = await get('/articles/x/', { 'if-none-match': `"${etag}"` });
    expect({ status, body: body.toString() }).toEqual({ status: 410, body: 'Withdrawn.' });
    expect((await get('/articles/x/', { 'if-none-match': '*' })).status).toBe(410);
    expect(Object.keys(headers).filter((name) => /^(x-amz|etag|last-mod)/.test(name))).toEqual([]);
  });

  test('a moved article redirects; its data say where it is', async () => {
    const metadata = { status: '301', location: '/articles/new/' };
    await put('/articles/old/', 'Moved.', HTML, metadata);
    await put('/articles/old/article.json', '{}', 'application/json', metadata);
    const { status, headers } = await get('/articles/old/');
    expect({ status, location: headers.location }).toEqual({
      status: 301,
      location: '/articles/new/',
    });
    expect((await get('/articles/old/article.json')).status).toBe(200);
  });
});

describe('what is not there', () => {
  test('is the 404 page with status 404, whatever the viewer has cached', async () => {
    const etag = await put('/404.html', 'No such page.');
    expect((await get('/nothing/', { 'if-none-match': '*' })).status).toBe(404);
    const response = await get('/nothing/', { 'if-none-match': `"${etag}"` });
    expect(response.body.toString()).toBe('No such page.');
    expect(comparable(response)).toMatchObject({
      status: 404,
      headers: { 'content-type': HTML, ...securityHeadersFor('/404.html') },
    });
  });

  test('is a sentence where no 404 page is published yet', async () => {
    const { status, body } = await get('/');
    expect({ status, body: body.toString() }).toEqual({
      status: 404,
      body: 'There is nothing at this address.\n',
    });
  });

  test.each([
    ['/articles/../../etc/passwd', 400],
    ['/..%2f..%2fetc/passwd', 400],
    ['/articles/%2e%2e/x/', 400],
    ['/media/%00.png', 400],
    ['/media/.hidden.png', 404],
    [`/media/${'a'.repeat(2000)}.png`, 404],
    ['/__healthwire/events', 301],
  ])('%s: %s', async (path, status) => {
    expect((await get(path)).status).toBe(status);
    expect(errors).toEqual([]);
  });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const { status, headers } = await rawRequest(port, '/', { method });
  expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});

describe('when something fails', () => {
  test('a store that cannot be read is 503 and a sentence', async () => {
    store.get = () => Promise.reject(new StoreError('denied', 'The folder may not be read.'));
    const { status, headers, body } = await get('/');
    expect({ status, retry: headers['retry-after'] }).toEqual({ status: 503, retry: '1' });
    expect(body.toString()).toBe(
      'The site cannot be read right now. The folder may not be read.\n',
    );
  });

  test('a mistake of ours is 500, told to the terminal and not to the viewer', async () => {
    store.get = () => Promise.reject(new TypeError('secret of the code'));
    const { status, body } = await get('/');
    expect(status).toBe(500);
    expect(body.toString()).not.toMatch(/secret|at |\.ts/);
    expect(errors).toEqual([new TypeError('secret of the code')]);
  });

  test('a viewer that hangs up or talks nonsense does not stop the server', async () => {
    await put('/', article);
    for (const said of ['GET / HTTP/1.1\r\nHost: x\r\n', 'nonsense\r\n\r\n']) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(said));
        socket.on('error', () => undefined).on('close', () => resolve());
        socket.resume();
      });
    }
    expect((await get('/')).status).toBe(200);
  });
});

test('the server stops at once, whoever still waits for an answer', async () => {
  const asked = new Promise<void>((resolve) => {
    store.get = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
  const waiting = get('/').catch((error: unknown) => error);
  await asked;
  await server.close();
  expect(await waiting).toBeInstanceOf(Error);
});

describe('listening', () => {
  test('a taken port is one sentence that names another', async () => {
    const other = createSiteServer({ store, edge: loadEdge() });
    const failure = await other.listen(port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({
      exitCode: 2,
      message: `Port ${port} is taken by another program. Choose another with --port, for example --port ${port + 1}.`,
    });
  });

  test('a port taken for all addresses is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '0.0.0.0', resolve));
    const { port } = taken.address() as { port: number };
    const other = createSiteServer({ store, edge: loadEdge() });
    await expect(other.listen(port)).rejects.toThrow(/is taken/);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('the address it tells can be opened', async () => {
    const other = createSiteServer({ store, edge: loadEdge() });
    const { url } = await other.listen(0);
    await put('/', 'Hello.');
    expect(await (await fetch(url)).text()).toBe('Hello.');
    await other.close();
  });
});
