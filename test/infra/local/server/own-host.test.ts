/** DNS rebinding: a name from elsewhere that leads to this machine gets nothing. */
import { expect, it } from 'vitest';
import { isOwnHost } from '../../../../infra/local/server/own-host.ts';
import { article, runningServer } from './running-server.ts';

const site = runningServer();

it.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '10.0.0.1'])(
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

it.each([
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

it('the address at which the server listens is its own', () => {
  expect(isOwnHost('192.168.1.7:8080', '192.168.1.7')).toBe(true);
  expect(isOwnHost('192.168.1.8:8080', '192.168.1.7')).toBe(false);
  expect(isOwnHost(undefined, '127.0.0.1')).toBe(false);
});
