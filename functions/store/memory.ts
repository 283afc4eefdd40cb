import { hash } from 'node:crypto';
import { headersOf, holds, limitOf, wholeSeconds } from './conditions.ts';
import { checkKey, compareKeys } from './key.ts';
import type {
  DeleteResult,
  ETag,
  ListPage,
  ObjectHead,
  PutOptions,
  PutResult,
  Store,
  StoredObject,
} from './store.ts';

/**
 * A store that lives as long as its process: for tests, simulations and clean builds.
 *
 * `now` says when an object was written; without it the clock does. The ETag is the MD5 of the
 * bytes in hex, as on S3. Bodies and headers are copied on their way in and out, so nothing that a
 * caller does to them later reaches the store. Throws what every adapter throws for a bad key.
 */
export class MemoryStore implements Store {
  readonly #now: () => Date;
  readonly #objects = new Map<string, StoredObject>();
  /** The keys in listing order; forgotten when one comes or goes. */
  #order: string[] | undefined;

  constructor(options: { now?: () => Date } = {}) {
    this.#now = options.now ?? (() => new Date());
  }

  async get(key: string): Promise<StoredObject | undefined> {
    checkKey(key);
    const object = this.#objects.get(key);
    return object && { ...headOf(object), body: object.body.slice() };
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    checkKey(key);
    const object = this.#objects.get(key);
    return object && headOf(object);
  }

  async put(key: string, body: Uint8Array, options: PutOptions): Promise<PutResult> {
    checkKey(key);
    const headers = headersOf(options);
    const current = this.#objects.get(key);
    if (!holds(options, current?.etag)) return { ok: false, reason: 'moved' };
    const etag = hash('md5', body, 'hex');
    const lastModified = wholeSeconds(this.#now());
    // Uint8Array.from, because a Buffer's own slice shares its memory.
    const copy = Uint8Array.from(body);
    this.#objects.set(key, { ...headers, etag, size: copy.length, lastModified, body: copy });
    if (current === undefined) this.#order = undefined;
    return { ok: true, etag };
  }

  async delete(key: string, condition: { ifMatch?: ETag } = {}): Promise<DeleteResult> {
    checkKey(key);
    if (!holds(condition, this.#objects.get(key)?.etag)) return { ok: false, reason: 'moved' };
    if (this.#objects.delete(key)) this.#order = undefined;
    return { ok: true };
  }

  async list(prefix: string, page: { after?: string; limit?: number } = {}): Promise<ListPage> {
    const { after = '' } = page;
    const limit = limitOf(page);
    this.#order ??= [...this.#objects.keys()].sort(compareKeys);
    const found = this.#order.filter(
      (key) => key.startsWith(prefix) && (after === '' || compareKeys(key, after) > 0),
    );
    const keys = found.slice(0, limit);
    const objects = keys.map((key) => {
      const { etag, size, lastModified } = this.#objects.get(key)!;
      return { key, etag, size, lastModified };
    });
    return { objects, ...(found.length > limit && { next: keys.at(-1)! }) };
  }
}

function headOf(object: StoredObject): ObjectHead {
  const { etag, size, lastModified } = object;
  return { ...headersOf(object), etag, size, lastModified };
}
