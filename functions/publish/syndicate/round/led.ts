/** The lists that lead to all others, and are there without any article: their rows, and then their files. */
import { FIRST_SHARDS, isPublished } from '../../../collection/search/shards.ts';
import type { ListId } from '../../../collection/search/postings.ts';
import { listRows, postingPrefix } from '../../rows/keys.ts';
import {
  foundRow,
  healList,
  healRows,
  healSplits,
  leadAnew,
  listLeadingTo,
} from '../search/heal.ts';
import { writeShards } from '../search/shards.ts';
import type { Going, Leg } from './leg.ts';
import { STRIDE_SHARDS } from './limits.ts';

export const led: Leg<'led'> = {
  name: 'led',
  async stride(going, from = '0 ') {
    const { ports } = going;
    const at = Number(from.slice(0, from.indexOf(' ')));
    const after = from.slice(from.indexOf(' ') + 1);
    const { list } = FIRST_SHARDS[at]!;
    const behind = await healPage(going, list, after);
    if (behind !== undefined) return { next: `${at} ${behind}` };
    await healSplits(ports, list);
    const changed = await writeShards(ports, [{ list, key: '' }], going, true);
    return at + 1 < FIRST_SHARDS.length ? { next: `${at + 1} `, changed } : { changed };
  },
};

/** So many rows of a list; what they lead to is counted where nobody else counts it. */
async function healPage(
  { ports, still }: Going,
  list: ListId,
  after: string,
): Promise<string | undefined> {
  const range = { prefix: postingPrefix(''), limit: STRIDE_SHARDS, ...(after && { after }) };
  const page = await ports.table.query(listRows(list), range);
  const rows = page.rows.map(foundRow);
  const leading = rows.flatMap((row) => listLeadingTo(list, row));
  for (const one of leading) if (!isPublished(one)) await healList(ports, one);
  await leadAnew(ports, leading, still);
  await healRows(ports, list, rows);
  return page.next;
}
