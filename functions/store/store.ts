/**
 * The store port. It mirrors S3, not a filesystem: whole objects, flat keys, strong consistency,
 * conditional writes. Every adapter passes the same conformance suite (test/conformance).
 *
 * Expected failure is a value: a condition that does not hold comes back as `{ ok: false }`.
 * Anything else that goes wrong throws a StoreError, and throwing means: try the whole run again.
 */
export interface Store {
  /** The object, or undefined where there is none. */
  get(key: string): Promise<StoredObject | undefined>;
  /** The object without its bytes, or undefined where there is none. */
  head(key: string): Promise<ObjectHead | undefined>;
  /** Writes the whole object, or nothing of it. */
  put(key: string, body: Uint8Array, options: PutOptions): Promise<PutResult>;
  /** Removes the object; removing what is not there is no failure, unless `ifMatch` was given. */
  delete(key: string, condition?: { ifMatch?: ETag }): Promise<DeleteResult>;
  /** One page of the keys that start with `prefix`, in order of their UTF-8 bytes. */
  list(prefix: string, page?: { after?: string; limit?: number }): Promise<ListPage>;
}

/**
 * Opaque to whoever reads it; two versions of an object with equal bytes may carry equal ETags. An
 * adapter gives the MD5 of the bytes in hex, as S3 does. Without quotes.
 */
export type ETag = string;

/** What S3 keeps beside the bytes: the headers an object is served with, and user metadata. */
export interface ObjectHeaders {
  contentType: string;
  cacheControl?: string;
  /** Lower-case names; on S3 each is an `x-amz-meta-` header. */
  metadata?: Record<string, string>;
}

export interface ObjectHead extends ObjectHeaders {
  etag: ETag;
  /** Bytes. */
  size: number;
  /** When it was last written, RFC 3339 in UTC, whole seconds. */
  lastModified: string;
}

export interface StoredObject extends ObjectHead {
  body: Uint8Array;
}

export interface PutOptions extends ObjectHeaders {
  /** Write only over exactly this version. */
  ifMatch?: ETag;
  /** Write only where there is nothing. */
  ifNoneMatch?: '*';
}

/** `moved`: the condition did not hold, or somebody else was writing; look again before retrying. */
export type PutResult = { ok: true; etag: ETag } | { ok: false; reason: 'moved' };
export type DeleteResult = { ok: true } | { ok: false; reason: 'moved' };

export interface ListedObject {
  key: string;
  etag: ETag;
  size: number;
  lastModified: string;
}

export interface ListPage {
  objects: ListedObject[];
  /** Pass it as `after` for the next page; absent on the last. */
  next?: string;
}

/** At most so many keys come in one page, as on S3. */
export const LIST_LIMIT = 1000;

/** `too-large` is said of rows and transactions alone (table/table.ts). */
export type StoreFailure =
  | 'missing'
  | 'denied'
  | 'full'
  | 'read-only'
  | 'throttled'
  | 'unavailable'
  | 'invalid-key'
  | 'too-large';

/** A store that cannot do what it was asked; the message is a sentence for a person. */
export class StoreError extends Error {
  readonly failure: StoreFailure;
  constructor(failure: StoreFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.failure = failure;
  }
}

/** Every object below a prefix. */
export async function* listAll(store: Store, prefix: string): AsyncGenerator<ListedObject> {
  for await (const objects of listPages(store, prefix)) yield* objects;
}

/** The same page by page, for who goes through a great many: to wait for each one takes longer than most that is done. */
export async function* listPages(store: Store, prefix: string): AsyncGenerator<ListedObject[]> {
  let after: string | undefined;
  do {
    const page: ListPage = await store.list(prefix, after === undefined ? {} : { after });
    yield page.objects;
    after = page.next;
  } while (after !== undefined);
}
