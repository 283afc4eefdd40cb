/** Pages that are nothing but a way to another: what is said of them. */
import type { Settings } from '../../site/settings.ts';

/** What to do with one that leads to `to`, as the end of a sentence. */
export function insteadOf(
  to: string,
  { baseUrl, idAuthority }: Pick<Settings, 'baseUrl' | 'idAuthority'>,
): string {
  const host = URL.parse(to)?.host;
  const isOwn = host === undefined || host === URL.parse(baseUrl)?.host || host === idAuthority;
  return isOwn
    ? 'name its address under `aliases` of the article that it leads to, and delete the file.'
    : 'a way to another site is for your web server to know, and the file can be deleted.';
}
