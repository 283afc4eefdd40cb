import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const file = new URL('../../functions/edge/viewer-response.js', import.meta.url);
const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
runInContext(readFileSync(file, 'utf8'), context);

interface Response {
  statusCode: number;
  headers: Record<string, { value: string }>;
}
const handler = runInContext('handler', context) as (event: object) => Response;

function respond(
  uri: string,
  extra: Record<string, string>,
  statusCode = 200,
  asked: Record<string, { value: string }> = {},
) {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, s-maxage=60',
    etag: '"abc"',
    'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
    server: 'AmazonS3',
    'x-amz-version-id': 'v1',
    'x-amz-request-id': 'r1',
    ...extra,
  };
  const response = handler({
    version: '1.0',
    context: { eventType: 'viewer-response' },
    request: { method: 'GET', uri, headers: asked, querystring: {}, cookies: {} },
    response: {
      statusCode,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { value }]),
      ),
      cookies: {},
    },
  });
  const plain = Object.entries(response.headers).map(([name, { value }]) => [name, value] as const);
  return { status: response.statusCode, headers: Object.fromEntries(plain) };
}

const untouched = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=0, s-maxage=60',
};
const validators = { etag: '"abc"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' };

test('a live page stays as it is, without what only the store needs to know', () => {
  expect(respond('/articles/x/index.html', { 'x-amz-meta-anything': 'x' })).toEqual({
    status: 200,
    headers: { ...untouched, ...validators },
  });
});

test('a 304 stays a 304', () => {
  expect(respond('/articles/x/index.html', {}, 304).status).toBe(304);
});

test('a withdrawn page is gone, and leaves no validator that could answer 304 later', () => {
  const gone = { status: 410, headers: untouched };
  expect(respond('/articles/x/index.html', { 'x-amz-meta-status': '410' })).toEqual(gone);
  expect(respond('/articles/x/article.json', { 'x-amz-meta-status': '410' })).toEqual(gone);
});

test('what is stored as a general type gets its own back, and its links', () => {
  const stored = { 'content-type': 'application/xml', 'x-amz-meta-type': 'application/atom+xml' };
  const link = '<https://hub.example/>; rel="hub"';
  expect(respond('/atom.xml', { ...stored, 'x-amz-meta-link': link }).headers).toEqual({
    ...untouched,
    ...validators,
    'content-type': 'application/atom+xml',
    link,
  });
  const gone = respond('/articles/x/source.md', { ...stored, 'x-amz-meta-status': '410' });
  expect([gone.status, gone.headers['content-type']]).toEqual([410, 'application/atom+xml']);
});

test('a feed is plain XML to a browser that opens it, and a feed to everybody else', () => {
  const stored = { 'content-type': 'application/xml', 'x-amz-meta-type': 'application/rss+xml' };
  const typeFor = (value: string) =>
    respond('/feed.xml', stored, 200, { 'sec-fetch-dest': { value } }).headers['content-type'];
  expect(typeFor('document')).toBe('application/xml');
  expect(typeFor('empty')).toBe('application/rss+xml');
  const source = { 'content-type': 'text/plain', 'x-amz-meta-type': 'text/markdown' };
  const opened = { 'sec-fetch-dest': { value: 'document' } };
  expect(respond('/articles/x/source.md', source, 200, opened).headers['content-type']).toBe(
    'text/markdown',
  );
});

describe('a moved article', () => {
  const moved = { 'x-amz-meta-status': '301', 'x-amz-meta-location': '/articles/new/' };

  test('sends its readers to where it is, by either spelling of the page', () => {
    const expected = { status: 301, headers: { ...untouched, location: '/articles/new/' } };
    expect(respond('/articles/old/', moved)).toEqual(expected);
    expect(respond('/articles/old/index.html', moved)).toEqual(expected);
  });

  test('says in its data where it went, without a redirect to a page', () => {
    expect(respond('/articles/old/article.json', moved)).toEqual({
      status: 200,
      headers: { ...untouched, ...validators },
    });
  });

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', ''])(
    'never leads to another host: %s',
    (location) => {
      const metadata = { 'x-amz-meta-status': '301', 'x-amz-meta-location': location };
      const { status, headers } = respond('/articles/old/', metadata);
      expect({ status, location: headers.location }).toEqual({ status: 200, location: undefined });
    },
  );
});
