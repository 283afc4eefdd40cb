/**
 * An editor's folder as the source store. It is only read: editors write it, with their own tools.
 *
 * With a folder `articles/` in it, its names are the keys (`site.yaml`, `articles/…`, `media/…`;
 * a README beside them is no source). Without one it is a folder of articles from elsewhere:
 * `posts/x.md` has the key `articles/posts/x.md`, and `site.yaml` stays what it is. In both,
 * `withdrawals/….json` take articles down.
 *
 * Jekyll's ending `.markdown` is `.md` in a key. Keys are in Unicode NFC, whatever form the file system gives names in (macOS: NFD).
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { guarded } from '../../../functions/store/filesystem-failure.ts';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { checkKey, compareKeys } from '../../../functions/store/key.ts';
import {
  LIST_LIMIT,
  StoreError,
  type ListedObject,
  type ListPage,
  type ObjectHead,
  type Store,
  type StoredObject,
} from '../../../functions/store/store.ts';

const ARTICLES = 'articles/';
const MEDIA = 'media/';
const WITHDRAWAL = /^withdrawals\/.*\.json$/;
const SETTINGS = 'site.yaml';
const SHORT = '.md';
const LONG = '.markdown';

/**
 * Opens a folder. Throws StoreError `missing`, with a sentence, when it is not there; so does every
 * reading later, because articles on a disk that was unplugged are not articles that were deleted. `hashes`: a file in
 * which what articles are known by is kept from one process to the next; close the folder to have it written.
 */
export function openContentFolder(root: string, options: { hashes?: string } = {}): ContentFolder {
  return new ContentFolder(root, options);
}

/**
 * The key of a file that a watcher saw in the folder, or undefined when it can be no source.
 * `path` is absolute or relative to the working directory, as `root` is.
 */
export function sourceKeyOf(root: string, path: string): string | undefined {
  const name = relative(resolve(root), resolve(path)).split(sep).join('/').normalize('NFC');
  if (name === '' || name.split('/').some(isSkipped)) return undefined;
  return toKey(name, hasArticles(root));
}

/** Whether nothing at this path can be a source, nor anything below it: no watcher need look there. */
export function isPassedOver(root: string, path: string): boolean {
  return relative(resolve(root), resolve(path)).split(sep).some(isSkipped);
}

/** The file behind a key: the inverse of `sourceKeyOf`, up to the Unicode form of its name. */
export function fileOf(root: string, key: string): string {
  const isName = isPlain(key) || hasArticles(root) || !key.startsWith(ARTICLES);
  const file = join(root, isName ? key : key.slice(ARTICLES.length));
  const long = exchanged(file, SHORT, LONG);
  return !existsSync(file) && existsSync(long) ? long : file;
}

export class ContentFolder implements Store {
  readonly #root: string;
  readonly #files: FilesystemStore;
  /** There is a folder `articles/`, so that names are keys. */
  readonly #mapped: boolean;
  /** The walk that the pages of one list are cut from: key → name, in order of the keys. */
  #walked: [key: string, name: string][] = [];

  constructor(root: string, options: { hashes?: string }) {
    this.#root = resolve(root);
    this.#checkThere();
    this.#mapped = hasArticles(this.#root);
    this.#files = FilesystemStore.open({ root: this.#root, ...options });
  }

  async get(key: string): Promise<StoredObject | undefined> {
    return await this.#read(key, (name) => this.#files.get(name));
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    return await this.#read(key, (name) => this.#files.head(name));
  }

