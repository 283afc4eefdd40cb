import { hash } from 'node:crypto';
import fs from 'node:fs';
import { wholeSeconds } from './conditions.ts';
import { contentTypeOf } from './content-type.ts';
import { bootId } from './filesystem-boot.ts';
import { answered, fileFailure } from './filesystem-failure.ts';
import type { Hashed, Seen } from './filesystem-file.ts';
import type { Folder, Found } from './filesystem-folder.ts';
import type { Hashes } from './filesystem-hashes.ts';
import type { Index, KnownVersion, Version } from './filesystem-index.ts';
import type { ETag, ListedObject, ObjectHead, ObjectHeaders, StoredObject } from './store.ts';
import type { Answer } from './together.ts';

/** Reads objects from the files of a folder. Throws what the system throws. */
export interface Reader {
  heads(keys: readonly string[]): Answer<ObjectHead | undefined>[];
  get(key: string): StoredObject | undefined;
  /** One page of a list; files that are gone by now are left out. */
  list(page: readonly Found[]): ListedObject[];
}

/** The files are all there is: headers by extension, as ETag the MD5 of the bytes. */
export class PlainReader implements Reader {
  readonly #folder: Folder;
  readonly #hashes: Hashes;

  constructor(folder: Folder, hashes: Hashes) {
    this.#folder = folder;
    this.#hashes = hashes;
  }

  heads(keys: readonly string[]): Answer<ObjectHead | undefined>[] {
    return keys.map((key) => answered(this.#folder.path(key), () => this.#head(key)));
  }

  #head(key: string): ObjectHead | undefined {
    const file = this.#known(key) ?? this.#hash(key);
    if (file === undefined) return this.#checkRoot();
    return headOf({ file, etag: file.md5, headers: { contentType: contentTypeOf(key) } });
  }

  #known(key: string): Hashed | undefined {
    const known = this.#hashes.get(key);
    if (known === undefined) return undefined;
    const file = this.#folder.stat(key);
    return file?.print === known.print && file.changed === known.changed
      ? { ...file, md5: known.md5 }
      : undefined;
  }

  #hash(key: string): Hashed | undefined {
    const file = this.#folder.hash(key);
    if (file !== undefined) this.#hashes.set(key, file);
    return file;
  }

  get(key: string): StoredObject | undefined {
    const file = this.#folder.read(key);
    if (file === undefined) return this.#checkRoot();
    const headers = { contentType: contentTypeOf(key) };
    return { ...headOf({ file, etag: md5(file.body), headers }), body: file.body };
  }

  list(page: readonly Found[]): ListedObject[] {
    if (page.length === 0) this.#checkRoot();
    return listedOf(page, ({ key }) => this.#head(key));
  }

  /** A folder that is not there (any more) is not a folder without files. */
  #checkRoot(): undefined {
    const { root } = this.#folder;
    if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory())
      throw fileFailure('missing', root);
  }
}

type Looked = Seen & { body?: Uint8Array };

/** A file, and what is known of the version that it holds. */
interface Known {
  file: Looked;
  etag: ETag;
  headers: ObjectHeaders;
}

/** So often a reader looks again when other writers are faster; each time one of them got on. */
const TRIES = 1000;

/**
 * Reads files whose versions an index remembers.
 *
 * Bytes and headers belong together because the version is found by what was read: by the
 * fingerprint of the file, or by the MD5 of its bytes when it has been copied, restored or seen in
 * an earlier boot. What no version fits was put there by somebody else, or torn by a power cut: its
 * ETag is that of no version, so whoever compares it repairs it.
 */
export class IndexedReader implements Reader {
  readonly #folder: Folder;
  readonly #index: Index;

  constructor(folder: Folder, index: Index) {
    this.#folder = folder;
    this.#index = index;
  }

  head(key: string): ObjectHead | undefined {
    const known = this.#look(key, () => this.#folder.stat(key));
    return known && headOf(known);
  }

