/**
 * Items of lists that break the schema. One wrong code does not take the others with it: they are
 * published, where that is allowed, and judged at the same time in any case.
 */
import type { Json, JsonObject, Path } from './yaml.ts';

export class BrokenItems {
  /** By the list's path: which of its items are broken. */
  readonly #broken = new Map<string, { list: Path; items: Set<number> }>();

  /** Whether what is at this path, or around it, is an item of a list; then it is remembered. */
  add(path: Path): boolean {
    const at = path.findLastIndex((step) => typeof step === 'number');
    if (at < 0) return false;
    const list = path.slice(0, at);
    const key = JSON.stringify(list);
    const known = this.#broken.get(key) ?? { list, items: new Set() };
    known.items.add(path[at] as number);
    this.#broken.set(key, known);
    return true;
  }

  /** Takes them out; returns how to get from a path in what is left to the one it had before. */
  takeFrom(values: JsonObject): (path: Path) => Path {
    const kept = new Map<string, number[]>();
    const found = [...this.#broken].map(([key, { list, items }]) => {
      return { key, items, list: valueAt(values, list) };
    });
    for (const { key, list, items } of found) {
      if (!Array.isArray(list)) continue;
      kept.set(
        key,
        [...list.keys()].filter((i) => !items.has(i)),
      );
      list.splice(0, list.length, ...list.filter((_, i) => !items.has(i)));
    }
    return (path) => {
      const before: (string | number)[] = [];
      for (const step of path) {
        const indices = typeof step === 'number' ? kept.get(JSON.stringify(before)) : undefined;
        before.push(indices?.[step as number] ?? step);
      }
      return before;
    };
  }
}

function valueAt(values: JsonObject, path: Path): Json | undefined {
  let value: Json | undefined = values;
  for (const step of path) value = (value as Record<string | number, Json> | undefined)?.[step];
  return value;
}
