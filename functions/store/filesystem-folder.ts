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
  /** Folders to which no symbolic link led, a moment ago. */
  readonly #plain = new Set<string>();
  #plainUntil = 0;

  constructor(root: string) {
    this.root = fs.realpathSync.native(root);
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

  path(key: string): string {
    return join(this.root, key);
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
    for (const { key, linked } of this.#children(folder)) {
      if (key.endsWith('/')) {
        const mayHold = key.startsWith(prefix) || prefix.startsWith(key);
        const mayFollow = compareKeys(key, after) > 0 || after.startsWith(key);
        if (mayHold && mayFollow) yield* this.walk(prefix, after, key);
      } else if (key.startsWith(prefix) && compareKeys(key, after) > 0) yield { key, linked };
    }
  }

  /** The files and folders (with a slash at the end) of one folder, in order of their keys. */
  #children(folder: string): Found[] {
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(join(this.root, folder), { withFileTypes: true });
    } catch (error) {
      return absent(error) ?? [];
    }
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

  /** The file of a key, or where it really is; undefined when that is not below the root. */
  #find(key: string): Seen | string | undefined {
    const path = this.path(key);
    const found = lookAt(path);
    try {
      if (found === undefined || !this.#isPlain(dirname(path))) return undefined;
      if (found !== 'link') return found;
      const real = fs.realpathSync.native(path);
      return real.startsWith(this.root + sep) ? real : undefined;
    } catch (error) {
      return absent(error);
    }
  }

  /** Whether no symbolic link leads to a folder: looked at once for all that is asked in a moment. */
  #isPlain(folder: string): boolean {
    const now = performance.now();
    if (now > this.#plainUntil) {
      this.#plain.clear();
      this.#plainUntil = now + MOMENT_MS;
    }
    if (this.#plain.has(folder)) return true;
    if (!sameSpelling(fs.realpathSync.native(folder), folder)) return false;
    this.#plain.add(folder);
    return true;
  }

  #ensureFolder(folder: string, key: string): void {
    try {
      if (this.#isPlain(folder)) return;
    } catch (error) {
      if (!isAny(error, 'ENOENT')) throw clashOr(error, folder, key);
      if (folder === this.root) makeFolders(folder);
      else {
        this.#ensureFolder(dirname(folder), key);
        makeFolder(folder, key);
      }
      return;
    }
    throw clash(folder, `the way to "${key}" leads through a symbolic link`);
  }
}

/** So long a folder is what it was when it was looked at. */
const MOMENT_MS = 8;

/** A file that a walk found, `linked` when it is a symbolic link. */
export interface Found {
  key: string;
  linked: boolean;
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
