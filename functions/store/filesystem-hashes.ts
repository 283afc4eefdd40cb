import fs from 'node:fs';
import { dirname } from 'node:path';
import { bootId } from './filesystem-boot.ts';
import { makeFolders } from './filesystem-folder.ts';
import type { Hashed } from './filesystem-file.ts';

/** What the MD5 of a file was, and of which version. */
type Kept = Pick<Hashed, 'print' | 'changed' | 'md5'>;

/** As a file keeps it; bigint is none of JSON's. */
type Line = [key: string, print: string, changed: string, md5: string];

interface Saved {
  boot: string;
  root: string;
  files: Line[];
}

/** A file that has been left alone for so long has another time after the next change. */
const SETTLED_MS = 2000;
/** Files whose hashes are kept. */
const KEPT_FILES = 1_000_000;

/**
 * The MD5s of files that others write. Bytes are hashed again when inode, size or times are others, that of the last
 * change among them, which nobody can set; and as long as that is so recent that another change might not show in
 * it (as Git does: git-scm.com/docs/racy-git).
 *
 * With a `file` they are kept there from one process to the next of the same boot. Who has something new forgets what
 * he did not ask for. A file that is torn, or cannot be read or written, costs nothing but time.
 */
export class Hashes {
  readonly #root: string;
  readonly #file: string | undefined;
  readonly #before: ReadonlyMap<string, Kept>;
  readonly #now = new Map<string, Kept>();
  #hasNews = false;

  constructor(root: string, file?: string) {
    this.#root = root;
    this.#file = file;
    this.#before = new Map(file === undefined ? [] : read(root, file));
  }

  /** Of the version that was hashed: the caller compares that with the file. */
  get(key: string): Kept | undefined {
    const kept = this.#now.get(key) ?? this.#before.get(key);
    if (kept !== undefined) this.#now.set(key, kept);
    return kept;
  }

  set(key: string, { print, changed, md5 }: Kept): void {
    if (Date.now() < Number(changed / 1_000_000n) + SETTLED_MS) return;
    if (this.#now.size >= KEPT_FILES && !this.#now.has(key)) return;
    this.#now.set(key, { print, changed, md5 });
    this.#hasNews = true;
  }

  /** For the next process. */
  save(): void {
    if (this.#file === undefined || !this.#hasNews) return;
    const files = [...this.#now].map(([key, { print, changed, md5 }]): Line => [
      key,
      print,
      String(changed),
      md5,
    ]);
    const saved: Saved = { boot: bootId(), root: this.#root, files };
    try {
      makeFolders(dirname(this.#file));
      fs.writeFileSync(this.#file, JSON.stringify(saved));
    } catch {
      // The next process hashes them again.
    }
  }
}

function read(root: string, file: string): [string, Kept][] {
  try {
    const saved = JSON.parse(fs.readFileSync(file, 'utf8')) as Saved;
    if (saved.boot !== bootId() || saved.root !== root) return [];
    return saved.files.map(([key, print, changed, md5]) => [
      key,
      { print, changed: BigInt(changed), md5 },
    ]);
  } catch {
    return [];
  }
}
