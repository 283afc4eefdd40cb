import { SqliteFile } from './sqlite-file.ts';
import type { ETag, ObjectHeaders } from './store.ts';

/** What is remembered of one version of an object. */
export interface Version {
  etag: ETag;
  /** The fingerprint of its file (filesystem-folder.ts), good during the boot it was taken in. */
  print: string;
  boot: string;
  headers: ObjectHeaders;
}

/** The current version has no `staged`; one that is being written has the name of its file. */
export type KnownVersion = Version & { staged?: string };

const schema = `
  CREATE TABLE IF NOT EXISTS objects (
    key TEXT PRIMARY KEY, etag TEXT NOT NULL, print TEXT NOT NULL, boot TEXT NOT NULL,
    headers TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS staged (
    key TEXT NOT NULL, id TEXT NOT NULL, etag TEXT NOT NULL, print TEXT NOT NULL,
    boot TEXT NOT NULL, headers TEXT NOT NULL, PRIMARY KEY (key, id)
  ) STRICT, WITHOUT ROWID;
`;

const queries = {
  versions: `SELECT etag, print, boot, headers, NULL FROM objects WHERE key = ?
    UNION ALL SELECT etag, print, boot, headers, id FROM staged WHERE key = ?`,
  all: 'SELECT key, headers FROM objects ORDER BY key',
  between: 'SELECT key, etag, print, boot FROM objects WHERE key BETWEEN ? AND ?',
  stage: 'INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?)',
  record: 'INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?)',
  promote: `INSERT OR REPLACE INTO objects
    SELECT key, etag, print, boot, headers FROM staged WHERE key = ? AND id = ?`,
  unstage: 'DELETE FROM staged WHERE key = ? AND id = ?',
  staged: 'SELECT id, key FROM staged',
  forget: 'DELETE FROM objects WHERE key = ?',
  refresh: 'UPDATE objects SET print = ?, boot = ? WHERE key = ? AND etag = ? AND print = ?',
} as const;

type VersionRow = [etag: string, print: string, boot: string, headers: string, id: string | null];

/**
 * The headers and versions of the objects of one folder, in an SQLite database, and the lock that
 * its writers take. Every method is one statement; `locked` makes a transaction of several.
 */
export class Index {
  readonly #file: SqliteFile;

  constructor(file: string, options: { readOnly?: boolean } = {}) {
    this.#file = new SqliteFile(file, schema, options);
  }

  /** Runs alone among all processes and threads that write to this folder; readers go on. */
  locked<T>(work: () => T): T {
    return this.#file.locked(work);
  }

  /** All that is read in it is of one state. */
  reading<T>(work: () => T): T {
    return this.#file.reading(work);
  }

  /** The current version of a key, and those being written, or left by who was killed. */
  versions(key: string): KnownVersion[] {
    const rows = this.#file.all<VersionRow>(queries.versions, [key, key]);
    return rows.map(([etag, print, boot, headers, staged]) => ({
      etag,
      print,
      boot,
      headers: JSON.parse(headers) as ObjectHeaders,
      ...(staged !== null && { staged }),
    }));
  }

  /** The current versions of a range of keys, without their headers. */
  between(first: string, last: string): Map<string, Omit<Version, 'headers'>> {
    const rows = this.#file.all<[string, string, string, string]>(queries.between, [first, last]);
    return new Map(rows.map(([key, etag, print, boot]) => [key, { etag, print, boot }]));
  }

  /** The headers of every object, in order of the keys. */
  *headers(): Generator<{ key: string; headers: ObjectHeaders }> {
    for (const [key, headers] of this.#file.iterate<[string, string]>(queries.all))
      yield { key, headers: JSON.parse(headers) as ObjectHeaders };
  }

  /** Remembers a version before its file is where readers look for it. */
  stage(key: string, id: string, version: Version): void {
    this.#file.run(queries.stage, [key, id, ...columnsOf(version)]);
  }

  /** Makes a version that is staged no more the current one of its key. */
  record(key: string, version: Version): void {
    this.#file.run(queries.record, [key, ...columnsOf(version)]);
  }

  /** Makes a staged version the current one of its key. */
  promote(key: string, id: string): void {
    this.#file.run(queries.promote, [key, id]);
    this.unstage(key, id);
  }

  /** Whether it was staged. */
  unstage(key: string, id: string): boolean {
    return this.#file.run(queries.unstage, [key, id]) > 0;
  }

  staged(): { id: string; key: string }[] {
    return this.#file.all<[string, string]>(queries.staged).map(([id, key]) => ({ id, key }));
  }

  forget(key: string): void {
    this.#file.run(queries.forget, [key]);
  }

  /** The same version, seen again in another file or another boot. */
  refresh(key: string, version: Version, print: string, boot: string): void {
    this.#file.run(queries.refresh, [print, boot, key, version.etag, version.print]);
  }

  close(): void {
    this.#file.close();
  }
}

function columnsOf({ etag, print, boot, headers }: Version): string[] {
  return [etag, print, boot, JSON.stringify(headers)];
}
