import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { article, runningServer } from './running-server.ts';

const site = runningServer();

describe('compression', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.1', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ] as const)('for a viewer that accepts %s', async (accepted, coding, decode) => {
    const etag = await site.put('/articles/x/', article);
    const { headers, body } = await site.get('/articles/x/', { 'accept-encoding': accepted });
    expect(headers).toMatchObject({
      'content-encoding': coding,
      'content-length': String(body.length),
      vary: 'Accept-Encoding',
      etag: `W/"${etag}"`,
    });
    expect(decode(body).toString()).toBe(article);
  });

  test('an unchanged compressed page is a 304 with the ETag it was sent with', async () => {
    const etag = await site.put('/articles/x/', article);
    const { status, headers } = await site.get('/articles/x/', {
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
    await site.put('/media/file.bin', 'x'.repeat(5000), type);
    const { headers } = await site.get('/media/file.bin', { 'accept-encoding': 'gzip' });
    expect(headers['content-type']).toBe(type);
    expect(headers['content-encoding']).toBe(compressed ? 'gzip' : undefined);
    expect(headers.vary).toBe(compressed ? 'Accept-Encoding' : undefined);
  });

  test('leaves alone what CloudFront would, whatever type the viewer is told', async () => {
    const contentType = 'application/atom+xml';
    await site.store.put('atom.xml', Buffer.from('x'.repeat(5000)), { contentType });
    const { headers } = await site.get('/atom.xml', { 'accept-encoding': 'gzip' });
    expect([headers['content-type'], headers['content-encoding']]).toEqual([
      contentType,
      undefined,
    ]);
  });

  test('leaves alone what is too small to gain by it, and who asks for none', async () => {
    await site.put('/small/', 'x'.repeat(999));
    await site.put('/large/', 'x'.repeat(1000));
    const encoding = async (path: string, accepted: string) =>
      (await site.get(path, { 'accept-encoding': accepted })).headers['content-encoding'];
    expect(await encoding('/small/', 'gzip')).toBeUndefined();
    expect(await encoding('/large/', 'gzip')).toBe('gzip');
    expect(await encoding('/large/', 'identity')).toBeUndefined();
    expect(await encoding('/large/', 'deflate')).toBeUndefined();
  });
});
