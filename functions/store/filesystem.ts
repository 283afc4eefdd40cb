import fs from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { limitOf } from './conditions.ts';
import { fileFailure, guarded } from './filesystem-failure.ts';
import { Folder, makeFolders, type Found } from './filesystem-folder.ts';
import { Hashes } from './filesystem-hashes.ts';
import { Index } from './filesystem-index.ts';
import { IndexedReader, PlainReader, type Reader } from './filesystem-reader.ts';
import { Staging } from './filesystem-staging.ts';
import { Writer, type Put } from './filesystem-writer.ts';
import { checkKey } from './key.ts';
import {
  StoreError,
  type DeleteResult,
  type ETag,
  type ListPage,
  type ObjectHead,
  type ObjectHeaders,
  type PutOptions,
  type PutResult,
  type Store,
  type StoredObject,
} from './store.ts';
import { Together } from './together.ts';

/** So long a store may keep the event loop to itself, milliseconds. */
const TURN = 8;
/** Objects that are looked at, or written, at once. */
const GROUP_OBJECTS = 32;

/**
 * Objects as plain files below a folder: the key is the path, so any static web server can serve
 * them. What a file cannot carry (content type, cache control, metadata, ETag) is in an index, an
 * SQLite database outside the folder. Several processes and threads may open the same store.
 *
 * What is promised:
 * - A reader sees a whole object with the headers and the ETag of exactly its bytes, whatever
 *   writers do at the time, and after a SIGKILL at any moment.
 * - Of several conditional writes to one version exactly one is applied, across processes.
 * - A write that returned is seen by everybody who reads after it.
 *
 * What is not:
 * - A power cut may lose or tear the writes of the last seconds, because nothing is flushed to the
 *   disk object by object. A lost one is the former version or none; a torn one has the ETag of no
 *   version (`…-unrecorded`), and so has one whose headers were lost. So whoever publishes again
 *   sees the difference and repairs it. Fingerprints are believed only in the boot they were taken
 *   in; after it the bytes are hashed once.
 * - What others change in the folder is noticed by inode, size and time, as by make or rsync: an
 *   edit in place that keeps the size, within some milliseconds of the write, may be missed.
 * - Where a filesystem ignores case or normal form (macOS), keys that differ only in these are one
 *   object. Network filesystems and Windows have not been tried; SQLite's lock needs a local one.
 * - A key cannot be both a file and a folder (`a` and `a/b`): StoreError `invalid-key`.
 *
 * Without an index the folder is one that others write: it can only be read, with headers by
 * extension and the MD5 of the bytes as ETag. Names that begin with a dot are hidden in both.
 *
 * Throws StoreError `full`, `read-only`, `denied`, `missing`, `throttled`, `invalid-key` or
 * `unavailable`, with a sentence that names the path and says what to do.
 */
export class FilesystemStore implements Store {
  readonly #folder: Folder;
  readonly #reader: Reader;
  readonly #writer: Writer | undefined;
  readonly #index: Index | undefined;
  readonly #hashes: Hashes | undefined;
  readonly #heads: Together<string, ObjectHead | undefined>;
  readonly #puts: Together<Put, PutResult>;
  #turnEnd = performance.now() + TURN;

