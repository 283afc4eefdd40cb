/**
 * nginx (https://nginx.org/en/docs/), with the modules that every build has: maps from paths to headers
 * for its `http` block, and what to do with a request for its `server` block, which says beside where
 * it listens and where the site is.
 */
import { FEEDS } from '../../../functions/site/keys.ts';
import { kindPatterns, OTHERWISE } from '../../../functions/site/kind-patterns.ts';
import type { Host } from './host.ts';
import { headerNames, headersOf, kinds } from './kind-headers.ts';
import { pathOf, type HostedSite } from './site.ts';
import { escaped, expressionOf, extensionsByType, isText, typesOf } from './type-rules.ts';

export const nginx: Host = {
  title: 'nginx',
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
    `Include ${folder}/http.conf in the http block of nginx, and ${folder}/server.conf in a server block with "root ${site};". Then, and whenever they are written anew: nginx -s reload`,
  files: (site) => ({ 'http.conf': httpConf(site), 'server.conf': serverConf(site) }),
  lacks: () => [],
};

const KEPT = '# Written by healthwire; what you change here is lost with the next publish.\n';

function httpConf(site: HostedSite): string {
  const gone = caseful(site.gone.map((key) => ({ path: `/${key}`, value: '' })));
  const moved = caseful(
    site.moved.map(({ key, location }) => ({ path: pathOf(key), value: location })),
  );
  const longest = longestOf([...gone, ...moved]);
  return `${KEPT}
map_hash_max_size ${powerOfTwo(2048, 2 * Math.max(gone.length, moved.length))};
map_hash_bucket_size ${powerOfTwo(128, longest + 64)};

# What is withdrawn. Maps ignore the case of letters, and addresses do not: the value says what was meant.
${map(
  '$uri',
  'healthwire_gone',
  gone.map(({ name, same }) => [name, same]),
)}
# What moved, as "from to"; and, where "from" is what was asked for, "to".
${map(
  '$uri',
  'healthwire_moved',
  moved.map(({ name, same, value }) => [name, `${same} ${value}`]),
)}
${map('"$uri $healthwire_moved"', 'healthwire_location', [['~^(.+) \\1 (?<healthwire_to>/\\S+)$', '$healthwire_to']])}
# What can be no address of this site.
${map('$request_uri', 'healthwire_refused', [
  ['~*^[^?]*(?:%2f|%5c|\\\\|%[01][0-9a-f]|%7f)', '1'],
  ['~*^[^?]*/(?:\\.|%2e){1,2}(?:[/?]|$)', '1'],
])}
# What kind of file a path is, and the headers that follow from it.
${map('$uri', 'healthwire_kind', [
  ...kindPatterns.map(([pattern, kind]): Entry => [`~${expressionOf([pattern])}`, kind]),
  ['default', OTHERWISE],
])}
${headerNames.map((name) => map('$healthwire_kind', variableOf(name), byKind(name))).join('\n')}
# What a cache must tell apart, because it is compressed where the reader takes that.
${map('$uri', 'healthwire_vary', [[`~*\\.(?:${textExtensions(site).join('|')})$`, 'Accept-Encoding']])}
# Where a feed's hub is, and what the feed is called there (WebSub, section 4).
${map('$request_uri', 'healthwire_path', [['~^(?<healthwire_asked>[^?]*)', '$healthwire_asked']])}
${map('$uri', 'healthwire_link', linkEntries(site))}`;
}

function serverConf(site: HostedSite): string {
  const headers = headerNames.map((name) => `add_header ${name} $${variableOf(name)} always;`);
  return `${KEPT}
server_tokens off;
merge_slashes on;
absolute_redirect off;
if_modified_since before;
log_not_found off;

gzip on;
gzip_vary off;
gzip_proxied any;
gzip_min_length 1000;
gzip_types
${textTypes(site)
  .map((type) => `  ${quoted(type)}`)
  .join('\n')};

default_type application/octet-stream;
${typesBlock(extensionsByType)}

${headers.join('\n')}
add_header vary $healthwire_vary always;
add_header link $healthwire_link;

if ($request_method !~ ^(?:GET|HEAD)$) { return 405; }
if ($healthwire_refused) { rewrite ^ /healthwire-refused last; }
if ($healthwire_location) { return 301 $healthwire_location; }

# A page has one address.
rewrite ^(?!/(?:api|assets|media|schemas)/)(.*/)index\\.html$ $1 permanent;
if ($request_uri ~ "^[^?]*//") { rewrite ^(.*)$ $1 permanent; }
rewrite ^(.*/)$ $1index.html;

if ($healthwire_gone = $uri) { return 410; }

# Where a name says more than its extension.
${[...typeExceptions(site), ...typeLocations(site)].join('\n')}
location ~ /\\.(?!well-known/) { return 404; }

error_page 404 @healthwire_not_found;
error_page 405 @healthwire_method;
error_page 410 @healthwire_gone;

location @healthwire_gone { etag off; max_ranges 0; ${noticeTypes(site)}}
location @healthwire_not_found { etag off; max_ranges 0; rewrite ^ /404.html break; }
${sentence('@healthwire_method', 'add_header allow "GET, HEAD" always;', 405, 'This site is read with GET and HEAD.')}
${sentence('= /healthwire-refused', 'internal;', 400, 'This address cannot be read: check its dots, slashes and percent signs.')}
`;
}

