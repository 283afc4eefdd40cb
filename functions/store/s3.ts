import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type GetObjectCommandOutput,
  type HeadObjectCommandOutput,
  type PutObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { headersOf, limitOf, wholeSeconds } from './conditions.ts';
import { checkKey, isHidden } from './key.ts';
import { failureOf, reasonOf } from './s3-failure.ts';
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
 * A bucket of Amazon S3, or the part of it below `prefix` (`site/`, put before every key as it is).
 *
 * The client comes from the composition root, with its region, retries and time limits. When it
 * repeats a request whose answer was lost, S3 may say `moved` to a write of our own: the protocol
 * recognises it by its nonce. The role needs `s3:ListBucket`: without it S3 answers 403, not 404,
 * for an object that is not there, and this store says `denied`.
 *
 * Throws StoreError `missing` (no such bucket), `denied`, `throttled`, `invalid-key` or
 * `unavailable`; no failure is ever reported as "there is no such object".
 */
export class S3Store implements Store {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #onRepeat: () => void;
  /** Once S3 has answered for the bucket, the 404 of a HEAD can only mean the object. */
  #bucketSeen = false;

  /** `onRepeat`: a write was sent more than once, and an earlier try of it may still be on its way. */
  constructor(options: {
    client: S3Client;
    bucket: string;
    prefix?: string;
    onRepeat?: () => void;
  }) {
    this.#client = options.client;
    this.#bucket = options.bucket;
    this.#prefix = options.prefix ?? '';
    this.#onRepeat = options.onRepeat ?? (() => undefined);
  }

