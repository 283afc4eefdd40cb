import fs from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { makeFolders } from './filesystem-folder.ts';
import { StoreError } from './store.ts';

/** How long a writer waits for another, milliseconds. */
const PATIENCE = 10_000;
const SQLITE_BUSY = 5;

/** In the order of the statement's question marks: binding by name takes half as long again. */
type Values = readonly SQLInputValue[];

/**
 * What is kept of the file in memory, at most, and how long its log gets, in pages of 4 KiB, before it is written back:
 * sixteen and eight times as much as SQLite has by itself, which looks up a row of ten thousand articles with many reads.
 */
const CACHE_KIB = 32 * 1024;
const LOG_PAGES = 8000;

/**
 * An SQLite database that several processes and threads use at once, and the lock that its writers
 * take. A commit is not flushed to the disk one by one: a power cut may lose the last of them, but
 * neither tears the database nor changes their order.
 */
export class SqliteFile {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  /**
   * Opens or makes the file and the folders on the way; `schema` must do no harm to what is there.
   * With a `version` the schema is counted: a file of a higher one is left alone (`unavailable`).
   */
  constructor(
    file: string,
    schema: string,
    options: { version?: number; readOnly?: boolean } = {},
  ) {
    const { version = 0, readOnly = false } = options;
    if (!readOnly) {
      makeFolders(dirname(file));
      // SQLite does not say why it cannot open a file.
      fs.accessSync(dirname(file), fs.constants.W_OK);
    }
    this.#database = readOnly ? openToRead(file) : new DatabaseSync(file, { timeout: PATIENCE });
    if (!readOnly) this.#patiently('PRAGMA journal_mode = WAL');
    this.#database.exec('PRAGMA synchronous = NORMAL');
    this.#database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
    const [[found]] = this.all<[number]>('PRAGMA user_version') as [[number]];
    if (found > version) throw newer(file);
    if (readOnly && found < version) throw empty(file);
    if (readOnly) return;
    this.#patiently(schema);
    if (found < version) this.#patiently(`PRAGMA user_version = ${version}`);
  }

  /**
   * Runs alone among all processes and threads that write to this file; readers go on. All that is
   * written in it is there or not there together. The lock is the kernel's: it ends with the process,
   * however that ends.
   */
  locked<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.run('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.run('ROLLBACK');
      throw error;
    }
  }

  /** All that is read in it is of one state; and each statement by itself would have to look for it anew. */
  reading<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.run('BEGIN');
    try {
      return work();
    } finally {
      this.run('COMMIT');
    }
  }

  /** Runs one statement; returns how many rows it changed. */
  run(statement: string, values: Values = []): number {
    return Number(this.#statement(statement).run(...values).changes);
  }

  /** Rows in the order of the columns that are asked for. */
  all<Row extends SQLOutputValue[]>(query: string, values: Values = []): Row[] {
    return this.#statement(query).all(...values) as unknown as Row[];
  }

  /** The same, row by row, for who may not want all of them. */
  iterate<Row extends SQLOutputValue[]>(query: string, values: Values = []): Iterable<Row> {
    return this.#statement(query).iterate(...values) as unknown as Iterable<Row>;
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #statement(text: string): StatementSync {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(text);
    // Objects take longer to make: three times as long, where many rows are read.
    prepared.setReturnArrays(true);
    this.#prepared.set(text, prepared);
    return prepared;
  }

  /** While another process opens the same file, SQLite may say "busy" without waiting first. */
  #patiently(statement: string): void {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        this.#database.exec(statement);
        return;
      } catch (error) {
        const { errcode = 0 } = error as { errcode?: number };
        if ((errcode & 0xff) !== SQLITE_BUSY || Date.now() > end) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  }
}

/**
 * A database that is in use has two more files beside it, and who only reads takes part in them, as
 * the last to leave takes them away. Where the folder cannot be written to, nobody can be in it: what
 * stands in the file itself holds ("immutable"), unless a writer was killed and left its log, which
 * is read as it is (sqlite.org/wal.html, "Read-Only Databases").
 */
function openToRead(file: string): DatabaseSync {
  fs.accessSync(file, fs.constants.R_OK);
  if (isWritable(file) && isWritable(dirname(file))) {
    const database = new DatabaseSync(file, { timeout: PATIENCE });
    database.exec('PRAGMA query_only = ON');
    return database;
  }
  const url = pathToFileURL(resolve(file));
  if (!fs.existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { timeout: PATIENCE, readOnly: true });
}

function isWritable(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function empty(file: string): StoreError {
  return new StoreError('unavailable', `"${file}" holds nothing yet: run publish first.`);
}

function newer(file: string): StoreError {
  const what = `"${file}" was written by a newer healthwire: run that one, or move the file away.`;
  return new StoreError('unavailable', what);
}
