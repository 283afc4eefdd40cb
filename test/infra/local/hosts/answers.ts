/**
 * What a site answers, whoever serves it: one table for the local server, nginx and Caddy. Where a
 * server differs, it says so here and why.
 */
import { cacheControlFor, securityHeadersFor } from '../../../../functions/site/headers.ts';
import type { ServerName } from './servers.ts';

/** A header's value, what it looks like, or undefined where there must be none. */
type Expected = Record<string, string | RegExp | undefined>;

interface Answer {
  status?: number;
  headers?: Expected;
  /** What the body is, or how it begins; empty: there is none. */
  body?: string | RegExp;
}

export interface Asked extends Answer {
  what: string;
  path: string;
  method?: string;
  request?: Record<string, string>;
  /** The ETag or date of an answer to GET goes into this header first. */
  again?: 'if-none-match' | 'if-modified-since';
  differs?: Partial<Record<ServerName, Answer & { because: string }>>;
}

const HTML = 'text/html; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** All headers that a path of this kind has, of whatever status. */
function headersOf(path: string): Expected {
  return { ...securityHeadersFor(path), 'cache-control': cacheControlFor(path) };
}

const noValidators = { etag: undefined, 'last-modified': undefined };
const plain = {
  'content-type': PLAIN,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
const spelled = { 'cache-control': 'public, max-age=3600' };
/** nginx adds the headers of what was asked for to its own redirects. */
const asAsked = {
  because: 'nginx says of a redirect what it says of the page, kept as long',
  headers: { 'cache-control': cacheControlFor('/') },
};

export const answers: Asked[] = [
  {
    what: 'a page, with every header of the table',
    path: '/articles/live/',
    status: 200,
    headers: {
      ...headersOf('/articles/live/'),
      'content-type': HTML,
      vary: 'Accept-Encoding',
      etag: /^"[^"]+"$/,
      'last-modified': / GMT$/,
      'content-encoding': undefined,
    },
    body: /^<!doctype html>/,
  },
  {
    what: 'HEAD says all the same, without the bytes',
    path: '/articles/live/',
    method: 'HEAD',
    status: 200,
    headers: { ...headersOf('/articles/live/'), 'content-type': HTML, vary: 'Accept-Encoding' },
    body: '',
  },
  {
    what: 'a page at an address that is not ASCII, with a space',
    path: '/articles/sleep/caf%C3%A9%20au%20lait/',
    status: 200,
    headers: { 'content-type': HTML },
  },
  {
    what: 'the same in another spelling',
    path: '/%61rticles/sleep/caf%c3%a9%20au%20lait/',
    status: 200,
  },
  ...[
    ['without its slash', '/articles/live', '/articles/live/'],
    [
      'without its slash, with its query',
      '/articles/live?from=feed&x=%2F',
      '/articles/live/?from=feed&x=%2F',
    ],
    [
      'of another alphabet',
      '/articles/sleep/caf%C3%A9%20au%20lait',
      '/articles/sleep/caf%C3%A9%20au%20lait/',
    ],
    ['by its file', '/articles/live/index.html', '/articles/live/'],
    ['with doubled slashes', '/articles//live///', '/articles/live/'],
    ['with doubled slashes and a query', '//articles//live/?a=//b', '/articles/live/?a=//b'],
  ].map(([what, path, location]): Asked => ({
    what: `a page ${what} is sent to its one address`,
    path: path!,
    status: 301,
    headers: { location, ...spelled },
    differs: { nginx: asAsked },
  })),
  {
    what: 'no address leads to another host',
    path: '//evil.example',
    status: 301,
    headers: { location: '/evil.example/' },
    differs: {
      nginx: {
        because: 'it looks first whether there is such a page',
        headers: { location: '/evil.example' },
      },
      caddy: {
        because: 'it looks first whether there is such a page',
        headers: { location: '/evil.example' },
      },
    },
  },
  {
    what: 'RSS, with its hub',
    path: '/feed.xml',
    status: 200,
    headers: {
      ...headersOf('/feed.xml'),
      'content-type': 'application/rss+xml; charset=utf-8',
      link: '<https://hub.example.org/>; rel="hub", <https://health.example.org/feed.xml>; rel="self"',
    },
  },
  {
    what: "a topic's Atom, with its hub, whatever the query",
    path: '/topics/s%C3%B6mn/atom.xml?from=reader',
    status: 200,
    headers: {
      'content-type': 'application/atom+xml; charset=utf-8',
      link: '<https://hub.example.org/>; rel="hub", <https://health.example.org/topics/s%C3%B6mn/atom.xml>; rel="self"',
    },
  },
  {
    what: 'an embed, which anybody may frame',
    path: '/articles/live/embed.html',
    status: 200,
    headers: { ...headersOf('/articles/live/embed.html'), 'content-type': HTML, link: undefined },
  },
  {
    what: 'a file that a configuration adds',
    path: '/articles/live/article.epub',
    status: 200,
    headers: { ...headersOf('/x.epub'), 'content-type': 'application/epub+zip', vary: undefined },
    body: /^A book/,
  },
  {
    what: 'a picture',
    path: '/media/dot.png',
    status: 200,
    headers: { ...headersOf('/media/dot.png'), 'content-type': 'image/png', vary: undefined },
  },
  {
    what: 'a drawing, by an extension in large letters',
    path: '/media/calves.SVG',
    status: 200,
    headers: { ...headersOf('/media/calves.SVG'), 'content-type': 'image/svg+xml' },
  },
  {
    what: 'a withdrawn article is gone, and its notice comes',
    path: '/articles/gone/',
    status: 410,
    headers: { ...headersOf('/articles/gone/'), ...noValidators, 'content-type': HTML },
    body: /withdrawn/i,
  },
  {
    what: 'a withdrawn article is gone to HEAD as well',
    path: '/articles/gone/',
    method: 'HEAD',
    status: 410,
    body: '',
  },
  {
    what: 'the notice comes whole, whatever a viewer has',
    path: '/articles/gone/',
    request: {
      'if-none-match': '*',
      'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT',
      range: 'bytes=0-1',
    },
    status: 410,
    body: /withdrawn/i,
  },
  {
    what: 'the data of a withdrawn article say so too',
    path: '/articles/gone/article.json',
    status: 410,
    headers: {
      ...headersOf('/x.json'),
      ...noValidators,
      'content-type': 'application/json; charset=utf-8',
    },
    body: /"withdrawn"/,
  },
  {
    what: 'an article whose address differs in the case of letters is not withdrawn',
    path: '/articles/GONE/',
    status: 200,
    body: /About other/,
  },
  { what: 'one that differs so and is withdrawn is', path: '/articles/GOne/', status: 410 },
  { what: 'one that differs so and never was is not there', path: '/articles/gonE/', status: 404 },
  {
    what: 'a withdrawn article with a dollar in its address',
    path: '/articles/it%20costs%20$1/',
    status: 410,
  },
  {
    what: 'a withdrawn article without its slash leads to it',
    path: '/articles/gone',
    status: 301,
    headers: { location: '/articles/gone/' },
  },
  {
    what: 'a renamed article leads to its new address',
    path: '/articles/renamed/',
    status: 301,
    headers: {
      ...headersOf('/articles/renamed/'),
      ...noValidators,
      location: '/articles/new%20name/',
    },
  },
  {
    what: 'the data of a renamed article say where it is',
    path: '/articles/renamed/article.json',
    status: 200,
    body: /movedTo/,
  },
  {
    what: 'an old address that is a file leads on',
    path: '/old/doses.html',
    status: 301,
    headers: { location: '/articles/live/' },
  },
  {
    what: 'an old folder leads on',
    path: '/2019/live/',
    status: 301,
    headers: { location: '/articles/live/' },
  },
  {
    what: 'what is not there is the 404 page',
    path: '/articles/nothing/',
    status: 404,
    headers: { ...headersOf('/404.html'), ...noValidators, 'content-type': HTML },
    body: /^<!doctype html>/,
  },
  {
    what: 'a file that is not there, too',
    path: '/media/none.json',
    request: { 'if-none-match': '*', range: 'bytes=0-1' },
    status: 404,
    headers: {
      ...headersOf('/404.html'),
      'content-type': HTML,
      'access-control-allow-origin': undefined,
    },
    body: /^<!doctype html>/,
  },
  {
    what: 'a name that is too long for any file is not there',
    path: `/media/${'a'.repeat(2000)}.png`,
    status: 404,
  },
  { what: 'a file below a file is not there', path: '/feed.xml/x/', status: 404 },
  { what: 'what begins with a dot is not there', path: '/media/.hidden.png', status: 404 },
  {
    what: 'a page that is not there, without its slash',
    path: '/articles/nothing',
    status: 301,
    headers: { location: '/articles/nothing/' },
    differs: {
      nginx: { because: 'it knows already that there is none', status: 404, headers: {} },
      caddy: { because: 'it knows already that there is none', status: 404, headers: {} },
    },
  },
  ...[
    '/articles/../live/',
    '/articles/%2e%2e/live/',
    '/articles/a%2Fb/',
    '/articles/a%5cb/',
    '/articles/%0a/',
  ].map((path): Asked => ({
    what: `what can be no address: ${path}`,
    path,
    status: 400,
    headers: plain,
    body: 'This address cannot be read: check its dots, slashes and percent signs.\n',
  })),
  ...['/..', '/..%2f..%2fetc/passwd', '/articles/%00/', '/articles/%zz/'].map((path): Asked => ({
    what: `what is no path at all: ${path}`,
    path,
    status: 400,
  })),
  {
    what: 'what is not UTF-8',
    path: '/articles/%FF/',
    status: 400,
    differs: {
      nginx: { because: 'to it a name is bytes', status: 404 },
      caddy: { because: 'to it a name is bytes', status: 404 },
    },
  },
  ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].map((method): Asked => ({
    what: `${method} is refused`,
    path: '/',
    method,
    status: 405,
    headers: { ...plain, allow: 'GET, HEAD' },
    body: 'This site is read with GET and HEAD.\n',
  })),
  {
    what: 'what a viewer has by its ETag is not sent again',
    path: '/articles/live/',
    again: 'if-none-match',
    status: 304,
    headers: {
      ...headersOf('/articles/live/'),
      etag: /./,
      vary: 'Accept-Encoding',
      'content-type': undefined,
    },
    body: '',
  },
  {
    what: 'what a viewer has by its date is not sent again',
    path: '/feed.xml',
    again: 'if-modified-since',
    status: 304,
    headers: { link: /rel="hub"/ },
    body: '',
  },
  { what: 'any version', path: '/feed.xml', request: { 'if-none-match': '*' }, status: 304 },
  {
    what: 'another ETag, whatever the date',
    path: '/feed.xml',
    request: {
      'if-none-match': '"other"',
      'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT',
    },
    status: 200,
  },
  {
    what: 'what is no date',
    path: '/feed.xml',
    request: { 'if-modified-since': 'yesterday' },
    status: 200,
  },
  { what: 'another ETag', path: '/feed.xml', request: { 'if-none-match': '"other"' }, status: 200 },
  {
    what: 'a date before it was written',
    path: '/feed.xml',
    request: { 'if-modified-since': 'Fri, 01 Jan 2010 00:00:00 GMT' },
    status: 200,
  },
  ...(
    [
      ['/articles/live/', HTML],
      ['/atom.xml', 'application/atom+xml; charset=utf-8'],
      ['/articles/live/source.md', 'text/markdown; charset=utf-8'],
      ['/media/calves.SVG', 'image/svg+xml'],
    ] as const
  ).map(([path, type]): Asked => ({
    what: `${path} comes compressed to who takes that`,
    path,
    request: { 'accept-encoding': 'gzip' },
    status: 200,
    headers: {
      'content-encoding': 'gzip',
      'content-type': type,
      vary: 'Accept-Encoding',
      etag: /^(W\/)?"/,
    },
  })),
  {
    what: 'a notice comes compressed, too',
    path: '/articles/gone/',
    request: { 'accept-encoding': 'gzip' },
    status: 410,
    headers: { 'content-encoding': 'gzip', vary: 'Accept-Encoding', ...noValidators },
    differs: {
      nginx: {
        because: 'it compresses no answer with this status',
        headers: { 'content-encoding': undefined },
      },
    },
  },
  {
    what: 'the 404 page, too',
    path: '/nothing/',
    request: { 'accept-encoding': 'gzip' },
    status: 404,
    headers: { 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
  },
  {
    what: 'what is small comes as it is',
    path: '/robots.txt',
    request: { 'accept-encoding': 'gzip' },
    status: 200,
    headers: { 'content-encoding': undefined, vary: 'Accept-Encoding' },
  },
  {
    what: 'a picture does not come compressed',
    path: '/media/dot.png',
    request: { 'accept-encoding': 'gzip' },
    status: 200,
    headers: { 'content-encoding': undefined },
  },
  {
    what: 'brotli comes before gzip',
    path: '/articles/live/',
    request: { 'accept-encoding': 'gzip, br' },
    status: 200,
    headers: { 'content-encoding': 'br' },
    differs: {
      nginx: {
        because: 'it has no brotli without a module',
        headers: { 'content-encoding': 'gzip' },
      },
      caddy: {
        because: 'it has no brotli without a plugin',
        headers: { 'content-encoding': 'gzip' },
      },
    },
  },
  {
    what: 'what was sent compressed is known again by its ETag',
    path: '/articles/live/',
    request: { 'accept-encoding': 'gzip' },
    again: 'if-none-match',
    status: 304,
  },
];