  async list(prefix: string, page: { after?: string; limit?: number } = {}): Promise<ListPage> {
    const { after = '', limit = LIST_LIMIT } = page;
    if (after === '' || this.#walked.length === 0) {
      this.#checkThere();
      this.#walked = guarded(this.#root, () => this.#walk());
    }
    const found: [key: string, name: string][] = [];
    for (const [key, name] of this.#walked) {
      if (!key.startsWith(prefix) || (after !== '' && compareKeys(key, after) <= 0)) continue;
      if (found.push([key, name]) > limit) break;
    }
    const asked = found.slice(0, limit).map(([key, name]) => this.#listed(key, name));
    const objects = (await Promise.all(asked)).filter((object) => object !== undefined);
    return { objects, ...(found.length > limit && { next: found[limit - 1]![0] }) };
  }

  close(): void {
    this.#files.close();
  }

  put(): Promise<never> {
    return Promise.reject(readOnly(this.#root));
  }

  delete(): Promise<never> {
    return Promise.reject(readOnly(this.#root));
  }

  /** A name that no key may have is listed all the same, so that somebody can refuse it by name. */
  async #listed(key: string, name: string): Promise<ListedObject | undefined> {
    try {
      const head = await this.#files.head(name);
      return head && { key, etag: head.etag, size: head.size, lastModified: head.lastModified };
    } catch (error) {
      if (!(error instanceof StoreError) || error.failure !== 'invalid-key') throw error;
      return { key, etag: 'unreadable', size: 0, lastModified: new Date(0).toISOString() };
    }
  }

  async #read<T>(key: string, read: (name: string) => Promise<T | undefined>) {
    checkKey(key);
    const name = this.#toName(key);
    if (name === undefined) return undefined;
    const found = (await this.#readNamed(name, read)) ?? (await this.#readLong(name, read));
    if (found === undefined) this.#checkThere();
    return found;
  }

  /** `x.md`, where its file is called `x.markdown`. */
  async #readLong<T>(name: string, read: (name: string) => Promise<T | undefined>) {
    if (!name.endsWith(SHORT)) return undefined;
    return await this.#readNamed(exchanged(name, SHORT, LONG), read);
  }

  /** The name as it is, or in another Unicode form where the file system tells them apart. */
  async #readNamed<T>(name: string, read: (name: string) => Promise<T | undefined>) {
    const found = await read(name);
    if (found !== undefined) return found;
    if (/^[\u0020-\u007e]*$/.test(name)) return undefined;
    const actual = guarded(this.#root, () => this.#spelling(name));
    return actual === undefined || actual === name ? undefined : await read(actual);
  }

  #spelling(name: string): string | undefined {
    let actual = '';
    for (const segment of name.split('/')) {
      const entries = readFolder(join(this.#root, actual));
      const entry = entries.find((entry) => entry.name.normalize('NFC') === segment);
      if (entry === undefined) return undefined;
      actual = actual === '' ? entry.name : `${actual}/${entry.name}`;
    }
    return actual;
  }

  #toName(key: string): string | undefined {
    if (key.split('/').some(isSkipped)) return undefined;
    if (isPlain(key)) return key;
    if (this.#mapped) return isSource(key) ? key : undefined;
    const name = key.startsWith(ARTICLES) ? key.slice(ARTICLES.length) : undefined;
    return name !== undefined && isPlain(name) ? undefined : name;
  }

  #walk(): [string, string][] {
    const found = new Map<string, string>();
    for (const name of walk(this.#root, '')) {
      const composed = name.normalize('NFC');
      const key = toKey(composed, this.#mapped);
      // Of two spellings of one name the composed and short one is the file that `get` reads.
      const isFirst = name === composed && !name.endsWith(LONG);
      if (key !== undefined && (!found.has(key) || isFirst)) found.set(key, name);
    }
    return [...found].sort(([a], [b]) => compareKeys(a, b));
  }

  #checkThere(): void {
    const watched = this.#mapped ? join(this.#root, ARTICLES) : this.#root;
    const stats = guarded(watched, () => statSync(watched, { throwIfNoEntry: false }));
    if (stats?.isDirectory()) return;
    throw new StoreError(
      'missing',
      stats
        ? `"${watched}" is a file, and articles are in a folder: name the folder it is in.`
        : `There is no folder "${watched}" with articles: check its name, or create it.`,
    );
  }
}

/** Whether names are keys in this folder. */
export function hasArticles(root: string): boolean {
  const stats = guarded(root, () => statSync(join(root, ARTICLES), { throwIfNoEntry: false }));
  return stats?.isDirectory() === true;
}

/** `name` is below the folder, with `/`, in NFC. */
function toKey(name: string, mapped: boolean): string | undefined {
  if (isPlain(name)) return name;
  if (mapped && !isSource(name)) return undefined;
  const key = mapped ? name : ARTICLES + name;
  return key.startsWith(ARTICLES) ? exchanged(key, LONG, SHORT) : key;
}

/** The name with another ending, if it has the first. */
function exchanged(name: string, ending: string, other: string): string {
  return name.endsWith(ending) ? name.slice(0, -ending.length) + other : name;
}

/** What has the same name in every folder. */
function isPlain(name: string): boolean {
  return name === SETTINGS || WITHDRAWAL.test(name);
}

function isSource(name: string): boolean {
  return name.startsWith(ARTICLES) || name.startsWith(MEDIA);
}

/** Hidden names, and what tools put beside articles. */
function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** The names of all files below a folder. */
function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readFolder(join(root, folder))) {
    if (isSkipped(entry.name)) continue;
    const name = folder + entry.name;
    if (entry.isDirectory()) yield* walk(root, `${name}/`);
    else if (entry.isFile() || entry.isSymbolicLink()) yield name;
  }
}

/** What is in a folder; one that has just gone holds nothing. */
function readFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function readOnly(root: string): StoreError {
  return new StoreError('read-only', `"${root}" belongs to its editors: healthwire only reads it.`);
}
