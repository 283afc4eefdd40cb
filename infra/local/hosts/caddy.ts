/**
 * Caddy 2 (https://caddyserver.com/docs/caddyfile), without plugins: what stands in a site's block, which
 * says beside where it listens and where the site is.
 */
import type { Kind } from '../../../functions/site/headers.ts';
import { FEEDS } from '../../../functions/site/keys.ts';
import { kindPatterns, OTHERWISE } from '../../../functions/site/kind-patterns.ts';
import { UNKNOWN_TYPE } from '../../../functions/store/content-type.ts';
import type { Host } from './host.ts';
import { headersOf, kinds } from './kind-headers.ts';
import { pathOf, type HostedSite } from './site.ts';
import {
  escaped,
  expressionOf,
  extensionsByType,
  isText,
  knownTypes,
  nameRules,
} from './type-rules.ts';

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
  use: 'Import site.caddy in a site block that names the root, then "caddy reload".',
  files: (site) => ({ 'site.caddy': siteCaddy(site) }),
  lacks: () => [],
};

function siteCaddy(site: HostedSite): string {
  return `# Written by healthwire; what you change here is lost with the next publish.

@healthwire_method not method GET HEAD
handle @healthwire_method {
	header Allow "GET, HEAD"
${sentence('This site is read with GET and HEAD.', 405)}
}

# What can be no address of this site.
@healthwire_refused vars_regexp {http.request.orig_uri} \`(?i)^[^?]*(?:%2f|%5c|\\\\|%[01][0-9a-f]|%7f|/(?:\\.|%2e){1,2}(?:[/?]|$))\`
handle @healthwire_refused {
${sentence('This address cannot be read: check its dots, slashes and percent signs.', 400)}
}

handle {
	route {
${pageHasOneAddress}
		# What is withdrawn, and what moved where.
		map {path} {healthwire_status} {healthwire_location} {
${[...gone(site), ...moved(site)].map((line) => `			${line}\n`).join('')}			default "" ""
		}
		# Where a name says more than its extension, names come first.
		map {path} {healthwire_type} {
${types(site)
  .map(([input, type]) => `			${input} ${quoted(type)}\n`)
  .join('')}			default ${quoted(UNKNOWN_TYPE)}
		}
		map {path} {healthwire_kind} {
${kindPatterns.map(([pattern, kind]) => `			${regular(expressionOf([pattern]))} ${kind}\n`).join('')}			default ${OTHERWISE}
		}
${kinds.map((kind) => kindHeaders(kind)).join('')}
${links(site)}		@healthwire_moved expression {healthwire_status} == "301"
		redir @healthwire_moved {healthwire_location} 301

		header Content-Type {healthwire_type}
		@healthwire_text vars_regexp {healthwire_type} ${quoted(`^(?:${textTypes().map(escaped).join('|')})`)}
		header @healthwire_text {
			Vary Accept-Encoding
			defer
		}
${encode('\t\t')}

		@healthwire_hidden path_regexp \`/\\.\`
		error @healthwire_hidden 404

		# The notice comes whole every time: nobody has it already.
		@healthwire_gone expression {healthwire_status} == "410"
		handle @healthwire_gone {
			request_header -If-None-Match
			request_header -If-Modified-Since
			request_header -Range
			header {
				-ETag
				-Last-Modified
				-Accept-Ranges
				defer
			}
			file_server {
				status 410
				disable_canonical_uris
			}
		}
		handle {
			file_server {
				disable_canonical_uris
			}
		}
	}
}

handle_errors {
	@healthwire_not_found expression {http.error.status_code} == 404
	handle @healthwire_not_found {
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -Range
		rewrite * /404.html
		header {
			Content-Type "text/html; charset=utf-8"
			Vary Accept-Encoding
${linesOf('page')
  .map((line) => `			${line}\n`)
  .join('')}			-Access-Control-Allow-Origin
			-Link
			-ETag
			-Last-Modified
			-Accept-Ranges
			defer
		}
${encode('\t\t')}
		file_server {
			status 404
			disable_canonical_uris
		}
	}
}
`;
}

