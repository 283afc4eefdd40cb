/**
 * What lists of a store show, a thousand objects for the price of one request: of the objects that somebody
 * asks for, and of all of them in order.
 */
import { compareKeys } from '../../store/key.ts';
import { LIST_LIMIT, listPages, type ListedObject, type Store } from '../../store/store.ts';

export interface Listing {
  /** Those of these keys that are there. */
  find(keys: Iterable<string>): Promise<Map<string, ListedObject>>;
  /** The next objects behind a key, in order, and the last key of them unless nothing is behind them. */
  behind(key: string | undefined): Promise<{ objects: ListedObject[]; next?: string }>;
}

/** Lists where the keys are that are asked for, and passes over what is between them. */
export function partly(store: Pick<Store, 'list'>): Listing {
  return {
    async find(keys) {
      const wanted = new Set(keys);
      const found = new Map<string, ListedObject>();
      let shown = '';
      for (const key of [...wanted].sort(compareKeys)) {
        if (compareKeys(key, shown) <= 0) continue;
        const page = await store.list('', { after: justBefore(key) });
        for (const object of page.objects)
          if (wanted.has(object.key)) found.set(object.key, object);
        if (page.next === undefined) break;
        shown = page.next;
      }
      return found;
    },
    behind: (key) => store.list('', key === undefined ? {} : { after: key }),
  };
}

/** Lists everything once, for who looks at all of it. */
export async function whole(
  store: Store,
): Promise<Listing & { objects: Map<string, ListedObject> }> {
  const objects = new Map<string, ListedObject>();
  const all: ListedObject[] = [];
  for await (const page of listPages(store, ''))
    for (const object of page) {
      objects.set(object.key, object);
      all.push(object);
    }
  return {
    objects,
    find: async (keys) =>
      new Map([...keys].flatMap((key) => (objects.has(key) ? [[key, objects.get(key)!]] : []))),
    behind: async (key) => {
      const from = key === undefined ? 0 : firstBehind(all, key);
      const page = all.slice(from, from + LIST_LIMIT);
      return { objects: page, ...(from + LIST_LIMIT < all.length && { next: page.at(-1)!.key }) };
    },
  };
}

function firstBehind(all: readonly ListedObject[], key: string): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(all[middle]!.key, key) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A beginning of it: little lies between the two, since keys that share it are mostly one article's. */
function justBefore(key: string): string {
  return [...key].slice(0, -1).join('');
}
