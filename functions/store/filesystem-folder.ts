import fs from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileFailure } from './filesystem-failure.ts';
import {
  absent,
  hashFile,
  lookAt,
  readFile,
  statFile,
  type Hashed,
  type Read,
  type Seen,
} from './filesystem-file.ts';
import { compareKeys } from './key.ts';

/**
 * The plain files below a folder, by key. It knows nothing of versions; the index does.
 *
 * A symbolic link to a file is followed where that file is below the folder too; linked folders,
 * links that lead out, pipes and devices do not exist here.
 */
export class Folder {
  /** Absolute, without symbolic links, without a slash at the end. */
  readonly root: string;
  readonly #below: string;
  /** Folders to which no symbolic link led, a moment ago. */
  readonly #plain = new Set<string>();
  #plainUntil = 0;
  /** Of large folders, so that each page of a list need not read them anew. */
  readonly #large = new Map<string, { children: readonly Found[]; print: string }>();

  constructor(root: string) {
    this.root = fs.realpathSync.native(root);
    this.#below = this.root.endsWith(sep) ? this.root : this.root + sep;
  }

  stat(key: string): Seen | undefined {
    const found = this.#find(key);
    return typeof found === 'string' ? statFile(found) : found;
  }

  /** A file that a walk has just found: it is known to be none of what `stat` must refuse. */
  statFound(found: Found): Seen | undefined {
    return found.linked ? this.stat(found.key) : statFile(this.path(found.key));
  }

  read(key: string): Read | undefined {
    const found = this.#find(key);
    return found === undefined
      ? undefined
      : readFile(typeof found === 'string' ? found : this.path(key));
  }

  hash(key: string): Hashed | undefined {
    const found = this.#find(key);
    return found === undefined
      ? undefined
      : hashFile(typeof found === 'string' ? found : this.path(key));
  }

  /** Of a key, which needs no tidying: key.ts lets no other pass. */
  path(key: string): string {
    return this.#below + key;
  }

  /** Renames a complete file over the object; throws ENOENT when the file is gone. */
  replace(file: string, key: string): void {
    const target = this.path(key);
    this.#ensureFolder(dirname(target), key);
    try {
      this.#rename(file, target, key);
    } catch (error) {
      if (isAny(error, 'ENOTDIR')) throw clashOr(error, target, key);
      if (!isAny(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
      if (!fs.lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) throw error;
      // A folder without files is no object: it may make room.
      if (!removeEmpty(target)) throw clash(target, `"${key}" is a folder with files in it`);
      fs.renameSync(file, target);
    }
  }

  /** Somebody else may have taken the folder away since it was looked at. */
  #rename(file: string, target: string, key: string): void {
    try {
      fs.renameSync(file, target);
    } catch (error) {
      if (!isAny(error, 'ENOENT') || fs.existsSync(dirname(target))) throw error;
      this.#plain.clear();
      this.#ensureFolder(dirname(target), key);
      fs.renameSync(file, target);
    }
  }

  /** Removes the object, and the folders that are empty without it. */
  remove(key: string): void {
    const path = this.path(key);
    fs.rmSync(path, { force: true });
    this.#plain.clear();
    for (let up = dirname(path); up !== this.root && removeEmpty(up); up = dirname(up));
  }

  /** Keys below a prefix, later than `after`, in the order of their UTF-8 bytes. */
  *walk(prefix: string, after: string, folder = ''): Generator<Found> {
    const children = this.#children(folder);
    for (let at = firstBehind(children, after); at < children.length; at++) {
      const { key, linked } = children[at]!;
      if (key.endsWith('/')) {
        const mayHold = key.startsWith(prefix) || prefix.startsWith(key);
        const mayFollow = compareKeys(key, after) > 0 || after.startsWith(key);
        if (mayHold && mayFollow) yield* this.walk(prefix, after, key);
      } else if (key.startsWith(prefix) && compareKeys(key, after) > 0) yield { key, linked };
    }
  }

  /** The files and folders (with a slash at the end) of one folder, in order of their keys. */
  #children(folder: string): readonly Found[] {
    const path = join(this.root, folder);
    const known = this.#large.get(folder);
    if (known !== undefined && known.print === printOf(path, Infinity)) return known.children;
    const asked = Date.now();
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(path, { withFileTypes: true });
    } catch (error) {
      return absent(error) ?? [];
    }
    const children = sorted(folder, entries);
    this.#large.delete(folder);
    const print = children.length < LARGE ? undefined : printOf(path, asked - SETTLED_MS);
    if (this.#large.size >= LARGE_KEPT) this.#large.clear();
    if (print !== undefined) this.#large.set(folder, { children, print });
    return children;
  }

