/**
 * Caddy 2 (https://caddyserver.com/docs/caddyfile), without plugins: what stands in a site's block, which
 * says beside where it listens and where the site is.
 */
import type { Kind } from '../../../functions/site/headers.ts';
import { FEEDS } from '../../../functions/site/keys.ts';
import { kindPatterns, OTHERWISE } from '../../../functions/site/kind-patterns.ts';
import { HTML } from '../../../functions/site/content-types.ts';
import { UNKNOWN_TYPE } from '../../../functions/store/content-type.ts';
import type { Host } from './host.ts';
import { headersOf, kinds } from './kind-headers.ts';
import { pathOf, type HostedSite } from './site.ts';
import { escaped, expressionOf, extensionsByType, isText, typesOf } from './type-rules.ts';

export const caddy: Host = {
  title: 'Caddy',
  place: 'beside',
  keeps: {
    types: true,
    caching: true,
    security: true,
    hub: true,
    gone: true,
    moved: true,
    notFound: true,
    address: true,
  },
  use: ({ folder, site }) =>
    `Import ${folder}/site.caddy in a site block with "root * ${site}". Then, and whenever it is written anew: caddy reload`,
  files: (site) => ({ 'site.caddy': siteCaddy(site) }),
  lacks: () => [],
};

function siteCaddy(site: HostedSite): string {
  const route = [
    ...pageHasOneAddress(),
    ...whatBecame(site),
    ...types(site),
    ...kindHeaders(),
    ...links(site),
    '@healthwire_moved expression {healthwire_status} == "301"',
    'redir @healthwire_moved {healthwire_location} 301',
    'header Content-Type {healthwire_type}',
    `@healthwire_text vars_regexp {healthwire_type} ${quoted(`^(?:${textTypes(site).map(escaped).join('|')})`)}`,
    ...block('header @healthwire_text', ['Vary Accept-Encoding', 'defer']),
    ...encode(site),
    '# What is hidden, and names that no file can have.',
    ...block('@healthwire_nothing', ['path_regexp `/\\.|[^/]{256}`', 'not path /.well-known/*']),
    'error @healthwire_nothing 404',
    ...block('handle @healthwire_gone', notice()),
    ...block('handle', fileServer()),
  ];
  return [
    '# Written by healthwire; what you change here is lost with the next publish.',
    ...refusals(),
    ...block('handle', block('route', route)),
    '@healthwire_not_found expression {http.error.status_code} == 404',
    ...block('handle_errors', block('handle @healthwire_not_found', notFound(site))),
    '',
  ].join('\n');
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => `\t${line}`), '}'];
}

/** What is no request to this site at all. */
function refusals(): string[] {
  const unreadable = '(?i)^[^?]*(?:%2f|%5c|\\\\|%[01][0-9a-f]|%7f|/(?:\\.|%2e){1,2}(?:[/?]|$))';
  return [
    '@healthwire_method not method GET HEAD',
    ...block('handle @healthwire_method', [
      'header Allow "GET, HEAD"',
      ...sentence('This site is read with GET and HEAD.', 405),
    ]),
    `@healthwire_refused vars_regexp {http.request.orig_uri} \`${unreadable}\``,
    ...block(
      'handle @healthwire_refused',
      sentence('This address cannot be read: check its dots, slashes and percent signs.', 400),
    ),
  ];
}

function sentence(text: string, status: number): string[] {
  return [
    'header Content-Type "text/plain; charset=utf-8"',
    'header Cache-Control no-store',
    'header X-Content-Type-Options nosniff',
    `respond ${quoted(`${text}\n`)} ${status}`,
  ];
}

/** Doubled slashes, `index.html` and a missing slash at the end lead to the page. */
function pageHasOneAddress(): string[] {
  return [
    '# A page has one address.',
    'uri path_regexp /{2,} /',
    ...block('@healthwire_index', [
      'path */index.html',
      'not path /api/* /assets/* /media/* /schemas/*',
    ]),
    'uri @healthwire_index path_regexp /index\\.html$ /',
    ...block('@healthwire_folder', ['not path */', 'file {path}/index.html']),
    'uri @healthwire_folder path_regexp ([^/])$ $1/',
    '@healthwire_respelled expression {http.request.uri.path} != {http.request.orig_uri.path}',
    ...block('handle @healthwire_respelled', [
      'header Cache-Control "public, max-age=3600"',
      'redir * {http.request.uri} 301',
    ]),
  ];
}

/** What is withdrawn, and what moved where. */
function whatBecame(site: HostedSite): string[] {
  return [
    ...block('map {path} {healthwire_status} {healthwire_location}', [
      ...site.gone.map((key) => `${input(pathOf(key))} 410 ""`),
      ...site.moved.map(({ key, location }) => `${input(pathOf(key))} 301 ${quoted(location)}`),
      'default "" ""',
    ]),
    '@healthwire_gone expression {healthwire_status} == "410"',
  ];
}

