import fs from 'node:fs';
import { headersOf, holds } from './conditions.ts';
import { bootId } from './filesystem-boot.ts';
import { answered, fileFailure } from './filesystem-failure.ts';
import type { Folder } from './filesystem-folder.ts';
import type { Index, Version } from './filesystem-index.ts';
import type { IndexedReader } from './filesystem-reader.ts';
import { isAbandoned, type Staged, type Staging } from './filesystem-staging.ts';
import type { DeleteResult, ETag, PutOptions, PutResult, StoreError } from './store.ts';
import type { Answer } from './together.ts';

/** A staged file that a sweep took away by mistake is staged again, so often. */
const TRIES = 5;

const moved = { ok: false, reason: 'moved' } as const;

/** An object as it is to be. */
export interface Put {
  key: string;
  body: Uint8Array;
  options: PutOptions;
}

/**
 * Writes objects so that nobody ever sees half of one, whoever else writes and wherever a SIGKILL
 * hits. Several puts at once go through these steps together, each with its own outcome:
 *
 * 1. The bodies are written to files beside the index. Killed here: a later open sweeps them away.
 * 2. The new versions are remembered as staged. Killed here: the same.
 * 3. The lock is taken (one transaction of the index) and the conditions are checked.
 * 4. The files are renamed over the objects. Killed here: the transaction is undone, so that the staged
 *    versions still name the files by their fingerprints, and readers find the right headers.
 * 5. The transaction is committed: the staged versions have become the current ones.
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

  put(puts: readonly Put[]): Answer<PutResult>[] {
    const answers: (Answer<PutResult> | undefined)[] = puts.map(() => undefined);
    for (let left = TRIES; left > 0 && answers.includes(undefined); left--) {
      const pending = [...puts.keys()].filter((at) => answers[at] === undefined);
      this.#tryPuts(pending.map((at) => puts[at]!)).forEach((answer, i) => {
        answers[pending[i]!] = answer;
      });
    }
    return answers.map((answer) => answer ?? { error: this.#vanishing() });
  }

  #vanishing(): StoreError {
    return fileFailure('throttled', this.#staging.path(''), new Error('files vanish from it'));
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

  /** Undefined: what was staged is there no more. */
  #tryPuts(puts: readonly Put[]): (Answer<PutResult> | undefined)[] {
    const tries = puts.map((put) => this.#stage(put));
    const ready = tries.filter((one): one is Trying => one.staged !== undefined);
    try {
      this.#index.locked(() => {
        for (const { put, staged, version } of ready)
          this.#index.stage(put.key, staged.id, version);
      });
      this.#index.locked(() => {
        for (const one of ready) this.#place(one);
      });
    } catch (error) {
      for (const one of ready) one.answer = this.#failure(one.put, error);
    } finally {
      // Once a file is in its place, the staged version must stay until it is the current one.
      this.#forgetStaged(ready.filter(({ isPlaced }) => !isPlaced));
    }
    return tries.map(({ answer }) => answer);
  }

  #stage(put: Put): Tried {
    try {
      const headers = headersOf(put.options);
      const staged = this.#staging.write(put.body);
      const version = { etag: staged.etag, print: staged.print, boot: bootId(), headers };
      return { put, staged, version, isPlaced: false };
    } catch (error) {
      return { put, isPlaced: false, answer: this.#failure(put, error) };
    }
  }

  #place(one: Trying): void {
    const { put, version } = one;
    const { id, path, etag } = one.staged;
    try {
      if (!this.#mayWrite(put.key, put.options)) {
        one.answer = { result: moved };
        return;
      }
      if (!this.#index.unstage(put.key, id)) return;
      this.#folder.replace(path, put.key);
      one.isPlaced = true;
      this.#index.record(put.key, version);
      one.answer = { result: { ok: true, etag } };
    } catch (error) {
      if (one.isPlaced) throw error;
      // A file that is gone is staged again.
      if (fs.existsSync(path)) one.answer = this.#failure(put, error);
    }
  }

  #failure({ key }: Put, error: unknown): Answer<never> {
    return answered(this.#folder.path(key), () => {
      throw error;
    });
  }

  #mayWrite(key: string, condition: PutOptions): boolean {
    if (condition.ifMatch === undefined && condition.ifNoneMatch === undefined) return true;
    return holds(condition, this.#reader.head(key)?.etag);
  }

  /** On a full disk even this may fail; then the sweep does it. */
  #forgetStaged(left: readonly Trying[]): void {
    if (left.length === 0) return;
    try {
      for (const { staged } of left) this.#staging.discard(staged.id);
      this.#index.locked(() => {
        for (const { put, staged } of left) this.#index.unstage(put.key, staged.id);
      });
    } catch {
      // The failure that led here is the one to tell.
    }
  }
}

/** One of several puts, as far as it has come. */
interface Tried {
  put: Put;
  staged?: Staged;
  version?: Version;
  isPlaced: boolean;
  answer?: Answer<PutResult>;
}

type Trying = Tried & { staged: Staged; version: Version };
