/** What the pure rooms put out, as a file of the site with the headers it is served with. */
import type { Output } from '../../collection/model.ts';
import { storedHeaders } from '../../edge/stored-headers.ts';
import type { ObjectHeaders } from '../../store/store.ts';
import { siteKey } from '../keys.ts';
import type { SiteFile } from './objects.ts';

/** Outputs that were rendered before, and are remembered, are not encoded again either. */
const files = new WeakMap<Output, SiteFile>();

export function asSiteFile(output: Output): SiteFile {
  const known = files.get(output);
  if (known !== undefined) return known;
  const { path, body } = output;
  const file = { key: siteKey(path), body: new TextEncoder().encode(body), ...headersOf(output) };
  files.set(output, file);
  return file;
}

/** What it is stored with. */
export function headersOf({ path, contentType, link }: Omit<Output, 'body'>): ObjectHeaders {
  return storedHeaders(path, contentType, link === undefined ? {} : { link });
}
