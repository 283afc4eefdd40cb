/** What collections have of all articles: read one after another, since there may be very many. */
import type { Slug } from '../../site/settings.ts';
import { queryAll } from '../../store/table/table.ts';
import { seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { SharesRow } from '../rows/collections.ts';
import { shareSlice, slices } from '../rows/keys.ts';

/** Those that can be read. */
export async function* eachShares({
  table,
}: Pick<Ports, 'table'>): AsyncGenerator<[slug: Slug, row: SharesRow]> {
  for (const slice of slices)
    for await (const row of queryAll(table, shareSlice(slice))) {
      const { value } = seenIn<SharesRow>(row);
      if (value !== undefined) yield [row.sort, value];
    }
}
