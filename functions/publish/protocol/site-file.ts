/** What the pure rooms put out, as a file of the site with the headers it is served with. */
import type { Output } from '../../collection/model.ts';
import { cacheControlFor } from '../../edge/headers.ts';
import { siteKey } from '../keys.ts';
import type { SiteFile } from './objects.ts';

export function asSiteFile({ path, body, contentType }: Output): SiteFile {
  return {
    key: siteKey(path),
    body: new TextEncoder().encode(body),
    contentType,
    cacheControl: cacheControlFor(path),
  };
}
