/**
 * A long list in files of bounded length of which a change of one entry changes one: entries are
 * spread over them by their names, and not cut by position, for then one more would move all that
 * come after it. Each file has the names of one stretch, so that whoever has rows in their order reads
 * no others.
 */
import { hash } from 'node:crypto';

/**
 * How many files there are for entries of which there ever were `ever`, so that each holds about
 * `each` at most: a power of two, so that the list seldom gets more of them, and never fewer.
 */
export function partsFor(ever: number, each: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(ever / each)));
}

/** Part (1 to `parts`) → its entries, in the order they came in. */
export function spread<Entry>(
  entries: readonly Entry[],
  parts: number,
  nameOf: (entry: Entry) => string,
): ReadonlyMap<number, readonly Entry[]> {
  const found = Map.groupBy(entries, (entry) => partOf(nameOf(entry), parts));
  return new Map(Array.from({ length: parts }, (_, at) => [at + 1, found.get(at + 1) ?? []]));
}

/** The part (1 to `parts`) that an entry of this name is in. */
export function partOf(name: string, parts: number): number {
  return Math.floor((placeOf(name) / PLACES) * parts) + 1;
}

/** The places of a part: from the first on, and before the last. */
export function stretchOf(part: number, parts: number): [from: number, to: number] {
  return [((part - 1) / parts) * PLACES, (part / parts) * PLACES];
}

/** Where a name stands among all others: the first 32 bits of its SHA-256. */
export function placeOf(name: string): number {
  return Number(`0x${hash('sha256', name, 'hex').slice(0, 8)}`);
}

const PLACES = 2 ** 32;
