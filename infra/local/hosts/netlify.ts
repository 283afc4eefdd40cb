/**
 * Netlify: `_headers` and `_redirects` at the root of what is published
 * (https://docs.netlify.com/routing/headers/ and …/redirects/). A pattern may end in `*` and stand for
 * one name by `:name`, no more: what lies at any depth is said once for each depth that there is.
 */
import { framedFiles, type Kind } from '../../../functions/site/headers.ts';
import { JSON_SCHEMA } from '../../../functions/site/content-types.ts';
import { FEEDS } from '../../../functions/site/keys.ts';
import type { Host } from './host.ts';
import { headersFile, headersOf, redirectsFile, titled } from './kind-headers.ts';
import { addressOf, type HostedSite } from './site.ts';
import type { TypeRule } from './type-rules.ts';
import { goneAsLive } from './unable.ts';

export const netlify: Host = {
  title: 'Netlify',
  place: 'site',
  keeps: {
    types: "all but feeds' archives: plain XML and JSON",
    caching: true,
    security: "all but X-Frame-Options, which the policy says too, and CORS of feeds' archives",
    hub: 'of the feeds of the whole site',
    gone: 'no: the notice comes with 200',
    moved: true,
    notFound: true,
    address: 'as it does by itself',
  },
  use: ({ siteFromHere }) => `Publish it with: npx netlify deploy --prod --dir ${siteFromHere}`,
  files: (site) => ({ _headers: headers(site), _redirects: redirectsFile(redirects(site)) }),
  lacks: (site) => goneAsLive('Netlify', site),
};

/** From the general to the particular: the last rule that fits a path and names a header counts. */
function headers({ baseUrl, hub, depth, types, rules }: HostedSite): string {
  const blocks: [string, string[]][] = [['/*', linesOf('page')]];
  for (const folder of ['/api/*', '/embed.js', '/openapi.json'])
    blocks.push([folder, instead('data')]);
  for (const { files, type } of dataFiles(rules))
    for (const path of atEveryDepth(files, depth))
      blocks.push([path, [...instead('data'), ...typed(type)]]);
  for (const path of atEveryDepth(framedFiles, depth)) blocks.push([path, instead('embed')]);
  blocks.push(['/schemas/*', [...instead('data'), ...typed(JSON_SCHEMA)]]);
  if (hub !== undefined)
    for (const file of FEEDS)
      blocks.push([`/${file}`, [`Link: <${hub}>; rel="hub", <${baseUrl}/${file}>; rel="self"`]]);
  blocks.push(['/media/*', instead('media')], ['/assets/*', instead('asset')]);
  for (const [key, type] of types) blocks.push([addressOf(key), typed(type)]);
  return headersFile(blocks);
}

/** Files that programs read, wherever they lie: name → type. */
function dataFiles(rules: readonly TypeRule[]) {
  return rules.flatMap(({ patterns, type }) => {
    const files = patterns
      .filter((pattern) => /^\*\/[^*[\]]+$/.test(pattern))
      .map((pattern) => pattern.slice(2))
      .filter((file) => !framedFiles.includes(file));
    return files.length === 0 ? [] : [{ files, type }];
  });
}

/** No rule can take a header away, and partners frame what this one forbids to. */
function linesOf(kind: Kind): string[] {
  return Object.entries(headersOf(kind))
    .filter(([name]) => name !== 'x-frame-options')
    .map(([name, value]) => `${titled(name)}: ${value}`);
}

/** What a kind says otherwise than a page. */
function instead(kind: Kind): string[] {
  const said = new Set(linesOf('page'));
  return linesOf(kind).filter((line) => !said.has(line));
}

function typed(type: string): string[] {
  return [`Content-Type: ${type}`];
}

/** `/feed.xml`, `/:a/feed.xml`, `/:a/:b/feed.xml` … */
function atEveryDepth(files: readonly string[], depth: number): string[] {
  const folders = Array.from({ length: depth + 1 }, (_, at) =>
    Array.from({ length: at }, (_, name) => `/:f${name + 1}`).join(''),
  );
  return files.flatMap((file) => folders.map((folder) => `${folder}/${file}`));
}

/** Where it moved from there is a page: it is not to be shown. */
function redirects({ moved }: HostedSite): string[] {
  return moved.map(({ key, location }) => `${addressOf(key)} ${location} 301!`);
}
