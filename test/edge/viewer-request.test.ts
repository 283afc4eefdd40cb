import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { servedPath, type SiteKey } from '../../functions/site/keys.ts';

const file = new URL('../../functions/edge/viewer-request.js', import.meta.url);
const code = readFileSync(file, 'utf8');

interface Result {
  uri?: string;
  statusCode?: number;
  headers?: Record<string, { value: string }>;
  body?: string;
}

/**
 * Takes away what the CDN's runtime does not document ("JavaScript runtime 2.0 features for
 * CloudFront Functions"), so that the function cannot lean on it.
 */
const strip = `
  for (const name of ['normalize', 'matchAll', 'at', 'isWellFormed', 'toWellFormed'])
    delete String.prototype[name];
  for (const name of ['at', 'flat', 'flatMap', 'findLast', 'toSorted', 'toReversed', 'with'])
    delete Array.prototype[name];
  for (const name of ['Proxy', 'Reflect', 'WeakMap', 'Intl', 'URL', 'URLSearchParams', 'eval'])
    delete globalThis[name];
`;

const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
runInContext(`${strip}; ${code}`, context);
const handler = runInContext('handler', context) as (event: object) => Result;

function ask(uri: string, query?: string): Result {
  return handler({
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '198.51.100.11' },
    request: {
      method: 'GET',
      uri,
      headers: { host: { value: 'health.example.org' } },
      cookies: {},
      querystring: {},
      rawQueryString: () => query,
    },
  });
}

/** `key` for an object, `→ path` for a redirect, the status for a refusal. */
function outcome(uri: string, query?: string): string {
  const result = ask(uri, query);
  if (result.uri !== undefined) return decodeURIComponent(result.uri.slice(1));
  const location = result.headers?.location?.value;
  return location === undefined ? String(result.statusCode) : `→ ${location}`;
}

test('every file of a site is found at its address, whatever it is', () => {
  const table = new URL('../golden/expected/headers.json', import.meta.url);
  const keys = Object.keys(JSON.parse(readFileSync(table, 'utf8')) as object);
  expect(keys.length).toBeGreaterThan(50);
  const addressOf = (key: string) => servedPath(key as SiteKey).replace(/\/index\.html$/, '/');
  expect(keys.map((key) => outcome(addressOf(key)))).toEqual(keys);
});

test('the function fits into the CDN: no modules, at most 10 KB', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(10 * 1024);
  expect(code).not.toMatch(/^\s*(import|export)\b|require\(/m);
});

describe('a folder is the page in it', () => {
  test.each([
    ['/', 'index.html'],
    ['/articles/sleep/restless-legs/', 'articles/sleep/restless-legs/index.html'],
    ['/topics/sleep/', 'topics/sleep/index.html'],
    ['/archive/2026/11/', 'archive/2026/11/index.html'],
    ['/articles/vitamin-b.12/', 'articles/vitamin-b.12/index.html'],
    // A slug may be called like a variant of another article.
    ['/articles/x/article.json/', 'articles/x/article.json/index.html'],
  ])('%s', (uri, key) => {
    expect(outcome(uri)).toBe(key);
  });
});

describe('a file is itself', () => {
  test.each([
    '/articles/x/article.json',
    '/articles/x/embed.html',
    '/articles/x/oembed.json',
    '/articles/x/source.md',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/topics/sleep/feed.xml',
    '/sitemap.xml',
    '/feeds/topics.opml',
    '/robots.txt',
    '/404.html',
    '/openapi.json',
    '/api/v1/articles.json',
    '/api/v1/articles',
    '/schemas/article.v1.json',
    '/assets/style.0123abcd.css',
    '/media/images/a.PNG',
    '/media/LICENSE',
  ])('%s', (uri) => {
    expect(outcome(uri)).toBe(uri.slice(1));
  });
});