/** Doubled slashes, \`index.html\` and a missing slash at the end lead to the page. */
const pageHasOneAddress = `		# A page has one address.
		uri path_regexp /{2,} /
		@healthwire_index {
			path */index.html
			not path ${['api', 'assets', 'media', 'schemas'].map((name) => `/${name}/*`).join(' ')}
		}
		uri @healthwire_index path_regexp /index\\.html$ /
		@healthwire_folder {
			not path */
			file {path}/index.html
		}
		uri @healthwire_folder path_regexp ([^/])$ $1/
		@healthwire_respelled expression {http.request.uri.path} != {http.request.orig_uri.path}
		handle @healthwire_respelled {
			header Cache-Control "public, max-age=3600"
			redir * {http.request.uri} 301
		}
`;

/** Behind the header that says so, which it would say twice. */
function encode(indent: string): string {
  const types = textTypes().map((type) => `\t\theader Content-Type ${quoted(`${type}*`)}`);
  return ['encode {', '\tgzip', '\tminimum_length 1000', '\tmatch {', ...types, '\t}', '}']
    .map((line) => indent + line)
    .join('\n');
}

function sentence(text: string, status: number): string {
  return `	header {
		Content-Type "text/plain; charset=utf-8"
		Cache-Control no-store
		X-Content-Type-Options nosniff
	}
	respond ${quoted(`${text}\n`)} ${status}`;
}

function kindHeaders(kind: Kind): string {
  return `		@healthwire_${kind} expression {healthwire_kind} == "${kind}"
		header @healthwire_${kind} {
${linesOf(kind)
  .map((line) => `			${line}\n`)
  .join('')}		}
`;
}

function linesOf(kind: Kind): string[] {
  return Object.entries(headersOf(kind)).map(([name, value]) => `${name} ${quoted(value)}`);
}

function gone(site: HostedSite): string[] {
  return site.gone.map((key) => `${quoted(pathOf(key))} 410 ""`);
}

function moved(site: HostedSite): string[] {
  return site.moved.map(({ key, location }) => `${quoted(pathOf(key))} 301 ${quoted(location)}`);
}

/** The first that fits counts. */
function types(site: HostedSite): (readonly [input: string, type: string])[] {
  return [
    ...[...site.types].map(([key, type]) => [quoted(pathOf(key)), type] as const),
    [regular('/$'), 'text/html; charset=utf-8'],
    ...nameRules.map(({ patterns, type }) => [regular(expressionOf(patterns)), type] as const),
    ...[...extensionsByType].map(
      ([type, all]) => [regular(`(?i)\\.(?:${all.join('|')})$`), type] as const,
    ),
  ];
}

/** Where a feed's hub is, and what the feed is called there (WebSub, section 4). */
function links({ hub, baseUrl, links }: HostedSite): string {
  if (hub === undefined && links.size === 0) return '';
  const feeds = expressionOf(FEEDS.map((file) => `*/${file}`));
  const exceptions = [...links].map(([key, link]) => `${quoted(`/${key}`)} ${quoted(link ?? '')}`);
  const rules =
    hub === undefined ? [] : [`${regular('^/(?:api|assets|media)/')} ""`, `${regular(feeds)} feed`];
  const link = `<${hub ?? ''}>; rel="hub", <${baseUrl}{healthwire_asked}>; rel="self"`;
  return `		map {path} {healthwire_link} {
${[...exceptions, ...rules].map((line) => `			${line}\n`).join('')}			default ""
		}
		map {http.request.uri} {healthwire_asked} {
			"~^([^?]*)" "\${1}"
		}
		@healthwire_feed expression {healthwire_link} == "feed"
		header @healthwire_feed Link ${quoted(link)}
		@healthwire_linked expression !({healthwire_link} in ["", "feed"])
		header @healthwire_linked Link {healthwire_link}
`;
}

function textTypes(): string[] {
  return [...new Set(knownTypes.filter(isText).map((type) => type.replace(/;.*/, '')))];
}

/** A token of the Caddyfile. */
function quoted(text: string): string {
  return `"${text.replace(/"/g, '\\"')}"`;
}

/** A regular expression as the input of a map. */
function regular(expression: string): string {
  return quoted(`~${expression}`);
}
