/** What the pure rooms put out, as a file of the site with the headers it is served with. */
import type { Output } from '../../collection/model.ts';
import { memoize } from '../../base/memoize.ts';
import { encode } from '../../base/pieces.ts';
import { storedHeaders } from '../../site/stored-headers.ts';
import type { ObjectHeaders } from '../../store/store.ts';
import { siteKey } from '../../site/keys.ts';
import type { SiteFile } from './objects.ts';

/** Outputs that were rendered before, and are remembered, are not encoded again either. */
export const asSiteFile = memoize((output: Output): SiteFile => {
  const { path, body, bytes = encode(body) } = output;
  return { key: siteKey(path), body: bytes, ...headersOf(output) };
});

/** What it is stored with. */
export function headersOf({
  path,
  contentType,
  link,
}: Omit<Output, 'body' | 'bytes'>): ObjectHeaders {
  return storedHeaders(path, contentType, link === undefined ? {} : { link });
}
