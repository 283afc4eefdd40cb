/** What every adapter checks before it writes or lists. */
import { LIST_LIMIT, type ETag, type ObjectHeaders, type PutOptions } from './store.ts';

/** Bytes of names and values together: the limit of S3 for user metadata. */
const METADATA_LIMIT = 2048;

/** What travels in an HTTP header without being changed on the way (RFC 9110, section 5.5). */
const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * The headers to keep: a copy with only what is present. Throws a TypeError for what would not come
 * back from S3 as it went in, because only a mistake in the program can ask for it.
 */
export function headersOf(options: PutOptions): ObjectHeaders {
  const { contentType, cacheControl, metadata } = options;
  if (options.ifMatch !== undefined && options.ifNoneMatch !== undefined)
    throw new TypeError('S3 takes one condition a write: either ifMatch or ifNoneMatch.');
  const names = Object.keys(metadata ?? {});
  const values = [contentType, cacheControl, ...Object.values(metadata ?? {})];
  if (values.some((value) => value !== undefined && !plain.test(value)))
    throw new TypeError('A header value must be printable ASCII, not empty, without outer spaces.');
  if (names.some((name) => !/^[a-z0-9][a-z0-9-]*$/.test(name)))
    throw new TypeError('A metadata name must be of lower-case letters, digits and hyphens.');
  if (JSON.stringify(metadata ?? {}).length > METADATA_LIMIT)
    throw new TypeError(`Metadata must be at most ${METADATA_LIMIT} bytes.`);
  return {
    contentType,
    ...(cacheControl !== undefined && { cacheControl }),
    ...(names.length > 0 && { metadata: { ...metadata } }),
  };
}

/** Whether a write may go ahead over the version that is there (undefined: none). */
export function holds(
  condition: Pick<PutOptions, 'ifMatch' | 'ifNoneMatch'>,
  current: ETag | undefined,
): boolean {
  if (condition.ifMatch !== undefined) return current === condition.ifMatch;
  return condition.ifNoneMatch === undefined || current === undefined;
}

/** How many keys a page may have: 1 to 1,000, as on S3. */
export function limitOf(page: { limit?: number } | undefined): number {
  const limit = page?.limit ?? LIST_LIMIT;
  if (!Number.isInteger(limit) || limit < 1)
    throw new TypeError('A page of a list has at least one key.');
  return Math.min(limit, LIST_LIMIT);
}

/** RFC 3339 in UTC, whole seconds, which is what HTTP and S3 tell of a moment. */
export function wholeSeconds(moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1000);
  if (seconds !== last.seconds) last = { seconds, text: `${moment.toISOString().slice(0, 19)}Z` };
  return last.text;
}

/** What was written together is listed together. */
let last = { seconds: NaN, text: '' };
