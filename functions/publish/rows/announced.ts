/** What was last announced of one object of the site; of a feed of which nobody hears, that it is there. */
import type { ObjectHead } from '../../store/store.ts';

export interface Announced {
  /** The version that was announced last; where nobody hears of it any more, or not yet, an old one or none (UNHEARD). */
  version: string;
}

/** An article that is withdrawn again may get the very bytes of its first notice once more. */
export function versionOf({
  etag,
  lastModified,
}: Pick<ObjectHead, 'etag' | 'lastModified'>): string {
  return `${etag} ${lastModified}`;
}

/** Of a feed that was there when there was no hub: no version that any has. */
export const UNHEARD = '';

/** Said while a copy of the version before may be left: to be said once more. */
export function early(version: string): string {
  return `${version} early`;
}
