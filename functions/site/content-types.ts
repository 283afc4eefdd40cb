/**
 * Content types. XML types define a `charset` parameter (RFC 7303), and with it a reader need not
 * look into the file. JSON defines none (RFC 8259, section 11): there it means nothing to clients
 * that know the standard, and keeps those that do not from guessing Latin-1.
 */
export const HTML = 'text/html; charset=utf-8';
export const XML = 'application/xml; charset=utf-8';
/** OPML has no registered type of its own, and CDNs compress this one. */
export const OPML = 'application/xml; charset=utf-8';
export const JSON_DATA = 'application/json; charset=utf-8';
export const JSON_SCHEMA = 'application/schema+json; charset=utf-8';
export const TEXT = 'text/plain; charset=utf-8';
export const JAVASCRIPT = 'text/javascript; charset=utf-8';
export const CSS = 'text/css; charset=utf-8';

/** What a file of this media type (RFC 6838) is served as: all text is published as UTF-8. */
export function contentTypeOf(mediaType: string): string {
  const isText = /^text\/|[/+](json|xml)$/.test(mediaType);
  return isText ? `${mediaType}; charset=utf-8` : mediaType;
}
