/**
 * A bucket as S3 keeps it, without the network before it: every operation is done at once, and
 * whoever holds the bucket is told of each write. Objects are never changed in place, so that they
 * need not be copied. Held to the conformance suite of all stores by bucket.test.ts.
 */
import { hash } from 'node:crypto';
import { headersOf, holds, limitOf, wholeSeconds } from '../../functions/store/conditions.ts';
import { checkKey, compareKeys } from '../../functions/store/key.ts';
import type {
  DeleteResult,
  ETag,
  ListPage,
  ObjectHead,
  PutOptions,
  PutResult,
  StoredObject,
} from '../../functions/store/store.ts';

export class Bucket {
  readonly objects = new Map<string, StoredObject>();
  /** Told of every write that was applied: what is there now, and what was before. */
  onWrite: (key: string, now: StoredObject | undefined, before: StoredObject | undefined) => void =
    () => undefined;
  private readonly clock: () => Date;
  private order: string[] | undefined;

  constructor(clock: () => Date) {
    this.clock = clock;
  }

  get(key: string): StoredObject | undefined {
    checkKey(key);
    return this.objects.get(key);
  }

  head(key: string): ObjectHead | undefined {
    checkKey(key);
    const object = this.objects.get(key);
    if (object === undefined) return undefined;
    const { body: _, ...head } = object;
    return head;
  }

  put(key: string, body: Uint8Array, options: PutOptions): PutResult {
    checkKey(key);
    const headers = headersOf(options);
    const current = this.objects.get(key);
    if (!holds(options, current?.etag)) return { ok: false, reason: 'moved' };
    const etag = hash('md5', body, 'hex');
    const lastModified = wholeSeconds(this.clock());
    const object = { ...headers, etag, size: body.length, lastModified, body };
    this.objects.set(key, object);
    if (current === undefined) this.order = undefined;
    this.onWrite(key, object, current);
    return { ok: true, etag };
  }

  delete(key: string, condition: { ifMatch?: ETag } = {}): DeleteResult {
    checkKey(key);
    const current = this.objects.get(key);
    if (!holds(condition, current?.etag)) return { ok: false, reason: 'moved' };
    if (this.objects.delete(key)) {
      this.order = undefined;
      this.onWrite(key, undefined, current);
    }
    return { ok: true };
  }

  list(prefix: string, page: { after?: string; limit?: number } = {}): ListPage {
    const { after = '' } = page;
    const limit = limitOf(page);
    this.order ??= [...this.objects.keys()].sort(compareKeys);
    const found = this.order.filter(
      (key) => key.startsWith(prefix) && (after === '' || compareKeys(key, after) > 0),
    );
    const keys = found.slice(0, limit);
    const objects = keys.map((key) => {
      const { etag, size, lastModified } = this.objects.get(key)!;
      return { key, etag, size, lastModified };
    });
    return { objects, ...(found.length > limit && { next: keys.at(-1)! }) };
  }
}
