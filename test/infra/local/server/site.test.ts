import { describe, expect, test } from 'vitest';
import { cacheControlFor, securityHeadersFor } from '../../../../functions/site/headers.ts';
import { rawRequest } from './raw-request.ts';
import { article, comparable, runningServer } from './running-server.ts';

const site = runningServer();

describe('what is there already is not sent again', () => {
  test('a 304 has the headers that a cache updates, and no body', async () => {
    const etag = await site.put('/articles/x/', article);
    const response = await site.get('/articles/x/', { 'if-none-match': `"${etag}"` });
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
    const etag = await site.put('/feed.xml', '<rss/>', 'application/rss+xml');
    for (const method of ['GET', 'HEAD']) {
      const { status } = await rawRequest(site.port, '/feed.xml', {
        method,
        headers: headers(etag),
      });
      expect(status).toBe(expected);
    }
  });
});
