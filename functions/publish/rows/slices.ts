/** What must be found without a name is spread over partitions (keys.ts), which are read together. */
import { compareKeys } from '../../store/key.ts';
import { queryAll, type Row, type Table } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import { slices } from './keys.ts';

/** Every row of them, slice by slice, in the order of their sort keys. */
export async function querySlices(
  table: Table,
  partitionOf: (slice: string) => string,
): Promise<Row[]> {
  const read = async (slice: string) => {
    const found: Row[] = [];
    for await (const row of queryAll(table, partitionOf(slice))) found.push(row);
    return found;
  };
  return (await mapAll(slices, read)).flat();
}

/** The next rows behind a sort key, whichever slice they are in, in order; `next` where there are more. */
export async function nextInOrder(
  table: Table,
  partitionOf: (slice: string) => string,
  after: string | undefined,
  limit: number,
): Promise<{ rows: Row[]; next?: string }> {
  const range = { limit: Math.ceil(limit / slices.length), ...(after !== undefined && { after }) };
  const pages = await mapAll(slices, (slice) => table.query(partitionOf(slice), range));
  // Behind the first end of a page there may be rows that nobody has seen.
  const [next] = pages.flatMap((page) => page.next ?? []).sort(compareKeys);
  const rows = pages
    .flatMap((page) => page.rows)
    .filter(({ sort }) => next === undefined || compareKeys(sort, next) <= 0)
    .sort((a, b) => compareKeys(a.sort, b.sort));
  return { rows, ...(next !== undefined && { next }) };
}