describe('a page has one address', () => {
  test.each([
    ['/articles/x', '→ /articles/x/'],
    ['/articles', '→ /articles/'],
    ['/articles/vitamin-b.12', '→ /articles/vitamin-b.12/'],
    ['/articles/node.js', '→ /articles/node.js/'],
    ['/articles/x/feed.xml', '→ /articles/x/feed.xml/'],
    ['/codes/icd-10-cm/G25.81', '→ /codes/icd-10-cm/G25.81/'],
    ['/index.html', '→ /'],
    ['/articles/x/index.html', '→ /articles/x/'],
    ['//', '→ /'],
    ['/articles//x/', '→ /articles/x/'],
    ['/articles/x//', '→ /articles/x/'],
    ['//articles/x//article.json', '→ /articles/x/article.json'],
    ['/media//a.png', '→ /media/a.png'],
    ['/articles/caf%c3%a9', '→ /articles/caf%C3%A9/'],
  ])('%s', (uri, expected) => {
    expect(outcome(uri)).toBe(expected);
  });

  test('the query survives the redirect as it was sent', () => {
    expect(outcome('/articles/x', 'b=%E5%AE%B6&a&2=1&1=2')).toBe(
      '→ /articles/x/?b=%E5%AE%B6&a&2=1&1=2',
    );
    expect(outcome('/articles/x', '')).toBe('→ /articles/x/');
  });

  test('no address redirects to another host', () => {
    for (const uri of [
      '//evil.example',
      '///evil.example/',
      '/%2F/evil.example',
      '/\\evil.example',
    ])
      expect(outcome(uri)).toMatch(/^(→ \/[^/\\]|400)/);
  });
});

describe('every spelling of a path reaches the same key', () => {
  test.each([
    ['/%61rticles/x/', 'articles/x/index.html'],
    ['/articles/caf%C3%A9/', 'articles/café/index.html'],
    ['/articles/caf%c3%a9/', 'articles/café/index.html'],
    ['/articles/café/', 'articles/café/index.html'],
    ['/media/a%20b.png', 'media/a b.png'],
    ['/media/a%2Bb.png', 'media/a+b.png'],
    ['/media/a+b.png', 'media/a+b.png'],
  ])('%s', (uri, key) => {
    expect(outcome(uri)).toBe(key);
  });

  test('a plus sign leaves escaped, because S3 reads a bare one as a space', () => {
    expect(ask('/media/a+b.png').uri).toBe('/media/a%2Bb.png');
  });
});

describe('what can be no key is refused', () => {
  test.each([
    '/../etc/passwd',
    '/articles/..',
    '/articles/../x/',
    '/./',
    '/articles/%2e%2e/x/',
    '/articles/.%2E/x/',
    '/articles/a%2Fb/',
    '/articles/a%5Cb/',
    '/articles/a\\b/',
    '/articles/%00/',
    '/articles/%0a/',
    '/articles/%7f/',
    '/articles/%FF/',
    '/articles/%/',
    '/articles/%zz',
    '/articles/%ED%A0%80/',
  ])('%s', (uri) => {
    const { statusCode, headers, body } = ask(uri);
    expect({ statusCode, type: headers?.['content-type']?.value }).toEqual({
      statusCode: 400,
      type: 'text/plain; charset=utf-8',
    });
    expect(body).toMatch(/^[A-Z].*\.\n$/);
  });
});

test('for any path: it is served, refused, or redirected once to what is served', () => {
  const piece = fc.oneof(
    fc.constantFrom('/', '//', '.', '..', '%2e', '%2F', '%5c', '%00', 'articles', 'media', 'é'),
    fc.constantFrom('index.html', 'article.json', 'feed.xml', '%C3%A9', '+', '%', '?', '#'),
    fc.string({ maxLength: 3 }),
  );
  const path = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
  fc.assert(
    fc.property(path, (uri) => {
      const first = ask(uri);
      const location = first.headers?.location?.value;
      const served = location === undefined ? first : ask(location);
      expect(location ?? '/').toMatch(/^\/([^/\\]|$)/);
      if (served.statusCode === 400) {
        expect(location).toBeUndefined();
        return;
      }
      const key = decodeURIComponent(served.uri!.slice(1));
      expect(key.split('/').every((name) => !['', '.', '..'].includes(name))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
