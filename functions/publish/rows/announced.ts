/** What was last announced of one object of the site. */
import type { ObjectHead } from '../../store/store.ts';

export interface Announced {
  /** The version that was announced last. */
  version: string;
}

/** An article that is withdrawn again may get the very bytes of its first notice once more. */
export function versionOf({
  etag,
  lastModified,
}: Pick<ObjectHead, 'etag' | 'lastModified'>): string {
  return `${etag} ${lastModified}`;
}

/** Said while a copy of the version before may be left: to be said once more. */
export function early(version: string): string {
  return `${version} early`;
}
