import { setImmediate as others } from 'node:timers/promises';
import { guarded } from '../filesystem-failure.ts';
import { SqliteFile } from '../sqlite-file.ts';
import { StoreError } from '../store.ts';
import { Together, type Answer } from '../together.ts';
import { boundsOf, checkQuery, pageOf, type Bounds } from './range.ts';
import { checkKeys, checkRowKey } from './row.ts';
import {
  TOKEN_MS,
  type Attributes,
  type Change,
  type Range,
  type Row,
  type RowKey,
  type RowPage,
  type Table,
  type Token,
  type TransactResult,
} from './table.ts';
import {
  conditionHolds,
  fingerprintOf,
  keptOf,
  tokenTaken,
  transactionOf,
  type Kept,
} from './transaction.ts';

/** So long a table may keep the event loop to itself, milliseconds. */
const TURN_MS = 8;
/** Rows that are written in one commit; a transaction is never divided. */
const GROUP_ROWS = 1000;
const MINUTE_MS = 60_000;
/** Of the tables below. */
const SCHEMA_VERSION = 1;

/**
 * Rows are in a tree of their own, found by an index of their keys. In a tree by key (WITHOUT ROWID)
 * all beyond a quarter of a page goes to pages of its own (sqlite.org/fileformat2.html, 1.6): rows of
 * 1,500 bytes were written five times as slowly, and took twice the room.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS rows (
    partition TEXT NOT NULL, sort TEXT NOT NULL, version TEXT NOT NULL, bytes INTEGER NOT NULL,
    attributes TEXT NOT NULL, PRIMARY KEY (partition, sort)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const queries = {
  get: 'SELECT sort, version, bytes, attributes FROM rows WHERE partition = ? AND sort = ?',
  version: 'SELECT version FROM rows WHERE partition = ? AND sort = ?',
  put: `INSERT INTO rows VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    version = excluded.version, bytes = excluded.bytes, attributes = excluded.attributes`,
  delete: 'DELETE FROM rows WHERE partition = ? AND sort = ?',
  token: 'SELECT fingerprint FROM tokens WHERE token = ?',
  remember: 'INSERT INTO tokens VALUES (?, ?, ?)',
  forget: 'DELETE FROM tokens WHERE at < ?',
} as const;

type KeptRow = [sort: string, version: string, bytes: number, attributes: string];

interface Asked {
  token: Token;
  changes: Kept[];
}

type Outcome = TransactResult | 'token taken';

/**
 * A table in one file of SQLite, for one machine. Several processes and threads may open it.
 *
 * **Group commit.** Transactions that are asked for in one turn of the event loop are applied one
 * after another, each with its own outcome, and committed together: what costs time is the commit.
 *
 * What is promised beyond the port: a query sees each transaction whole; a SIGKILL at any moment
 * leaves transactions that were answered, and of the others each whole or not at all.
 *
 * What is not: a power cut may lose the transactions of the last seconds, in order, so that the
 * table is as it was a moment ago. SQLite's lock needs a local filesystem.
 *
 * Throws StoreError `full`, `read-only`, `denied`, `throttled` or `unavailable`, with a sentence that
 * names the file and says what to do.
 */
