import { hash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { bootId } from './filesystem-boot.ts';
import { makeFolders } from './filesystem-folder.ts';

/** A complete body in a file of its own, ready to be renamed over an object. */
export interface Staged {
  id: string;
  path: string;
  /** Of the file, and of the object that it becomes: a rename changes none of it. */
  print: string;
  etag: string;
}

/**
 * The folder beside the index in which bodies become complete before anyone can see them.
 *
 * A staged file's name says whose it is (boot, process, store), so that what a killed process left
 * behind can be swept away. Where two processes cannot see each other (containers), a living one's
 * file may be swept by mistake: its owner finds it gone and stages it again.
 */
export class Staging {
  readonly #folder: string;
  readonly #owner = `${bootId()}_${process.pid}_${randomBytes(6).toString('hex')}`;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
    makeFolders(folder);
  }

  write(body: Uint8Array): Staged {
    const id = `${this.#owner}_${++this.#count}`;
    const path = this.path(id);
    try {
      const fd = fs.openSync(path, 'wx');
      try {
        fs.writeFileSync(fd, body);
        const { ino, size, mtimeNs } = fs.fstatSync(fd, { bigint: true });
        const etag = hash('md5', body, 'hex');
        return { id, path, print: `${ino}:${size}:${mtimeNs}`, etag };
      } finally {
        fs.closeSync(fd);
      }
    } catch (error) {
      this.discard(id);
      throw error;
    }
  }

  path(id: string): string {
    return join(this.#folder, id);
  }

  discard(id: string): void {
    fs.rmSync(this.path(id), { force: true });
  }

  /** What processes left here that live no more. */
  abandoned(): string[] {
    return fs.readdirSync(this.#folder).filter(isAbandoned);
  }
}

/** Whether the process that staged this lives no more. */
export function isAbandoned(id: string): boolean {
  const [boot, pid] = id.split('_');
  if (boot !== bootId()) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
