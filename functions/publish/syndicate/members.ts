/** The rows of articles in collections: what stands there, held to what is to stand there. */
import { membershipsOf } from '../../collection/memberships.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { getMany, says, seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { collectionRows } from '../rows/keys.ts';
import { memberRows } from './fold.ts';
import { readTogether } from './together.ts';

/** What is to stand in a collection of an article, under a sort key. */
export interface Member {
  slug: Slug;
  collection: CollectionId;
  sort: string;
  value: object;
}

/**
 * What is to stand there of these articles, as far as collections have what they are now: whoever has
 * changed meanwhile is about to be folded.
 */
export async function membersOf(
  ports: Pick<Ports, 'table'>,
  slugs: readonly Slug[],
  settings: Settings,
): Promise<Member[]> {
  const known = await readTogether(ports, slugs, settings);
  const rows = [...known].flatMap(([slug, { article }]) =>
    article.value === undefined ? [] : [[slug, article.value.summary] as const],
  );
  const memberships = membershipsOf(new Map(rows));
  return slugs.flatMap((slug) => {
    const { article, shares } = known.get(slug)!;
    const { version, value } = article;
    if (version === undefined || value === undefined) return [];
    if (shares.value?.version !== version) return [];
    return Object.entries(shares.value.shares).flatMap(([collection, share]) => {
      const withdrawn = memberships.get(slug)?.get(collection)?.withdrawn;
      const own = memberRows(share, { version, summary: value.summary }, withdrawn);
      return [...own].map(([sort, row]) => ({ slug, collection, sort, value: row }));
    });
  });
}

/** Collections in which a row of one of these is not there, or says something else. */
export async function lostMembers(
  ports: Pick<Ports, 'table'>,
  slugs: readonly Slug[],
  settings: Settings,
): Promise<Set<CollectionId>> {
  const members = await membersOf(ports, slugs, settings);
  const keys = members.map(({ collection, sort }) => ({
    partition: collectionRows(collection),
    sort,
  }));
  const rows = await getMany(ports.table, keys);
  const wrong = members.filter(({ value }, at) => !says(seenIn<object>(rows[at]).value, value));
  return new Set(wrong.map(({ collection }) => collection));
}
