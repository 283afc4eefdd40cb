import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cacheControlFor } from '../../functions/site/headers.ts';
import { isCompressed, storedHeaders } from '../../functions/site/stored-headers.ts';

test.each([
  ['/atom.xml', 'application/atom+xml; charset=utf-8', 'application/xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8', 'application/json; charset=utf-8'],
  ['/schemas/x.json', 'application/schema+json', 'application/json'],
  ['/articles/x/source.md', 'text/markdown; charset=utf-8', 'text/plain; charset=utf-8'],
])('%s is stored as a type that CloudFront compresses, and says its own', (path, type, stored) => {
  expect(storedHeaders(path, type, { status: '410' })).toEqual({
    contentType: stored,
    cacheControl: cacheControlFor(path),
    metadata: { status: '410', type },
  });
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/feed.xml', 'application/rss+xml; charset=utf-8'],
  ['/api/v1/articles.json', 'application/json; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/media/a.svg', 'image/svg+xml'],
  ['/media/a.png', 'image/png'],
])('%s is stored as what it is', (path, contentType) => {
  const cacheControl = cacheControlFor(path);
  expect(storedHeaders(path, contentType)).toEqual({ contentType, cacheControl });
});

test('CloudFront compresses every file of a site that is text', () => {
  const table = new URL('../golden/expected/headers.json', import.meta.url);
  const files = Object.entries(
    JSON.parse(readFileSync(table, 'utf8')) as Record<string, { contentType: string }>,
  );
  const left = files.filter(([, { contentType }]) => !isCompressed(contentType));
  expect(left.map(([key, { contentType }]) => [key, contentType])).toEqual([
    ['apple-touch-icon.png', 'image/png'],
    ['favicon.ico', 'image/x-icon'],
    ['icon-192.png', 'image/png'],
    ['icon-512.png', 'image/png'],
    ['media/dot.png', 'image/png'],
  ]);
});
