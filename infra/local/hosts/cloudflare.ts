/**
 * Cloudflare Pages: `_headers` and `_redirects` at the root of what is published
 * (https://developers.cloudflare.com/pages/configuration/headers/ and …/redirects/).
 */
import type { Kind } from '../../../functions/site/headers.ts';
import { FEEDS } from '../../../functions/site/keys.ts';
import { kindPatterns, OTHERWISE } from '../../../functions/site/kind-patterns.ts';
import { count } from '../cli/lines.ts';
import type { Host } from './host.ts';
import { headerNames, headersFile, headersOf, kinds, redirectsFile } from './kind-headers.ts';
import { addressOf, type HostedSite } from './site.ts';
import { goneAsLive, movedAsPages } from './unable.ts';

/** Rules of `_redirects` without a wildcard, rules of `_headers`, characters of a line of either. */
const REDIRECTS = 2_000;
const HEADER_RULES = 100;
const REDIRECT_CHARACTERS = 1_000;
/** Files of a site: without paying, and at all. */
const FILES = [20_000, 100_000] as const;

export const cloudflare: Host = {
  title: 'Cloudflare Pages',
  place: 'site',
  keeps: {
    types: "all but feeds' archives: plain XML and JSON",
    caching: true,
    security: true,
    hub: true,
    gone: 'no: the notice comes with 200',
    moved: `the first ${REDIRECTS}; then the page leads on`,
    notFound: true,
    address: 'with 308; `….html` leads to `…`',
  },
  use: ({ siteFromHere }) => `Publish it with: npx wrangler pages deploy ${siteFromHere}`,
  files: (site) => ({ _headers: headers(site), _redirects: redirectsFile(redirects(site)) }),
  lacks: (site) => [
    ...goneAsLive('Cloudflare Pages', site),
    ...movedAsPages('Cloudflare Pages', site.moved.length - redirects(site).length),
    ...tooMany(site),
  ],
};

/**
 * From the general to the particular. Where several rules fit, the values of a header are joined: each
 * rule takes away what those before it said.
 */
function headers(site: HostedSite): string {
  const blocks = blocksOf(site);
  const exceptions = [...site.types].slice(0, HEADER_RULES - distinct(blocks));
  return headersFile([...blocks, ...exceptions.map(([key, type]) => exception(key, type))]);
}

type Block = [pattern: string, lines: string[]];

function exception(key: string, type: string): Block {
  return [addressOf(key), typed(type)];
}

const distinct = (blocks: readonly Block[]) => new Set(blocks.map(([pattern]) => pattern)).size;

function blocksOf({ baseUrl, hub, rules }: HostedSite): Block[] {
  const blocks: Block[] = [['/*', linesOf(OTHERWISE)]];
  for (const [pattern, kind] of kindPatterns.toReversed())
    for (const path of asServed(pattern)) blocks.push([path, instead(kind)]);
  for (const { patterns, type } of rules.toReversed())
    for (const pattern of patterns.filter(isSayable))
      for (const path of atAnyDepth(pattern)) blocks.push([path, typed(type)]);
  if (hub !== undefined) for (const file of FEEDS) blocks.push(...linked(file, hub, baseUrl));
  for (const folder of ['/api/*', '/assets/*', '/media/*']) blocks.push([folder, ['! Link']]);
  return blocks;
}

function linesOf(kind: Kind): string[] {
  return Object.entries(headersOf(kind)).map(([name, value]) => `${name}: ${value}`);
}

/** Headers that differ from kind to kind. */
const differing = headerNames.filter(
  (name) => new Set(kinds.map((kind) => headersOf(kind)[name])).size > 1,
);

function instead(kind: Kind): string[] {
  const own = headersOf(kind);
  return differing.flatMap((name) => [
    `! ${name}`,
    ...(own[name] === undefined ? [] : [`${name}: ${own[name]}`]),
  ]);
}

function typed(type: string): string[] {
  return ['! content-type', `content-type: ${type}`];
}

/** A pattern as a path has it; files of HTML are served without their ending. */
function asServed(pattern: string): string[] {
  const path = pattern.startsWith('/') ? pattern : `/${pattern}`;
  return path.endsWith('.html') && path !== '/*.html' ? [path.slice(0, -5), path] : [path];
}

/** One wildcard is all that a pattern may have, and none within a name that others share. */
function isSayable(pattern: string): boolean {
  return !pattern.includes('[') && !pattern.endsWith('.html');
}

function atAnyDepth(pattern: string): string[] {
  return pattern.startsWith('*/')
    ? [pattern.slice(1), `/${pattern}`]
    : [pattern.startsWith('/') ? pattern : `/${pattern}`];
}

function linked(file: string, hub: string, baseUrl: string): Block[] {
  const link = (self: string) => [`Link: <${hub}>; rel="hub", <${baseUrl}${self}>; rel="self"`];
  return [
    [`/${file}`, link(`/${file}`)],
    [`/*/${file}`, link(`/:splat/${file}`)],
  ];
}

function redirects({ moved }: HostedSite): string[] {
  return moved
    .map(({ key, location }) => `${addressOf(key)} ${location} 301`)
    .filter((line) => line.length <= REDIRECT_CHARACTERS)
    .slice(0, REDIRECTS);
}

function tooMany(site: HostedSite): string[] {
  const { objects, types } = site;
  const [free, most] = FILES;
  const untyped = types.size - (HEADER_RULES - distinct(blocksOf(site)));
  return [
    ...(objects > free
      ? [
          `Cloudflare Pages takes ${free} files, ${most} where it is paid for; this site has ${objects}.`,
        ]
      : []),
    ...(untyped > 0
      ? [
          `Cloudflare Pages takes ${HEADER_RULES} rules for headers: ${count(untyped, 'file')} will come as their extension says, and not as they were published.`,
        ]
      : []),
  ];
}
