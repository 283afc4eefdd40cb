/** Default ids: tag URIs (RFC 4151), which name a thing for ever without saying where it is. */
import type { Slug } from './settings.ts';

/** The authority had the name on some day of this year, and everything is named under it. */
const YEAR = '2026';

/** Where nobody has said whose names they are: a host that nobody can have (RFC 2606). */
export const NOBODY = 'unnamed.invalid';

/** `tag:health.example.org,2026:sleep/restless-legs` */
export function tagUri(authority: string, slug: Slug): string {
  return `tag:${authority},${YEAR}:${slug.split('/').map(encodeURIComponent).join('/')}`;
}

/** The slug whose default id this is; undefined for any other id. */
export function slugOfTagUri(authority: string, id: string): Slug | undefined {
  const prefix = tagUri(authority, '');
  if (!id.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(id.slice(prefix.length));
  } catch {
    return undefined;
  }
}
