import { limitOf } from './conditions.ts';
import { compareKeys } from './key.ts';
import { MemoryStore } from './memory.ts';
import {
  listAll,
  type DeleteResult,
  type ETag,
  type ListedObject,
  type ListPage,
  type ObjectHead,
  type PutOptions,
  type PutResult,
  type Store,
  type StoredObject,
} from './store.ts';

/**
 * What a store would be after some writes: they are kept in memory, and the store below is only
 * read. An object is copied up when it is first written to, so that every condition is judged in
 * one place. The store below must stand still meanwhile.
 */
export class OverlayStore implements Store {
  readonly #below: Store;
  readonly #above: MemoryStore;
  /** The keys whose truth is above. */
  readonly #lifted = new Set<string>();

  constructor(below: Store, options: { now?: () => Date } = {}) {
    this.#below = below;
    this.#above = new MemoryStore(options);
  }

  async get(key: string): Promise<StoredObject | undefined> {
    return await (this.#lifted.has(key) ? this.#above : this.#below).get(key);
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    return await (this.#lifted.has(key) ? this.#above : this.#below).head(key);
  }

  async put(key: string, body: Uint8Array, options: PutOptions): Promise<PutResult> {
    await this.#lift(key);
    return await this.#above.put(key, body, options);
  }

  async delete(key: string, condition: { ifMatch?: ETag } = {}): Promise<DeleteResult> {
    await this.#lift(key);
    return await this.#above.delete(key, condition);
  }

  async list(prefix: string, page: { after?: string; limit?: number } = {}): Promise<ListPage> {
    const { after = '' } = page;
    const limit = limitOf(page);
    const found: ListedObject[] = [];
    for await (const object of listAll(this.#below, prefix))
      if (!this.#lifted.has(object.key)) found.push(object);
    for await (const object of listAll(this.#above, prefix)) found.push(object);
    const later = found.filter(({ key }) => after === '' || compareKeys(key, after) > 0);
    const objects = later.sort((a, b) => compareKeys(a.key, b.key)).slice(0, limit);
    return { objects, ...(later.length > limit && { next: objects.at(-1)!.key }) };
  }

  async #lift(key: string): Promise<void> {
    if (this.#lifted.has(key)) return;
    const object = await this.#below.get(key);
    // Another writer may have been faster.
    if (this.#lifted.has(key)) return;
    this.#lifted.add(key);
    if (object !== undefined) await this.#above.put(key, object.body, headersOf(object));
  }
}

function headersOf({ contentType, cacheControl, metadata }: StoredObject): PutOptions {
  return {
    contentType,
    ...(cacheControl !== undefined && { cacheControl }),
    ...(metadata && { metadata }),
  };
}
