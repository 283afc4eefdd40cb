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
  versions: `SELECT etag, print, boot, headers, NULL AS staged FROM objects WHERE key = $key
    UNION ALL SELECT etag, print, boot, headers, id FROM staged WHERE key = $key`,
  all: 'SELECT key, headers FROM objects ORDER BY key',
  between: 'SELECT key, etag, print, boot FROM objects WHERE key BETWEEN $first AND $last',
  stage: 'INSERT INTO staged VALUES ($key, $id, $etag, $print, $boot, $headers)',
  promote: `INSERT OR REPLACE INTO objects
    SELECT key, etag, print, boot, headers FROM staged WHERE key = $key AND id = $id`,
  isStaged: 'SELECT id FROM staged WHERE key = $key AND id = $id',
  unstage: 'DELETE FROM staged WHERE key = $key AND id = $id',
  staged: 'SELECT id, key FROM staged',
  forget: 'DELETE FROM objects WHERE key = $key',
  refresh: `UPDATE objects SET print = $print, boot = $boot
    WHERE key = $key AND etag = $etag AND print = $old`,
} as const;

/** A version as a row; a column that was not asked for is not there. */
interface Row {
  key: string;
  id: string;
  etag: string;
  print: string;
  boot: string;
  headers: string;
  staged: string | null;
}

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
    return this.#all('versions', { $key: key }).map(({ etag, print, boot, headers, staged }) => ({
      etag,
      print,
      boot,
      headers: JSON.parse(headers) as ObjectHeaders,
      ...(staged !== null && { staged }),
    }));
  }

  /** The current versions of a range of keys, without their headers. */
  between(first: string, last: string): Map<string, Omit<Version, 'headers'>> {
    const rows = this.#all('between', { $first: first, $last: last });
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** The headers of every object, in order of the keys. */
  *headers(): Generator<{ key: string; headers: ObjectHeaders }> {
    for (const { key, headers } of this.#file.iterate<Row>(queries.all))
      yield { key, headers: JSON.parse(headers) as ObjectHeaders };
  }

  /** Remembers a version before its file is where readers look for it. */
  stage(key: string, id: string, version: Version): void {
    const { etag, print, boot, headers } = version;
    this.#run('stage', {
      $key: key,
      $id: id,
      $etag: etag,
      $print: print,
      $boot: boot,
      $headers: JSON.stringify(headers),
    });
  }

  isStaged(key: string, id: string): boolean {
    return this.#all('isStaged', { $key: key, $id: id }).length > 0;
  }

  /** Makes a staged version the current one of its key. */
  promote(key: string, id: string): void {
    this.#run('promote', { $key: key, $id: id });
    this.unstage(key, id);
  }

  unstage(key: string, id: string): void {
    this.#run('unstage', { $key: key, $id: id });
  }

  staged(): { id: string; key: string }[] {
    return this.#all('staged');
  }

  forget(key: string): void {
    this.#run('forget', { $key: key });
  }

  /** The same version, seen again in another file or another boot. */
  refresh(key: string, version: Version, print: string, boot: string): void {
    this.#run('refresh', {
      $key: key,
      $etag: version.etag,
      $old: version.print,
      $print: print,
      $boot: boot,
    });
  }

  close(): void {
    this.#file.close();
  }

  #run(query: keyof typeof queries, values: Record<string, string> = {}): number {
    return this.#file.run(queries[query], values);
  }

  #all(query: keyof typeof queries, values: Record<string, string> = {}): Row[] {
    return this.#file.all<Row>(queries[query], values);
  }
}
