/**
 * The local server itself: what it reads, where it listens, what it does when something fails. What every
 * server of a site answers is one table: test/infra/local/hosts/answers.ts.
 */
import { connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { cacheControlFor, securityHeadersFor } from '../../../../functions/site/headers.ts';
import { StoreError } from '../../../../functions/store/store.ts';
import { CommandError } from '../../../../infra/local/cli/command-error.ts';
import { loadEdge } from '../../../../infra/local/server/edge.ts';
import { createSiteServer, isOwnHost } from '../../../../infra/local/server/site-server.ts';
import { rawRequest } from './raw-request.ts';
import { article, comparable, HTML, runningServer } from './running-server.ts';

const site = runningServer();

describe('a page', () => {
  test('comes with its bytes and every header that the CDN sends', async () => {
    const etag = await site.put('/articles/x/', article);
    const response = await site.get('/articles/x/');
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
    await site.put('/', article);
    const response = await rawRequest(site.port, '/', { method: 'HEAD' });
    expect(comparable(response)).toEqual(comparable(await site.get('/')));
    expect(response.body.length).toBe(0);
  });
});

describe('what is no longer where it was', () => {
  test('a withdrawn article is 410, its notice whole every time', async () => {
    const etag = await site.put('/articles/x/', 'Withdrawn.', HTML, { status: '410' });
    const { status, headers, body } = await site.get('/articles/x/', {
      'if-none-match': `"${etag}"`,
    });
    expect({ status, body: body.toString() }).toEqual({ status: 410, body: 'Withdrawn.' });
    expect((await site.get('/articles/x/', { 'if-none-match': '*' })).status).toBe(410);
    expect(Object.keys(headers).filter((name) => /^(x-amz|etag|last-mod)/.test(name))).toEqual([]);
  });
});

describe('what is not there', () => {
  test('is the 404 page with status 404, whatever the viewer has cached', async () => {
    const etag = await site.put('/404.html', 'No such page.');
    expect((await site.get('/nothing/', { 'if-none-match': '*' })).status).toBe(404);
    const response = await site.get('/nothing/', { 'if-none-match': `"${etag}"` });
    expect(response.body.toString()).toBe('No such page.');
    expect(comparable(response)).toMatchObject({
      status: 404,
      headers: { 'content-type': HTML, ...securityHeadersFor('/404.html') },
    });
  });

  test('is a sentence where no 404 page is published yet', async () => {
    const { status, body } = await site.get('/');
    expect({ status, body: body.toString() }).toEqual({
      status: 404,
      body: 'There is nothing at this address.\n',
    });
  });

  test('is no error, and what live reload reserves is nothing without it', async () => {
    expect((await site.get('/__healthwire/events')).status).toBe(301);
    expect((await site.get(`/media/${'a'.repeat(2000)}.png`)).status).toBe(404);
    expect(site.errors).toEqual([]);
  });
});

describe('when something fails', () => {
  test('a store that cannot be read is 503 and a sentence', async () => {
    site.store.get = () => Promise.reject(new StoreError('denied', 'The folder may not be read.'));
    const { status, headers, body } = await site.get('/');
    expect({ status, retry: headers['retry-after'] }).toEqual({ status: 503, retry: '1' });
    expect(body.toString()).toBe(
      'The site cannot be read right now. The folder may not be read.\n',
    );
  });

  test('a mistake of ours is 500, told to the terminal and not to the viewer', async () => {
    site.store.get = () => Promise.reject(new TypeError('secret of the code'));
    const { status, body } = await site.get('/');
    expect(status).toBe(500);
    expect(body.toString()).not.toMatch(/secret|at |\.ts/);
    expect(site.errors).toEqual([new TypeError('secret of the code')]);
  });

  test('a viewer that hangs up or talks nonsense does not stop the server', async () => {
    await site.put('/', article);
    for (const said of ['GET / HTTP/1.1\r\nHost: x\r\n', 'nonsense\r\n\r\n']) {
      await new Promise<void>((resolve) => {
        const socket = connect(site.port, '127.0.0.1', () => socket.end(said));
        socket.on('error', () => undefined).on('close', () => resolve());
        socket.resume();
      });
    }
    expect((await site.get('/')).status).toBe(200);
  });
});

test('the server stops at once, whoever still waits for an answer', async () => {
  const asked = new Promise<void>((resolve) => {
    site.store.get = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
  const waiting = site.get('/').catch((error: unknown) => error);
  await asked;
  await site.server.close();
  expect(await waiting).toBeInstanceOf(Error);
});

describe('listening', () => {
  test('a taken port is one sentence that names another', async () => {
    const other = createSiteServer({ store: site.store, edge: loadEdge() });
    const failure = await other.listen(site.port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({
      exitCode: 2,
      message:
        `Port ${site.port} is taken by another program. ` +
        `Choose another with --port, for example --port ${site.port + 1}.`,
    });
  });

  test('a port taken for all addresses is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '0.0.0.0', resolve));
    const { port } = taken.address() as { port: number };
    const other = createSiteServer({ store: site.store, edge: loadEdge() });
    await expect(other.listen(port)).rejects.toThrow(/is taken/);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('the address it tells can be opened', async () => {
    const other = createSiteServer({ store: site.store, edge: loadEdge() });
    const { url } = await other.listen(0);
    await site.put('/', 'Hello.');
    expect(await (await fetch(url)).text()).toBe('Hello.');
    await other.close();
  });
});

describe('a name from elsewhere that leads to this machine (DNS rebinding) gets nothing', () => {
  test.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '10.0.0.1'])(
    'a request for %j is refused, and told where to go',
    async (host) => {
      await site.put('/', article);
      const { status, body, headers } = await site.get('/', { host });
      expect({ status, body: body.toString(), type: headers['content-type'] }).toEqual({
        status: 421,
        body: `This server is for this machine alone: open it at http://localhost:${site.port}/\n`,
        type: 'text/plain; charset=utf-8',
      });
    },
  );

  test.each([
    'localhost',
    'LOCALHOST:80',
    'site.localhost:8080',
    '127.0.0.1:9000',
    '127.1',
    '[::1]:80',
  ])('a request for %j is answered', async (host) => {
    await site.put('/', article);
    expect((await site.get('/', { host })).status).toBe(200);
  });

  test('the address at which the server listens is its own', () => {
    expect(isOwnHost('192.168.1.7:8080', '192.168.1.7')).toBe(true);
    expect(isOwnHost('192.168.1.8:8080', '192.168.1.7')).toBe(false);
    expect(isOwnHost(undefined, '127.0.0.1')).toBe(false);
  });
});
