/** An article's source, in whichever of its places it is. */
import { sourceAt, type SourceKey } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import { pathsOf } from '../../site/slugs.ts';
import type { ETag, ListedObject, ObjectHead, Store, StoredObject } from '../../store/store.ts';

export type Placed<T> = T & { path: string };

export function getArticle(
  store: Pick<Store, 'get'>,
  slug: Slug,
): Promise<Placed<StoredObject> | undefined> {
  return firstOf(slug, (key) => store.get(key));
}

export function headArticle(
  store: Pick<Store, 'head'>,
  slug: Slug,
): Promise<Placed<ObjectHead> | undefined> {
  return firstOf(slug, (key) => store.head(key));
}

/** Of what a list of the store has shown. */
export function listedArticle(
  sources: ReadonlyMap<string, ListedObject>,
  slug: Slug,
): Placed<ListedObject> | undefined {
  const path = pathsOf(slug).find((one) => sources.has(sourceAt(one)));
  return path === undefined ? undefined : placed(sources.get(sourceAt(path))!, slug, path);
}

/** The file that counts in the place of this one, which has the same address. */
export async function shadowOf(
  store: Pick<Store, 'head'>,
  slug: Slug,
  path: string,
): Promise<SourceKey | undefined> {
  for (const other of pathsOf(slug)) {
    if (other === path) return undefined;
    if ((await store.head(sourceAt(other))) !== undefined) return sourceAt(other);
  }
  return undefined;
}

/** The first place is looked at once more: a file may have come there while it left another. */
async function firstOf<T extends { etag: ETag }>(
  slug: Slug,
  read: (key: SourceKey) => Promise<T | undefined>,
): Promise<Placed<T> | undefined> {
  for (const path of [...pathsOf(slug), slug]) {
    const found = await read(sourceAt(path));
    if (found !== undefined) return placed(found, slug, path);
  }
  return undefined;
}

/** The same bytes in another place are another source: its links lead elsewhere. */
function placed<T extends { etag: ETag }>(found: T, slug: Slug, path: string): Placed<T> {
  return { ...found, etag: `${found.etag}${path.slice(slug.length)}`, path };
}
