/** Lists of which files tell, each whole: its rows, how it is split, and every file of it. */
import type { ListId } from '../../../collection/search/postings.ts';
import type { SiteKey } from '../../../site/keys.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { shardSlice, slices } from '../../rows/keys.ts';
import { shardIn } from '../../rows/search.ts';
import { isLed } from '../search.ts';
import { healList, healSplits, leadAnew } from '../search/heal.ts';
import { writeShards } from '../search/shards.ts';
import type { Leg } from './leg.ts';
import { STRIDE_POSTINGS, STRIDE_SHARDS } from './limits.ts';
import { placeOf, readPage } from './pages.ts';

export const words: Leg<'words'> = {
  name: 'words',
  async stride(going, from) {
    const { ports } = going;
    const page = await readPage(ports.table, shardSlice, from, STRIDE_SHARDS);
    // The rest of a list of which the page has the beginning is looked at with it.
    const lists = [...new Map(page.rows.map((row) => [shardIn(row).list, row.partition]))];
    const changed: SiteKey[] = [];
    let rows = 0;
    for (let at = 0; at < lists.length; at += WIDTH) {
      const some = lists.slice(at, at + WIDTH);
      await mapAll(some, async ([list]) => {
        if (isLed(list)) return;
        rows += await healList(ports, list);
        await healSplits(ports, list);
        changed.push(...(await writeShards(ports, [{ list, key: '' }], going, true)));
      });
      await leadAnew(
        ports,
        some.map(([list]) => list),
        going.still,
      );
      const isLast = at + WIDTH >= lists.length && page.next === undefined;
      if (!isLast && rows > STRIDE_POSTINGS) return { next: behind(...some.at(-1)!), changed };
    }
    return page.next === undefined ? { changed } : { next: behind(...lists.at(-1)!), changed };
  },
};

function behind(list: ListId, partition: string): string {
  const slice = slices.findIndex((one) => shardSlice(one) === partition);
  return placeOf(slice, `${list}#\u{10ffff}`);
}
