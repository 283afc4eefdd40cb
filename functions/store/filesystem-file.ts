import { createHash } from 'node:crypto';
import fs from 'node:fs';

/** A file as it was seen at one moment. */
export interface Seen {
  /**
   * The fingerprint of a version: inode, size and time of change in nanoseconds. Objects are never
   * changed in place, only replaced, and an open file keeps its inode from being used again.
   */
  print: string;
  size: number;
  lastModified: Date;
  /** When anything of it changed last, nanoseconds since 1970: nobody can set it. */
  changed: bigint;
}

/** The bytes, and the file they were read from: it did not change in between. */
export interface Read extends Seen {
  body: Uint8Array;
}

/** The MD5 of the bytes in hex, and the file they were read from. */
export interface Hashed extends Seen {
  md5: string;
}

/** What it means that there is nothing at a path, or that it cannot have been a key of ours. */
const nothing = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** A file that is written to in place all the time is taken as it is after so many tries. */
const TRIES = 10;
/** Bytes of a file that are hashed at a time. */
const CHUNK = 1024 * 1024;

/** Undefined where there is no file; folders, pipes and devices are none. */
export function statFile(path: string): Seen | undefined {
  try {
    const stats = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats?.isFile() ? seen(stats) : undefined;
  } catch (error) {
    return absent(error);
  }
}

/** The same where a symbolic link is none; where it is one, that. */
export function lookAt(path: string): Seen | 'link' | undefined {
  try {
    const stats = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) return 'link';
    return stats?.isFile() ? seen(stats) : undefined;
  } catch (error) {
    return absent(error);
  }
}

export function readFile(path: string): Read | undefined {
  return readSteadily(path, (fd, size) => {
    const body = Buffer.allocUnsafeSlow(size);
    const length = fill(body, fd, 0);
    return { length, body: body.subarray(0, length) };
  });
}

/** A large file is never in memory as a whole. */
export function hashFile(path: string): Hashed | undefined {
  return readSteadily(path, (fd, size) => {
    const md5 = createHash('md5');
    const chunk = Buffer.allocUnsafe(Math.min(size, CHUNK));
    let length = 0;
    for (let got = -1; length < size && got !== 0; length += got) {
      got = fill(chunk.subarray(0, size - length), fd, length);
      md5.update(chunk.subarray(0, got));
    }
    return { length, md5: md5.digest('hex') };
  });
}

/** Undefined for the errors that mean "there is no such file"; throws all others. */
export function absent(error: unknown): undefined {
  if (!nothing.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
}

function readSteadily<T extends { length: number }>(
  path: string,
  take: (fd: number, size: number) => T,
): (Seen & T) | undefined {
  let fd: number;
  try {
    // Without O_NONBLOCK a pipe would hold the process until somebody writes to it.
    fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  } catch (error) {
    return absent(error);
  }
  try {
    for (let left = TRIES; ; left--) {
      const before = fs.fstatSync(fd, { bigint: true });
      if (!before.isFile()) return undefined;
      const taken = take(fd, Number(before.size));
      const after = seen(fs.fstatSync(fd, { bigint: true }));
      const isSteady = after.print === seen(before).print && taken.length === after.size;
      if (isSteady) return { ...after, ...taken };
      // No version has this fingerprint.
      if (left === 0) return { ...after, print: '', size: taken.length, ...taken };
    }
  } finally {
    fs.closeSync(fd);
  }
}

function seen(stats: fs.BigIntStats): Seen {
  return {
    print: `${stats.ino}:${stats.size}:${stats.mtimeNs}`,
    size: Number(stats.size),
    // `stats.mtime` says the same, and is made when it is asked for, which takes longer than all this.
    lastModified: new Date(Number(stats.mtimeMs)),
    changed: stats.ctimeNs,
  };
}

/** Reads a file from a position until the buffer is full; returns how many bytes there were. */
function fill(buffer: Buffer, fd: number, position: number): number {
  let at = 0;
  for (let got = -1; at < buffer.length && got !== 0; at += got)
    got = fs.readSync(fd, buffer, at, buffer.length - at, position + at);
  return at;
}