  private constructor(folder: Folder, kept: Index | Hashes, staging?: Staging) {
    this.#folder = folder;
    if (kept instanceof Hashes) {
      this.#hashes = kept;
      this.#reader = new PlainReader(folder, kept);
    } else {
      const index = (this.#index = kept);
      const reader = new IndexedReader(folder, index);
      this.#reader = reader;
      if (staging !== undefined) this.#writer = new Writer(folder, index, staging, reader);
    }
    const together = { most: GROUP_OBJECTS };
    this.#heads = new Together((keys) => this.#guarded(() => this.#reader.heads(keys)), together);
    this.#puts = new Together((puts) => this.#guarded(() => this.#writable().put(puts)), together);
  }

  /**
   * `root`: the folder of the objects; made when there is an index, else it must exist. `index`:
   * its file, outside the root but on the same filesystem; objects are staged beside it. `readOnly`:
   * nothing is made or put in order, and the disk need not be writable. `hashes`: where those of a folder without an
   * index are kept for the next process, outside the root.
   */
  static open(options: {
    root: string;
    index?: string;
    readOnly?: boolean;
    hashes?: string;
  }): FilesystemStore {
    const root = resolve(options.root);
    return guarded(root, () => {
      if (options.index === undefined) return openPlain(root);
      return options.readOnly
        ? openToRead(root, resolve(options.index))
        : openIndexed(root, resolve(options.index));
    });

    function openPlain(root: string): FilesystemStore {
      if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory())
        throw fileFailure('missing', root);
      const folder = new Folder(root);
      return new FilesystemStore(folder, new Hashes(folder.root, options.hashes));
    }

    function openToRead(root: string, file: string): FilesystemStore {
      const index = guarded(file, () => new Index(file, { readOnly: true }));
      return new FilesystemStore(new Folder(root), index);
    }

    function openIndexed(root: string, file: string): FilesystemStore {
      makeFolders(root);
      makeFolders(dirname(file));
      const folder = new Folder(root);
      checkPlaces(folder.root, fs.realpathSync.native(dirname(file)));
      const index = guarded(file, () => new Index(file));
      const store = new FilesystemStore(folder, index, new Staging(`${file}.staging`));
      store.#writer!.sweep();
      return store;
    }
  }

  async get(key: string): Promise<StoredObject | undefined> {
    return this.#take(key, () => this.#reader.get(key));
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    checkKey(key);
    return await this.#heads.ask(key);
  }

  async put(key: string, body: Uint8Array, options: PutOptions): Promise<PutResult> {
    checkKey(key);
    return await this.#puts.ask({ key, body, options });
  }

  async delete(key: string, condition: { ifMatch?: ETag } = {}): Promise<DeleteResult> {
    return this.#take(key, () => this.#writable().delete(key, condition));
  }

  async list(prefix: string, page: { after?: string; limit?: number } = {}): Promise<ListPage> {
    const limit = limitOf(page);
    return this.#take(undefined, () => {
      const found: Found[] = [];
      for (const file of this.#folder.walk(prefix, page.after ?? ''))
        if (found.push(file) > limit) break;
      const objects = this.#reader.list(found.slice(0, limit));
      return { objects, ...(found.length > limit && { next: found[limit - 1]!.key }) };
    });
  }

  /** What the index says of every object, in order of the keys; nothing without an index. */
  headers(): Iterable<{ key: string; headers: ObjectHeaders }> {
    return this.#index?.headers() ?? [];
  }

  /** Does what was asked for, before anything else happens. */
  finish(): void {
    this.#puts.finish();
    this.#heads.finish();
  }

  /** Finishes, and lets go of the index; the store cannot be used after it. */
  close(): void {
    this.finish();
    this.#index?.close();
    this.#hashes?.save();
  }

  #writable(): Writer {
    if (this.#writer) return this.#writer;
    const { root } = this.#folder;
    throw new StoreError('read-only', `"${root}" was opened only to be read: others write it.`);
  }

  #guarded<T>(work: () => T): T {
    return guarded(this.#folder.root, work);
  }

  /**
   * System calls here are synchronous, because that is several times faster for small files. So
   * that a server or a signal handler in the same process gets on, it steps aside now and then.
   */
  async #take<T>(key: string | undefined, work: () => T): Promise<T> {
    if (key !== undefined) checkKey(key);
    const result = guarded(key === undefined ? this.#folder.root : this.#folder.path(key), work);
    if (performance.now() > this.#turnEnd) {
      await others();
      this.#turnEnd = performance.now() + TURN;
    }
    return result;
  }
}

function checkPlaces(root: string, indexFolder: string): void {
  if (`${indexFolder}${sep}`.startsWith(`${root}${sep}`))
    throw new TypeError('The index must be outside the root: everything below it is an object.');
  if (fs.statSync(root).dev !== fs.statSync(indexFolder).dev)
    throw new StoreError(
      'unavailable',
      `"${root}" and "${indexFolder}" are on different disks: put both on one.`,
    );
}
