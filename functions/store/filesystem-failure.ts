import { StoreError, type StoreFailure } from './store.ts';
import type { Answer } from './together.ts';

/** What a system call of Node or a statement of SQLite throws. */
interface Thrown {
  code?: string;
  path?: string;
  dest?: string;
  /** SQLite's extended result code; the low byte is the primary one (sqlite.org/rescode.html). */
  errcode?: number;
  message?: string;
}

const bySystem: Record<string, StoreFailure> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // A file beyond the size that the system or the shell (ulimit) allows.
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOTDIR: 'denied',
  EEXIST: 'denied',
  EMFILE: 'throttled',
  ENFILE: 'throttled',
};

const bySqlite: Record<number, StoreFailure> = {
  3: 'denied',
  5: 'throttled',
  8: 'read-only',
  13: 'full',
  14: 'denied',
  23: 'denied',
};

/** SQLite could not grow the file that its processes share: there is no room for it. */
const SQLITE_IOERR_SHMSIZE = 4874;

const sentences: Record<StoreFailure, (path: string, said: string) => string> = {
  full: (path) =>
    `The disk is full: "${path}" could not be written: free some space and run the command again.`,
  'read-only': (path) =>
    `"${path}" is read-only: choose another folder, or make this one writable.`,
  denied: (path, said) =>
    `"${path}" cannot be used (${said}): check that it is a folder and who may read and write it.`,
  missing: (path) => `There is no folder "${path}": check the name, or create it.`,
  throttled: (path, said) => `"${path}" is busy (${said}): try again in a while.`,
  unavailable: (path, said) => `"${path}" could not be read or written (${said}): try again.`,
  'invalid-key': (path, said) => `"${path}" cannot be stored (${said}).`,
  'too-large': (path, said) => `"${path}" does not take so much at once (${said}).`,
};

/** The StoreError for a failure at a path, its sentence for a person. */
export function fileFailure(failure: StoreFailure, path: string, error?: unknown): StoreError {
  const { code, message = '' } = (error ?? {}) as Thrown;
  const said = code === 'ERR_SQLITE_ERROR' || code === undefined ? message : code;
  return new StoreError(failure, sentences[failure](path, said), { cause: error });
}

/** Runs what touches the disk; whatever goes wrong there comes out as a StoreError. */
export function guarded<T>(path: string, work: () => T, damaged = damagedIndex): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code, errcode, dest, path: source } = error as Thrown;
    if (code === undefined || error instanceof TypeError) throw error;
    if (errcode === 11 || errcode === 26)
      throw new StoreError('unavailable', damaged(path), { cause: error });
    throw fileFailure(reasonOf(code, errcode), dest ?? source ?? path, error);
  }
}

/** The same as an answer among several. */
export function answered<T>(path: string, work: () => T): Answer<T> {
  try {
    return { result: guarded(path, work) };
  } catch (error) {
    return { error };
  }
}

function reasonOf(code: string, errcode: number | undefined): StoreFailure {
  if (errcode === SQLITE_IOERR_SHMSIZE) return 'full';
  if (errcode !== undefined) return bySqlite[errcode & 0xff] ?? 'unavailable';
  return bySystem[code] ?? 'unavailable';
}

/** The index only keeps headers: nothing is lost that publishing again would not bring back. */
function damagedIndex(path: string): string {
  return `The index of "${path}" is damaged: delete it, and run the command again.`;
}
