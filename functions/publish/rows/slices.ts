/** What must be found without a name is spread over partitions (keys.ts), which are read together. */
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
