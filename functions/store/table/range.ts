/** Which sort keys a query is about, and where its pages end. */
import { compareKeys } from '../key.ts';
import { checkPartition, checkSort } from './row.ts';
import { PAGE_BYTES, type Range, type Row, type RowPage } from './table.ts';

interface Bound {
  sort: string;
  /** Whether the bound itself is left out. */
  excluded: boolean;
}

/** The sort keys between two bounds; undefined: no bound. */
export interface Bounds {
  lower?: Bound | undefined;
  upper?: Bound | undefined;
}

/** Throws StoreError `invalid-key`, or a TypeError for a range that contradicts itself. */
export function checkQuery(partition: string, range: Range): void {
  const { prefix, from, to, after, limit } = range;
  checkPartition(partition);
  for (const sort of [prefix, from, to, after]) if (sort !== undefined) checkSort(sort);
  if (prefix !== undefined && (from ?? to) !== undefined)
    throw new TypeError('A range has either a prefix, or a first and last sort key.');
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1))
    throw new TypeError('A page of rows has at least one row.');
}

/** The sort keys of a range that come behind `after`; undefined when there can be none. */
export function boundsOf(range: Range): Bounds | undefined {
  const bounds = outerBounds(range);
  const { after } = range;
  if (after !== undefined) {
    const behind = { sort: after, excluded: true };
    const { lower, upper } = bounds;
    if (range.descending) {
      if (upper === undefined || compareKeys(after, upper.sort) <= 0) bounds.upper = behind;
    } else if (lower === undefined || compareKeys(after, lower.sort) >= 0) bounds.lower = behind;
  }
  return isEmpty(bounds) ? undefined : bounds;
}

/** The next page, of rows that come in order; `bytes` says how large one is. */
export function pageOf<T>(
  rows: Iterable<T>,
  limit: number | undefined,
  read: (row: T) => { row: Row; bytes: number },
): RowPage {
  const page: Row[] = [];
  let sum = 0;
  for (const found of rows) {
    const { row, bytes } = read(found);
    sum += bytes;
    if (page.length > 0 && sum > PAGE_BYTES) return { rows: page, next: page.at(-1)!.sort };
    page.push(row);
    if (page.length === limit) return { rows: page, next: row.sort };
  }
  return { rows: page };
}

function outerBounds({ prefix, from, to }: Range): Bounds {
  if (prefix === undefined) return { lower: included(from), upper: included(to) };
  const end = successorOf(prefix);
  return {
    lower: included(prefix),
    upper: end === undefined ? undefined : { sort: end, excluded: true },
  };
}

function included(sort: string | undefined): Bound | undefined {
  return sort === undefined ? undefined : { sort, excluded: false };
}

function isEmpty({ lower, upper }: Bounds): boolean {
  if (lower === undefined || upper === undefined) return false;
  const order = compareKeys(lower.sort, upper.sort);
  return order > 0 || (order === 0 && (lower.excluded || upper.excluded));
}

/** The first string behind all that begin with a prefix; undefined when there is none. */
function successorOf(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.at(-1) === 0x10ffff) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  // Surrogates are no characters: in UTF-8 U+E000 follows U+D7FF.
  points.push(last === 0xd7ff ? 0xe000 : last + 1);
  return String.fromCodePoint(...points);
}
