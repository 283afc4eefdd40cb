/** Rows of what is spread over slices (keys.ts), so many at a time. */
import type { Row, Table } from '../../../store/table/table.ts';
import { slices } from '../../rows/keys.ts';

/** `next`: where those behind them begin; absent where there are none. */
export interface Page {
  rows: Row[];
  next?: string;
}

/** Of the slices one after another, from a place that was named before. */
export async function readPage(
  table: Table,
  partitionOf: (slice: string) => string,
  from: string | undefined,
  limit: number,
): Promise<Page> {
  const rows: Row[] = [];
  let [at, after] = from === undefined ? [0, ''] : placeIn(from);
  while (at < slices.length) {
    const rest = limit - rows.length;
    if (rest <= 0) return { rows, next: placeOf(at, after) };
    const range = { limit: rest, ...(after !== '' && { after }) };
    const page = await table.query(partitionOf(slices[at]!), range);
    rows.push(...page.rows);
    if (page.next === undefined) [at, after] = [at + 1, ''];
    else after = page.next;
  }
  return { rows };
}

/** Behind a row of a slice: by its sort key, or whatever comes after it. */
export function placeOf(slice: number, after: string): string {
  return `${slice} ${after}`;
}

function placeIn(place: string): [slice: number, after: string] {
  const at = place.indexOf(' ');
  return [Number(place.slice(0, at)), place.slice(at + 1)];
}