/** The first that fits counts: a file, a name, an extension. */
function types(site: HostedSite): string[] {
  const inputs = [
    ...[...site.types].map(([key, type]) => [input(pathOf(key)), type] as const),
    [regular('/$'), HTML] as const,
    ...site.rules.map(({ patterns, type }) => [regular(expressionOf(patterns)), type] as const),
    ...[...extensionsByType].map(
      ([type, all]) => [regular(`(?i)\\.(?:${all.join('|')})$`), type] as const,
    ),
    ['default', UNKNOWN_TYPE] as const,
  ];
  const lines = inputs.map(([input, type]) => `${input} ${quoted(type)}`);
  return block('map {path} {healthwire_type}', lines);
}

function kindHeaders(): string[] {
  return [
    ...block('map {path} {healthwire_kind}', [
      ...kindPatterns.map(([pattern, kind]) => `${regular(expressionOf([pattern]))} ${kind}`),
      `default ${OTHERWISE}`,
    ]),
    ...kinds.flatMap((kind) => [
      `@healthwire_${kind} expression {healthwire_kind} == "${kind}"`,
      ...block(`header @healthwire_${kind}`, linesOf(kind)),
    ]),
  ];
}

function linesOf(kind: Kind): string[] {
  return Object.entries(headersOf(kind)).map(([name, value]) => `${name} ${quoted(value)}`);
}

/** Where a feed's hub is, and what the feed is called there (WebSub, section 4). */
function links({ hub, baseUrl, links }: HostedSite): string[] {
  if (hub === undefined && links.size === 0) return [];
  const exceptions = [...links].map(([key, link]) => `${input(`/${key}`)} ${quoted(link ?? '')}`);
  const feeds = expressionOf(FEEDS.map((file) => `*/${file}`));
  const rules = [`${regular('^/(?:api|assets|media)/')} ""`, `${regular(feeds)} feed`];
  const link = `<${hub ?? ''}>; rel="hub", <${baseUrl}{healthwire_asked}>; rel="self"`;
  return [
    ...block('map {path} {healthwire_link}', [
      ...exceptions,
      ...(hub === undefined ? [] : rules),
      'default ""',
    ]),
    ...block('map {http.request.uri} {healthwire_asked}', [`${regular('^([^?]*)')} "\${1}"`]),
    '@healthwire_feed expression {healthwire_link} == "feed"',
    `header @healthwire_feed Link ${quoted(link)}`,
    '@healthwire_linked expression !({healthwire_link} in ["", "feed"])',
    'header @healthwire_linked Link {healthwire_link}',
  ];
}

/** Behind the header that says so, which it would say twice. */
function encode(site: HostedSite): string[] {
  const types = textTypes(site).map((type) => `header Content-Type ${quoted(`${type}*`)}`);
  return block('encode', ['gzip', 'minimum_length 1000', ...block('match', types)]);
}

/** It comes whole every time: nobody has it already. */
function notice(): string[] {
  return [
    ...unconditional,
    ...block('header', [...noValidators, 'defer']),
    ...fileServer('status 410'),
  ];
}

function notFound(site: HostedSite): string[] {
  return [
    ...unconditional,
    'rewrite * /404.html',
    ...block('header', [
      `Content-Type ${quoted(HTML)}`,
      'Vary Accept-Encoding',
      ...linesOf('page'),
      '-Access-Control-Allow-Origin',
      '-Link',
      ...noValidators,
      'defer',
    ]),
    ...encode(site),
    ...fileServer('status 404'),
  ];
}

const unconditional = ['If-None-Match', 'If-Modified-Since', 'Range'].map(
  (name) => `request_header -${name}`,
);

const noValidators = ['-ETag', '-Last-Modified', '-Accept-Ranges'];

function fileServer(...lines: string[]): string[] {
  return block('file_server', [...lines, 'disable_canonical_uris']);
}

function textTypes({ rules }: HostedSite): string[] {
  return [
    ...new Set(
      typesOf(rules)
        .filter(isText)
        .map((type) => type.replace(/;.*/, '')),
    ),
  ];
}

/** A token of the Caddyfile. */
function quoted(text: string): string {
  return `"${text.replace(/"/g, '\\"')}"`;
}

/** A path as the input of a map. What stands in braces would be a variable, escaped or not. */
function input(path: string): string {
  if (!/[{}]/.test(path)) return quoted(path);
  return regular(`^${escaped(path).replace(/\\([{}])/g, '[$1]')}$`);
}

/** A regular expression as the input of a map. */
function regular(expression: string): string {
  return quoted(`~${expression}`);
}