  /**
   * The files first, the index after them; where the two do not fit, each is looked at by itself, when
   * the index is no more held to what it was.
   */
  heads(keys: readonly string[]): Answer<ObjectHead | undefined>[] {
    const files = keys.map((key) => answered(this.#folder.path(key), () => this.#folder.stat(key)));
    const versions = this.#index.reading(() =>
      keys.map((key, at) => (fileIn(files[at]!) === undefined ? [] : this.#index.versions(key))),
    );
    return keys.map((key, at) => {
      const answer = files[at]!;
      const file = fileIn(answer);
      if (file === undefined) return 'error' in answer ? answer : { result: undefined };
      const known = versions[at]!.find((version) => isPrintOf(version, file));
      if (known !== undefined) return { result: headOf({ ...known, file }) };
      return answered(this.#folder.path(key), () => this.head(key));
    });
  }

  get(key: string): StoredObject | undefined {
    const known = this.#look(key, () => this.#folder.read(key));
    return known && { ...headOf(known), body: known.file.body! };
  }

  list(page: readonly Found[]): ListedObject[] {
    if (page.length === 0) return [];
    // The files first, the index after them: a file replaced in between fits no row, and is
    // looked at by itself.
    const files = page.map((found) => this.#folder.statFound(found));
    const rows = this.#index.between(page[0]!.key, page.at(-1)!.key);
    return listedOf(page, ({ key }, at) => {
      const file = files[at];
      const row = rows.get(key);
      if (file && row && isPrintOf(row, file))
        return { ...file, etag: row.etag, lastModified: wholeSeconds(file.lastModified) };
      return this.head(key);
    });
  }

  /** The name under which the object's present version is staged, when its writer was killed. */
  stagedNameOf(key: string): string | undefined {
    const file = this.#folder.hash(key);
    return file && this.#fitting(this.#index.versions(key), file)?.staged;
  }

  #look(key: string, look: () => Looked | undefined): Known | undefined {
    for (let left = TRIES; left > 0; left--) {
      const file = look();
      if (file === undefined) return undefined;
      const versions = this.#index.versions(key);
      const version = versions.find((known) => isPrintOf(known, file));
      if (version) return { file, etag: version.etag, headers: version.headers };
      // Either another writer was faster between the two looks, or the bytes themselves must tell.
      const hashed = this.#hash(key, file);
      if (hashed) return { file, ...this.#identify(key, versions, hashed) };
    }
    throw fileFailure('throttled', this.#folder.path(key), new Error('it keeps changing'));
  }

  /** Undefined when the file of the key is not the one that was looked at, any more. */
  #hash(key: string, file: Looked): Hashed | undefined {
    const now = file.body
      ? { ...this.#folder.stat(key), md5: md5(file.body) }
      : this.#folder.hash(key);
    return now?.print === file.print ? { ...file, md5: now.md5 } : undefined;
  }

  #identify(key: string, versions: KnownVersion[], file: Hashed): Omit<Known, 'file'> {
    const fitting = this.#fitting(versions, file);
    if (fitting === undefined) {
      const headers = { contentType: contentTypeOf(key) };
      return { etag: `${file.md5}-unrecorded`, headers };
    }
    if (fitting.staged === undefined) this.#refresh(key, fitting, file);
    return { etag: fitting.etag, headers: fitting.headers };
  }

  #fitting(versions: KnownVersion[], file: Hashed): KnownVersion | undefined {
    const byPrint = versions.find((known) => isPrintOf(known, file));
    if (byPrint) return byPrint;
    const byBytes = versions.filter((known) => known.etag === file.md5);
    // A version that is being written is known by its fingerprint, unless that is of another boot.
    return (
      byBytes.find(({ staged }) => staged === undefined) ??
      byBytes.find(({ boot }) => boot !== bootId())
    );
  }

  /** Hash once, believe the fingerprint from then on. Who may only read does without. */
  #refresh(key: string, version: KnownVersion, file: Seen): void {
    try {
      this.#index.locked(() => {
        if (this.#folder.stat(key)?.print === file.print)
          this.#index.refresh(key, version, file.print, bootId());
      });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_SQLITE_ERROR') throw error;
    }
  }
}

function fileIn(answer: Answer<Seen | undefined>): Seen | undefined {
  return 'error' in answer ? undefined : answer.result;
}

function isPrintOf(version: Pick<Version, 'print' | 'boot'>, file: Seen): boolean {
  return version.print === file.print && version.boot === bootId();
}

function md5(body: Uint8Array): ETag {
  return hash('md5', body, 'hex');
}

function headOf({ file, etag, headers }: Known): ObjectHead {
  return { ...headers, etag, size: file.size, lastModified: wholeSeconds(file.lastModified) };
}

function listedOf(
  page: readonly Found[],
  look: (found: Found, at: number) => Omit<ListedObject, 'key'> | undefined,
): ListedObject[] {
  const objects: ListedObject[] = [];
  for (const [at, found] of page.entries()) {
    const { key } = found;
    const object = look(found, at) ?? unreadable(key);
    if (object === undefined) continue;
    const { etag, size, lastModified } = object;
    objects.push({ key, etag, size, lastModified });
  }
  return objects;
}

/** A name that is not UTF-8 cannot be opened; it is listed, so that it can be refused by name. */
function unreadable(key: string): Omit<ListedObject, 'key'> | undefined {
  if (!key.includes('\ufffd')) return undefined;
  return { etag: hash('md5', '', 'hex'), size: 0, lastModified: wholeSeconds(new Date(0)) };
}