export class SqliteTable implements Table {
  readonly #path: string;
  readonly #file: SqliteFile;
  readonly #now: () => Date;
  readonly #commits = new Together<Asked, Outcome>((group) => this.#commit(group), {
    most: GROUP_ROWS,
    weigh: ({ changes }) => changes.length,
  });
  #tokensForgotten = -Infinity;
  #turnEnd = performance.now() + TURN_MS;

  private constructor(path: string, now: () => Date, readOnly: boolean) {
    this.#path = path;
    this.#file = new SqliteFile(path, schema, { version: SCHEMA_VERSION, readOnly });
    this.#now = now;
  }

  /**
   * `now` says when a token is too old; without it the clock does. `readOnly`: the file must be
   * there, it need not be writable, and a transaction throws StoreError `read-only`.
   */
  static open(path: string, options: { now?: () => Date; readOnly?: boolean } = {}): SqliteTable {
    const { now = () => new Date(), readOnly = false } = options;
    return guarded(path, () => new SqliteTable(path, now, readOnly), damaged);
  }

  async get(key: RowKey): Promise<Row | undefined> {
    checkRowKey(key);
    return this.#take(() => this.#get(key));
  }

  async getMany(keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
    checkKeys(keys);
    return this.#take(() => this.#file.reading(() => keys.map((key) => this.#get(key))));
  }

  async query(partition: string, range: Range = {}): Promise<RowPage> {
    checkQuery(partition, range);
    const bounds = boundsOf(range);
    if (bounds === undefined) return { rows: [] };
    const { lower, upper } = bounds;
    const values = [partition, lower?.sort ?? '', upper?.sort ?? ''];
    return this.#take(() =>
      pageOf<KeptRow>(
        this.#file.iterate(rangeQuery(bounds, range.descending), values),
        range.limit,
        (kept) => ({ row: this.#rowOf(partition, kept), bytes: kept[2] }),
      ),
    );
  }

  async transact(token: Token, changes: readonly Change[]): Promise<TransactResult> {
    const kept = keptOf(transactionOf(token, changes));
    const outcome = await this.#commits.ask({ token, changes: kept });
    if (outcome === 'token taken') throw tokenTaken(token);
    return outcome;
  }

  /** Finishes what was asked for and lets go of the file; the table cannot be used after it. */
  close(): void {
    this.#commits.finish();
    this.#file.close();
  }

  /** One commit of as many transactions as may wait together. */
  #commit(group: readonly Asked[]): Answer<Outcome>[] {
    const apply = () => group.map((transaction) => ({ result: this.#apply(transaction) }));
    return guarded(this.#path, () => this.#file.locked(apply), damaged);
  }

  /** All that can refuse it comes before the first write, so that the others in the group stay. */
  #apply({ token, changes }: Asked): Outcome {
    const fingerprint = fingerprintOf(changes);
    const now = this.#now().getTime();
    this.#forgetTokens(now);
    const [applied] = this.#file.all<[fingerprint: string]>(queries.token, [token]);
    if (applied !== undefined) return applied[0] === fingerprint ? { ok: true } : 'token taken';
    if (!changes.every((change) => this.#holds(change)))
      return { ok: false, reason: 'precondition-failed' };
    for (const change of changes) this.#write(token, change);
    this.#file.run(queries.remember, [token, fingerprint, now]);
    return { ok: true };
  }

  #holds({ partition, sort, condition }: Kept): boolean {
    if (condition === undefined) return true;
    const [row] = this.#file.all<[version: string]>(queries.version, [partition, sort]);
    return conditionHolds(condition, row?.[0]);
  }

  #write(token: Token, { kind, partition, sort, json, bytes }: Kept): void {
    if (kind === 'delete') this.#file.run(queries.delete, [partition, sort]);
    if (kind === 'put') this.#file.run(queries.put, [partition, sort, token, bytes, json]);
  }

  /** Once a minute is often enough. */
  #forgetTokens(now: number): void {
    if (now < this.#tokensForgotten + MINUTE_MS) return;
    this.#tokensForgotten = now;
    this.#file.run(queries.forget, [now - TOKEN_MS]);
  }

  #get({ partition, sort }: RowKey): Row | undefined {
    const [kept] = this.#file.all<KeptRow>(queries.get, [partition, sort]);
    return kept && this.#rowOf(partition, kept);
  }

  #rowOf(partition: string, [sort, version, , attributes]: KeptRow): Row {
    try {
      return { partition, sort, version, attributes: JSON.parse(attributes) as Attributes };
    } catch (error) {
      throw new StoreError('unavailable', damaged(this.#path), { cause: error });
    }
  }

  /** SQLite answers at once; so that others in the process get on, it steps aside now and then. */
  async #take<T>(work: () => T): Promise<T> {
    const result = guarded(this.#path, work, damaged);
    if (performance.now() > this.#turnEnd) {
      await others();
      this.#turnEnd = performance.now() + TURN_MS;
    }
    return result;
  }
}

/** What is not asked for is named all the same, so that every query has the same values. */
function rangeQuery({ lower, upper }: Bounds, descending: boolean | undefined): string {
  const from = lower?.excluded ? 'sort > ?' : 'sort >= ?';
  const to = upper === undefined ? `? = ''` : `sort ${upper.excluded ? '<' : '<='} ?`;
  return `SELECT sort, version, bytes, attributes FROM rows
    WHERE partition = ? AND ${from} AND ${to} ORDER BY sort ${descending ? 'DESC' : 'ASC'}`;
}

function damaged(path: string): string {
  return (
    `The table "${path}" is damaged, and the site beside it is as it was: put back a copy of the` +
    ' table, or make it again with: healthwire restore'
  );
}
