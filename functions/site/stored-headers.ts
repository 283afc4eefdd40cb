/**
 * What an object is stored with, so that it is served as it should be: what S3 serves by itself,
 * and in its metadata what the CDN's viewer-response function makes headers of. The local server
 * serves the same objects through the same function.
 */
import { cacheControlFor } from './headers.ts';

export interface StoredHeaders {
  contentType: string;
  cacheControl: string;
  /** Read by functions/edge/viewer-response.js. */
  metadata?: Record<string, string>;
}

/**
 * The types that CloudFront compresses, of those a site may have; it compresses nothing else
 * (CloudFront Developer Guide, "Serve compressed files", "File types that CloudFront compresses").
 */
const compressed = new Set([
  'application/javascript',
  'application/json',
  'application/rss+xml',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
]);

/** Whether CloudFront compresses what its store serves with this type. */
export function isCompressed(contentType: string): boolean {
  return compressed.has(contentType.split(';')[0]!.trim().toLowerCase());
}

/**
 * Atom, JSON Feed, schemas and Markdown are not among them, and full texts are worth compressing.
 * CloudFront compresses when it gets an object from its store, before the viewer-response function
 * runs: they are stored as the general type that they are as well, and get their own back there.
 */
export function storedHeaders(
  path: string,
  contentType: string,
  said: Readonly<Record<string, string>> = {},
): StoredHeaders {
  const general = isCompressed(contentType) ? contentType : generalOf(contentType);
  const metadata = { ...said, ...(general !== contentType && { type: contentType }) };
  return {
    contentType: general,
    cacheControl: cacheControlFor(path),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  };
}

/** By their suffixes (RFC 6839, RFC 7303); any text is plain text too (RFC 2046, section 4.1.4). */
function generalOf(contentType: string): string {
  return contentType
    .replace(/^[^;]+\+xml\b/, 'application/xml')
    .replace(/^[^;]+\+json\b/, 'application/json')
    .replace(/^text\/[^;]+/, 'text/plain');
}

/**
 * The value of a `Link` header (RFC 8288): relation → absolute URL. WebSub asks for it of every topic, and for
 * JSON, which has no links of its own, knows no other way (WebSub, section 4). Undefined where a
 * store could not keep it (S3: 2 KB of ASCII for all that an object says of itself).
 */
export function linkHeader(links: Readonly<Record<string, string>>): string | undefined {
  const value = Object.entries(links)
    .map(([relation, url]) => `<${url}>; rel="${relation}"`)
    .join(', ');
  return value.length <= LINK_CHARACTERS && /^[\x21-\x7e ]+$/.test(value) ? value : undefined;
}

const LINK_CHARACTERS = 1500;
