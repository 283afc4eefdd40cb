/** Values that are sound but for one part, which is what nobody expects there. */

/** What stands nowhere in a field that somebody has thought about. */
export const odds: readonly unknown[] = [null, 12.5, true, '', [], {}, [null]];

/** The value, with something odd in the place of one of all its parts, itself among them. */
export function withOdd(value: unknown, at: number, instead: unknown): unknown {
  let left = at;
  const walk = (one: unknown): unknown => {
    if (left-- === 0) return instead;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part)]));
  };
  return walk(value);
}

export function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + partsOf(one), 1);
}
