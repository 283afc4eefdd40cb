/**
 * Withdrawals as subscribers are told of them. An article that was in a feed is in the readers of
 * those who follow it, and only the feed can reach it there; so each collection knows the withdrawn
 * articles that were ever in it, from what their summaries remember (protocol, point 5).
 */
import type { Summary } from '../../schemas/types.ts';
import { instantOf, monthOf, utc } from '../base/time.ts';
import { modifiedAt } from './moments.ts';
import { idOf, unmarked } from './kinds/index.ts';
import type { CollectionId } from './kinds/kind.ts';
import type { Catalog, Withdrawn } from './model.ts';

/** One withdrawal. */
interface Told {
  /** The collections in which it must be told → when the article that they had was published. */
  published: ReadonlyMap<CollectionId, string | undefined>;
  withdrawn: Withdrawn;
}

/**
 * Every withdrawal, newest first; ties by slug in code-unit order. Subscribers know an article by
 * its id: each id is told once, in every collection that an article with it was ever in (under an
 * earlier address too), and not while another article with it is live.
 */
export function withdrawals(catalog: Catalog): Told[] {
  const everIn = new Map<string, Map<CollectionId, string | undefined>>();
  const newest = new Map<string, Withdrawn>();
  const live = new Set<string>();
  for (const summary of catalog.values()) {
    if (summary.status === 'live') live.add(summary.id);
    if (summary.status !== 'withdrawn' && summary.status !== 'moved') continue;
    const published = everIn.get(summary.id) ?? new Map<CollectionId, string | undefined>();
    everIn.set(summary.id, published);
    for (const id of summary.memory?.collections.map(unmarked) ?? [])
      published.set(id, later(published.get(id), filed(summary)));
    const withdrawn = withdrawnOf(summary);
    const other = newest.get(summary.id);
    if (withdrawn && (!other || latestFirst(withdrawn, other) < 0))
      newest.set(summary.id, withdrawn);
  }
  return [...newest.values()]
    .filter(({ id }) => !live.has(id))
    .sort(latestFirst)
    .map((withdrawn) => ({ published: everIn.get(withdrawn.id)!, withdrawn }));
}

/** As the month's collection has it, so that the archive's has it too. */
function filed({ published, memory }: Summary): string | undefined {
  const isFiled = published && memory?.collections.includes(idOf('month', monthOf(published)));
  return isFiled ? published : undefined;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && instantOf(b) > instantOf(a)) ? b : a;
}

/**
 * Editors may date a withdrawal back. Nobody heeds a tombstone that is older than the entry it is
 * for (RFC 6721, section 3), so it is never dated before the last change of the article.
 */
function withdrawnOf(summary: Summary): Withdrawn | undefined {
  if (summary.status !== 'withdrawn' || summary.withdrawn === undefined) return undefined;
  const { id, slug, url, title, language } = summary;
  const { since, reason } = summary.withdrawn;
  const at = utc(Math.max(instantOf(since), modifiedAt(summary)));
  return { id, slug, url, title, language, since, at, reason };
}

/** As collections have them. */
export function latestFirst(a: Withdrawn, b: Withdrawn): number {
  return instantOf(b.at) - instantOf(a.at) || (a.slug < b.slug ? -1 : 1);
}
