/** What collections have of all articles. */
import type { Slug } from '../../site/settings.ts';
import { queryAll } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import { seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { SharesRow } from '../rows/collections.ts';
import { shareSlice, slices } from '../rows/keys.ts';

export async function readShares({
  table,
}: Pick<Ports, 'table'>): Promise<Map<Slug, Seen<SharesRow>>> {
  const read = async (slice: string) => {
    const found: [Slug, Seen<SharesRow>][] = [];
    for await (const row of queryAll(table, shareSlice(slice)))
      found.push([row.sort, seenIn<SharesRow>(row)]);
    return found;
  };
  return new Map((await mapAll(slices, read)).flat());
}
