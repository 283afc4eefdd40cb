/** What collections have of all articles. */
import type { Slug } from '../../site/settings.ts';
import { seenIn, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { SharesRow } from '../rows/collections.ts';
import { shareSlice } from '../rows/keys.ts';
import { querySlices } from '../rows/slices.ts';

export async function readShares({
  table,
}: Pick<Ports, 'table'>): Promise<Map<Slug, Seen<SharesRow>>> {
  const rows = await querySlices(table, shareSlice);
  return new Map(rows.map((row) => [row.sort, seenIn<SharesRow>(row)]));
}