  /** The file of a key, or where it really is; undefined when that is not below the root. */
  #find(key: string): Seen | string | undefined {
    const path = this.path(key);
    const found = lookAt(path);
    try {
      if (found === undefined || this.#what(dirname(path)) !== 'plain') return undefined;
      if (found !== 'link') return found;
      const real = fs.realpathSync.native(path);
      return real.startsWith(this.root + sep) ? real : undefined;
    } catch (error) {
      return absent(error);
    }
  }

  /** What stands at the path of a folder: looked at once for all that is asked in a moment, if it is one. */
  #what(folder: string): Place {
    const now = performance.now();
    if (now > this.#plainUntil) {
      this.#plain.clear();
      this.#plainUntil = now + MOMENT_MS;
    }
    if (this.#plain.has(folder)) return 'plain';
    const above = folder === this.root ? this.#whatIsRoot() : this.#what(dirname(folder));
    if (above !== 'plain') return above;
    const stats = fs.lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) return 'nothing';
    if (!stats.isDirectory()) return stats.isSymbolicLink() ? 'link' : 'file';
    this.#plain.add(folder);
    return 'plain';
  }

  #whatIsRoot(): Place {
    try {
      const real = fs.realpathSync.native(this.root);
      return sameSpelling(real, this.root) ? 'plain' : 'link';
    } catch (error) {
      return absent(error) ?? 'nothing';
    }
  }

  #ensureFolder(folder: string, key: string): void {
    const place = this.#what(folder);
    if (place === 'plain') return;
    if (place === 'link') throw clash(folder, `the way to "${key}" leads through a symbolic link`);
    if (place === 'file') throw clash(folder, `something on the way to "${key}" is a file`);
    if (folder === this.root) makeFolders(folder);
    else {
      this.#ensureFolder(dirname(folder), key);
      makeFolder(folder, key);
      this.#plain.add(folder);
    }
  }
}

/** `plain`: a folder to which no symbolic link leads; else what stands there, or on the way. */
type Place = 'plain' | 'link' | 'file' | 'nothing';

/** So long a folder is what it was when it was looked at. */
const MOMENT_MS = 8;
/** Files and folders in one that is worth a look at whether it is as it was. */
const LARGE = 100;
/** Such folders that are remembered: those of one list, from the root down, are few. */
const LARGE_KEPT = 8;
/** A folder that has been left alone for so long has another time after the next change. */
const SETTLED_MS = 2000;

/** A file that a walk found, `linked` when it is a symbolic link. */
export interface Found {
  key: string;
  linked: boolean;
}

function sorted(folder: string, entries: readonly fs.Dirent[]): Found[] {
  const children: Found[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const key = folder + entry.name;
    if (entry.isDirectory()) children.push({ key: `${key}/`, linked: false });
    else if (entry.isFile() || entry.isSymbolicLink())
      children.push({ key, linked: entry.isSymbolicLink() });
  }
  return children.sort((a, b) => compareKeys(a.key, b.key));
}

/** Where what is later than a key begins, or the folder that holds this key, which comes just before. */
function firstBehind(children: readonly Found[], after: string): number {
  let low = 0;
  let high = after === '' ? 0 : children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(children[middle]!.key, after) > 0) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

/** Another one after each change of what is in a folder; undefined where the last was later than `latest`. */
function printOf(folder: string, latest: number): string | undefined {
  const stats = fs.statSync(folder, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined || Number(stats.ctimeNs / 1_000_000n) > latest) return undefined;
  return `${stats.ino}:${stats.mtimeNs}:${stats.ctimeNs}`;
}

function isAny(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * A folder, and those above it, where they are not there. Node's own recursive mkdir says ENOENT on
 * a disk that is read-only, and never returns below /proc.
 */
export function makeFolders(folder: string): void {
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it just now.
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function makeFolder(folder: string, key: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it just now; a link that leads nowhere also exists.
    if (fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    throw clashOr(error, folder, key);
  }
}

function clashOr(error: unknown, path: string, key: string): unknown {
  return isAny(error, 'ENOTDIR', 'EEXIST', 'ELOOP')
    ? clash(path, `something on the way to "${key}" is a file`)
    : error;
}

/** S3 can hold both `a` and `a/b`; a folder cannot. */
function clash(path: string, why: string): Error {
  return fileFailure('invalid-key', path, new Error(`${why}; rename one of the two`));
}

/** Whether a folder was empty, and is now gone. */
function removeEmpty(folder: string): boolean {
  try {
    fs.rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Some filesystems (macOS) keep a name in other letters or another normal form than was asked. */
function sameSpelling(a: string, b: string): boolean {
  return a === b || a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
