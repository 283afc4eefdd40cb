/**
 * A long list in files of bounded length of which a change of one entry changes one: entries are
 * spread over them by their names, and not cut by position, for then one more would move all that
 * come after it.
 */

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
  const found = Map.groupBy(entries, (entry) => (hashOf(nameOf(entry)) % parts) + 1);
  return new Map(Array.from({ length: parts }, (_, at) => [at + 1, found.get(at + 1) ?? []]));
}

/** FNV-1a, 32 bits, over code units: spreads names evenly, alike on every machine. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