  async get(key: string): Promise<StoredObject | undefined> {
    const command = new GetObjectCommand(this.#at(key));
    const found = await this.#ask(() => this.#client.send(command), 'absent');
    if (found === 'absent') return undefined;
    try {
      const body = await found.Body!.transformToByteArray();
      return { ...headOf(found), size: body.length, body };
    } catch (error) {
      // The connection broke in the middle, or the checksum does not fit.
      throw failureOf('unavailable', this.#bucket, error);
    }
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const command = new HeadObjectCommand(this.#at(key));
    const found = await this.#ask(() => this.#client.send(command), 'absent');
    if (found !== 'absent') return headOf(found);
    if (!this.#bucketSeen) await this.#checkBucket();
    return undefined;
  }

  async put(key: string, body: Uint8Array, options: PutOptions): Promise<PutResult> {
    const { contentType, cacheControl, metadata } = headersOf(options);
    const command = new PutObjectCommand({
      ...this.#at(key),
      Body: body,
      ContentLength: body.length,
      ContentType: contentType,
      ...(cacheControl !== undefined && { CacheControl: cacheControl }),
      ...(metadata && { Metadata: metadata }),
      ...(options.ifMatch !== undefined && { IfMatch: quoted(options.ifMatch) }),
      ...(options.ifNoneMatch && { IfNoneMatch: options.ifNoneMatch }),
    });
    const written = await this.#write(() => this.#client.send(command), options);
    return written === 'moved'
      ? { ok: false, reason: 'moved' }
      : { ok: true, etag: unquoted(written.ETag) };
  }

  async delete(key: string, condition: { ifMatch?: ETag } = {}): Promise<DeleteResult> {
    const command = new DeleteObjectCommand({
      ...this.#at(key),
      ...(condition.ifMatch !== undefined && { IfMatch: quoted(condition.ifMatch) }),
    });
    const done = await this.#write(() => this.#client.send(command), condition);
    return done === 'moved' ? { ok: false, reason: 'moved' } : { ok: true };
  }

  /**
   * Every key S3 knows is here, but those hidden by a leading dot: a page may hold fewer than its
   * limit and still have a next one.
   */
  async list(prefix: string, page: { after?: string; limit?: number } = {}): Promise<ListPage> {
    const command = new ListObjectsV2Command({
      Bucket: this.#bucket,
      Prefix: this.#prefix + prefix,
      MaxKeys: limitOf(page),
      ...(page.after && { StartAfter: this.#prefix + page.after }),
    });
    const { Contents = [], IsTruncated } = await this.#ask(() => this.#client.send(command));
    const listed = Contents.map(({ Key, ETag, Size, LastModified }) => ({
      key: Key!.slice(this.#prefix.length),
      etag: unquoted(ETag),
      size: Size!,
      lastModified: wholeSeconds(LastModified!),
    }));
    const objects = listed.filter(({ key }) => !isHidden(key));
    return { objects, ...(IsTruncated && { next: listed.at(-1)!.key }) };
  }

  #at(key: string): { Bucket: string; Key: string } {
    checkKey(key);
    return { Bucket: this.#bucket, Key: this.#prefix + key };
  }

  /** A write: `moved` where its condition did not hold. */
  async #write<T extends Answered>(
    send: () => Promise<T>,
    condition: { ifMatch?: ETag },
  ): Promise<T | 'moved'> {
    const answer = await this.#ask(() => this.#once(send), 'moved', 'absent');
    if (answer !== 'absent') return answer;
    // A write meets a missing object only when it asked for a version of it.
    if (condition.ifMatch !== undefined) return 'moved';
    throw failureOf('unavailable', this.#bucket, new Error('404 to a write without If-Match'));
  }

  /** Tells of it where the client had to send it more than once. */
  async #once<T extends Answered>(send: () => Promise<T>): Promise<T> {
    const note = ({ $metadata }: Partial<Answered>) => {
      if (($metadata?.attempts ?? 1) > 1) this.#onRepeat();
    };
    try {
      const answer = await send();
      note(answer);
      return answer;
    } catch (error) {
      note(error as Partial<Answered>);
      throw error;
    }
  }

  /** Sends a request; the `expected` reasons come back as values, all others are thrown. */
  async #ask<T, E extends 'moved' | 'absent' = never>(
    send: () => Promise<T>,
    ...expected: E[]
  ): Promise<T | E> {
    try {
      const answer = await send();
      this.#bucketSeen = true;
      return answer;
    } catch (error) {
      const reason = reasonOf(error);
      if (expected.includes(reason as E)) return reason as E;
      const failure = reason === 'moved' || reason === 'absent' ? 'unavailable' : reason;
      throw failureOf(failure, this.#bucket, error);
    }
  }

  /** The 404 of a HEAD has no body: it may mean the bucket. */
  async #checkBucket(): Promise<void> {
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
    } catch (error) {
      if (reasonOf(error) === 'absent') throw failureOf('missing', this.#bucket, error);
      if (reasonOf(error) !== 'denied') throw failureOf('unavailable', this.#bucket, error);
      // Not allowed to ask; but a 404 for an object is only given to who may list the bucket.
    }
    this.#bucketSeen = true;
  }
}

/** What every answer says beside what was asked for. */
type Answered = Pick<PutObjectCommandOutput, '$metadata'>;

function headOf(found: HeadObjectCommandOutput | GetObjectCommandOutput): ObjectHead {
  const { Metadata = {} } = found;
  return {
    contentType: found.ContentType ?? 'application/octet-stream',
    ...(found.CacheControl && { cacheControl: found.CacheControl }),
    ...(Object.keys(Metadata).length > 0 && { metadata: { ...Metadata } }),
    etag: unquoted(found.ETag),
    size: found.ContentLength ?? 0,
    lastModified: wholeSeconds(found.LastModified!),
  };
}

/** In HTTP an ETag stands in quotes (RFC 9110, section 8.8.3); in the store port it does not. */
function quoted(etag: ETag): string {
  return `"${etag}"`;
}

function unquoted(etag: string | undefined): ETag {
  if (etag === undefined) throw new TypeError('S3 answered without an ETag.');
  return etag.replaceAll('"', '');
}
