/** Every file of the search at once: what a clean build has of it. */
import type { Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import type { Output } from '../model.ts';
import { ledBy, postingsOf, type ListId, type Posting } from './postings.ts';
import type { Content, Shard } from './shard.ts';
import { FIRST_SHARDS, isPublished, renderShard } from './shards.ts';

/** A file that there is, and where it leads, if it is split. */
export interface KnownShard extends Shard {
  next?: readonly string[];
}

/** Of these articles; `shards`: how far lists are split. */
export function searchFiles(
  summaries: Iterable<Summary>,
  shards: readonly KnownShard[],
  settings: Settings,
): Output[] {
  const lists = new Map<ListId, Posting[]>();
  const add = (posting: Posting) => {
    const own = lists.get(posting.list) ?? [];
    lists.set(posting.list, own);
    own.push(posting);
  };
  for (const summary of summaries) postingsOf(summary).forEach(add);
  for (const list of [...lists.keys()]) ledBy(list).forEach(add);
  const known = new Map(
    [...FIRST_SHARDS, ...shards].map((one): [string, KnownShard] => [
      `${one.list}#${one.prefix}`,
      one,
    ]),
  );
  const first = [...lists.keys()].filter(isPublished).map((list) => ({ list, prefix: '' }));
  for (const one of first) if (!known.has(`${one.list}#`)) known.set(`${one.list}#`, one);
  return [...known.values()].map(({ list, prefix, next }) => {
    const own = lists.get(list) ?? [];
    const content: Content =
      next === undefined
        ? { kind: 'keys', postings: own.filter(({ key }) => key.startsWith(prefix)) }
        : { kind: 'split', next };
    return renderShard({ list, prefix }, content, settings);
  });
}
