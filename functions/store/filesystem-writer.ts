import fs from 'node:fs';
import { headersOf, holds } from './conditions.ts';
import { bootId } from './filesystem-boot.ts';
import { fileFailure } from './filesystem-failure.ts';
import type { Folder } from './filesystem-folder.ts';
import type { Index } from './filesystem-index.ts';
import type { IndexedReader } from './filesystem-reader.ts';
import { isAbandoned, type Staged, type Staging } from './filesystem-staging.ts';
import type { DeleteResult, ETag, ObjectHeaders, PutOptions, PutResult } from './store.ts';

/** A staged file that a sweep took away by mistake is staged again, so often. */
const TRIES = 5;

const moved = { ok: false, reason: 'moved' } as const;

/**
 * Writes objects so that nobody ever sees half of one, whoever else writes and wherever a SIGKILL
 * hits. A put goes through these steps:
 *
 * 1. The body is written to a file beside the index. Killed here: a later open sweeps it away.
 * 2. The new version is remembered as staged. Killed here: the same.
 * 3. The lock is taken (one transaction of the index) and the condition checked.
 * 4. The file is renamed over the object. Killed here: the transaction is undone, but the staged
 *    version still names the file by its fingerprint, so readers find the right headers.
 * 5. The transaction is committed: the staged version has become the current one.
 */
export class Writer {
  readonly #folder: Folder;
  readonly #index: Index;
  readonly #staging: Staging;
  readonly #reader: IndexedReader;

  constructor(folder: Folder, index: Index, staging: Staging, reader: IndexedReader) {
    this.#folder = folder;
    this.#index = index;
    this.#staging = staging;
    this.#reader = reader;
  }

  put(key: string, body: Uint8Array, options: PutOptions): PutResult {
    const headers = headersOf(options);
    for (let left = TRIES; left > 0; left--) {
      const result = this.#tryPut(key, this.#staging.write(body), headers, options);
      if (result !== 'swept') return result;
    }
    throw fileFailure('throttled', this.#staging.path(''), new Error('files vanish from it'));
  }

  delete(key: string, condition: { ifMatch?: ETag }): DeleteResult {
    return this.#index.locked(() => {
      const current = this.#reader.head(key)?.etag;
      if (!holds(condition, current)) return moved;
      // Killed after the file is gone and before the commit: a row without a file is no object.
      if (current !== undefined) this.#folder.remove(key);
      this.#index.forget(key);
      return { ok: true };
    });
  }

  /** Finishes or removes what killed processes left behind. */
  sweep(): void {
    for (const { id, key } of this.#index.staged()) {
      if (!isAbandoned(id)) continue;
      this.#index.locked(() => {
        if (this.#reader.stagedNameOf(key) === id) this.#index.promote(key, id);
        else this.#index.unstage(key, id);
      });
    }
    for (const id of this.#staging.abandoned()) this.#staging.discard(id);
  }

  #tryPut(
    key: string,
    staged: Staged,
    headers: ObjectHeaders,
    condition: PutOptions,
  ): PutResult | 'swept' {
    const { id, path, print, etag } = staged;
    let isPlaced = false;
    try {
      this.#index.stage(key, id, { etag, print, boot: bootId(), headers });
      return this.#index.locked(() => {
        if (!this.#mayWrite(key, condition)) return moved;
        if (!this.#index.promote(key, id)) return 'swept';
        this.#folder.replace(path, key);
        isPlaced = true;
        return { ok: true, etag };
      });
    } catch (error) {
      if (isPlaced || fs.existsSync(path)) throw error;
      return 'swept';
    } finally {
      // Once the file is in its place, the staged version must stay until it is the current one.
      if (!isPlaced) this.#forgetStaged(key, id);
    }
  }

  #mayWrite(key: string, condition: PutOptions): boolean {
    if (condition.ifMatch === undefined && condition.ifNoneMatch === undefined) return true;
    return holds(condition, this.#reader.head(key)?.etag);
  }

  /** On a full disk even this may fail; then the sweep does it. */
  #forgetStaged(key: string, id: string): void {
    try {
      this.#staging.discard(id);
      this.#index.unstage(key, id);
    } catch {
      // The failure that led here is the one to tell.
    }
  }
}
