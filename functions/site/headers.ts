/**
 * The one table of headers: `Cache-Control` is stored with each object by the publisher; the rest
 * is added by the web server, the local one here and the CDN's response-headers policies there.
 */

import { frameScriptHash } from './embedding.ts';
import { scriptHash } from './script.ts';
import { searchScriptHash } from './search-script.ts';
import { variantTable } from './variant-table.ts';

/**
 * What kind of file a path is, which is all that its headers depend on.
 *
 * page: HTML that readers see. embed: the HTML that partners may frame. data: feeds, JSON, schemas,
 * sources. media: pictures and the like, as editors pushed them. asset: named after its content.
 */
export type Kind = 'page' | 'embed' | 'data' | 'media' | 'asset';

/** Files of an article that other sites may frame. */
export const framedFiles: readonly string[] = Object.values(variantTable)
  .filter(({ framed }) => framed)
  .map(({ file }) => file);

/** The kind of a URL path of the site (`/articles/x/embed.html`), percent-encoded or not. */
export function kindOf(path: string): Kind {
  if (path.startsWith('/assets/')) return 'asset';
  if (path.startsWith('/media/')) return 'media';
  if (framedFiles.some((file) => path.endsWith(`/${file}`))) return 'embed';
  return path.endsWith('/') || path.endsWith('.html') ? 'page' : 'data';
}

/**
 * How long a copy may be used (RFC 9111, RFC 5861), seconds.
 *
 * Pages, feeds and JSON: a browser or feed reader asks every time, which costs it a 304, because
 * a withdrawn article must not linger where no invalidation reaches. The CDN asks the store once
 * a minute: an edit is everywhere within two minutes without one paid invalidation, and a crowd of
 * readers costs one store request a minute. When the store does not answer, a day-old page is
 * better than none.
 *
 * Media keep their name when they are replaced, so they get minutes, not years; assets change
 * their name when they change, so they never expire.
 */
const cacheControl: Record<Kind, string> = {
  page: 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
  embed: 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
  data: 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
  media: 'public, max-age=600, s-maxage=3600, stale-while-revalidate=600, stale-if-error=86400',
  asset: 'public, max-age=31536000, immutable',
};

/** The `Cache-Control` that the object at this URL path is stored and served with. */
export function cacheControlFor(path: string): string {
  return cacheControl[kindOf(path)];
}

/** Whoever serves a site over HTTPS wants it so for two years; browsers ignore it over HTTP. */
const everywhere = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Other sites may read it, also those that isolate themselves (COEP). */
const shared = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What is shown needs a stylesheet, pictures of the site and its inlined icon: nothing else loads. */
const shownPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "base-uri 'none'",
];

/**
 * Of all scripts, the site's own two, by their hashes; what the site is called where somebody keeps it; and
 * the search, which asks the site alone.
 */
const pagePolicy = [
  ...shownPolicy,
  "form-action 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  `script-src ${scriptHash} ${searchScriptHash}`,
];

/** Pictures of a fragment keep to its width by themselves: that one style, by its hash. */
const limit = "'unsafe-hashes' 'sha256-OFZH/KmE1spbRSh4CjNax9vyG1iEwWYtQyOeXApqoN4='";
const embedPolicy = [
  ...shownPolicy.map((rule) => (rule.startsWith('style-src') ? `${rule} ${limit}` : rule)),
  "form-action 'none'",
  // That of the frame, which tells its height.
  `script-src ${frameScriptHash}`,
];

/** Nothing on the site asks for any of these, and nothing that it frames or links to gets them. */
const permissions = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Header names in lower case, as HTTP/2 and CloudFront write them. */
export const securityHeaders: Record<Kind, Readonly<Record<string, string>>> = {
  page: {
    ...everywhere,
    'content-security-policy': [...pagePolicy, "frame-ancestors 'none'"].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissions,
    'x-frame-options': 'DENY',
  },
  embed: {
    ...everywhere,
    ...shared,
    'content-security-policy': [...embedPolicy, 'frame-ancestors *'].join('; '),
    'permissions-policy': permissions,
  },
  // A browser shows XML as a document, and XML can carry XHTML scripts: they must not run.
  data: {
    ...everywhere,
    ...shared,
    'content-security-policy':
      "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  },
  // An SVG opened by itself is a document too; the sandbox takes its scripts and its origin away.
  media: {
    ...everywhere,
    ...shared,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  },
  asset: { ...everywhere, ...shared },
};

/** The headers, beside those stored with the object, that this URL path is served with. */
export function securityHeadersFor(path: string): Readonly<Record<string, string>> {
  return securityHeaders[kindOf(path)];
}