function sentence(where: string, more: string, status: number, text: string): string {
  return `location ${where} {
  default_type "text/plain; charset=utf-8";
  ${more}
  add_header cache-control no-store always;
  add_header x-content-type-options nosniff always;
  return ${status} "${text}\\n";
}`;
}

type Entry = readonly [key: string, value: string];

function map(source: string, name: string, entries: readonly Entry[]): string {
  const lines = entries.map(([key, value]) => `  ${quoted(key)} ${quoted(value)};\n`);
  return `map ${source} $${name} {\n${lines.join('')}}`;
}

/** A string of nginx's configuration; what begins with a dollar sign in it is a variable. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

interface Caseful {
  /** In the map: the path, or a regular expression where the map could not hold that. */
  name: string;
  /** As a value that equals the path as asked for, when it is the one that is meant. */
  same: string;
  value: string;
}

/**
 * Paths as a map takes them: it ignores case, so that paths that differ in nothing else are regular
 * expressions, all of them; and it has no way to write a dollar sign in a value.
 */
function caseful(entries: readonly { path: string; value: string }[]): Caseful[] {
  const plain = (path: string) => path.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const alike = Map.groupBy(entries, ({ path }) => plain(path));
  return entries.map(({ path, value }) =>
    path.includes('$') || alike.get(plain(path))!.length > 1
      ? { name: `~^${escaped(path)}$`, same: '$uri', value }
      : { name: path, same: path, value },
  );
}

const variableOf = (header: string) => `healthwire_${header.replaceAll('-', '_')}`;

/** Kind → the value of this header; none where the kind has no such header. */
function byKind(name: string): Entry[] {
  return kinds.flatMap((kind): Entry[] => {
    const value = headersOf(kind)[name];
    return value === undefined ? [] : [[kind, value]];
  });
}

function textTypes({ rules }: HostedSite): string[] {
  // nginx has HTML among them anyway, without a parameter.
  return typesOf(rules).filter(isText);
}

function textExtensions({ rules }: HostedSite): string[] {
  const named = rules.flatMap(({ patterns, type }) =>
    (isText(type) ? patterns : []).flatMap((pattern) => /\.([a-z]+)$/.exec(pattern)?.[1] ?? []),
  );
  const byType = [...extensionsByType].flatMap(([type, all]) => (isText(type) ? all : []));
  return [...new Set([...byType, ...named])].sort();
}

function linkEntries({ hub, baseUrl, links }: HostedSite): Entry[] {
  const exceptions = [...links].map(([key, link]): Entry => [
    `~^${escaped(`/${key}`)}$`,
    link ?? '',
  ]);
  if (hub === undefined) return exceptions;
  const feeds = FEEDS.map((file) => `*/${file}`);
  return [
    ...exceptions,
    ['~^/(?:api|assets|media)/', ''],
    [`~${expressionOf(feeds)}`, `<${hub}>; rel="hub", <${baseUrl}$healthwire_path>; rel="self"`],
  ];
}

function typesBlock(types: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...types].map(([type, all]) => `  ${quoted(type)} ${all.join(' ')};\n`);
  return `types {\n${lines.join('')}}`;
}

/** A notice is in every form that an article has; here only the extension says which. */
function noticeTypes({ rules }: HostedSite): string {
  const own = new Map(
    rules.flatMap(({ patterns, type }) =>
      patterns.flatMap((pattern) => {
        const extension = /^\*\/article\.([a-z0-9]+)$/.exec(pattern)?.[1];
        return extension === undefined ? [] : [[extension, type] as const];
      }),
    ),
  );
  const others = [...extensionsByType].map(
    ([type, all]) => [type, all.filter((extension) => !own.has(extension))] as const,
  );
  const added = [...own].map(([extension, type]) => [type, [extension]] as const);
  const lines = [...others.filter(([, all]) => all.length > 0), ...added];
  return `types { ${lines.map(([type, all]) => `${quoted(type)} ${all.join(' ')};`).join(' ')} } `;
}

function typeLocations({ rules }: HostedSite): string[] {
  return rules.map(({ patterns, type }) => typed(`~ ${quoted(expressionOf(patterns))}`, type));
}

function typeExceptions({ types }: HostedSite): string[] {
  return [...types].map(([key, type]) => typed(`= ${quoted(`/${key}`)}`, type));
}

function typed(where: string, type: string): string {
  return `location ${where} { types {} default_type ${quoted(type)}; }`;
}

/** Bytes. */
function longestOf(entries: readonly Caseful[]): number {
  return entries.reduce((most, { name }) => Math.max(most, Buffer.byteLength(name)), 0);
}

function powerOfTwo(least: number, wanted: number): number {
  return Math.max(least, 2 ** Math.ceil(Math.log2(Math.max(1, wanted))));
}
