/**
 * The table port: what the system remembers, as rows. It mirrors DynamoDB, not SQL. Every adapter
 * passes the same conformance suite (test/conformance/table-suite.ts).
 *
 * What is promised, with the page of Amazon's Developer Guide that promises it:
 *
 * - **Reads are consistent.** A read sees every transaction that was answered before it began ("Read
 *   consistency"; `ConsistentRead` everywhere).
 * - **One row is never half of anything, several rows may be.** `get` sees a transaction whole or
 *   not at all; but a `query` or `getMany` that meets one may see some of its rows before and others
 *   after it ("Transaction isolation levels": read-committed). Who has seen one row of a transaction
 *   sees all others in the *next* request. So whatever must be seen first is asked first, by a
 *   request of its own.
 * - **A transaction is applied whole or not at all**, whoever dies in between ("TransactWriteItems").
 * - **A token makes it harmless to ask again**: for ten minutes a transaction that was applied is
 *   not applied again under the same token, and the answer is the same ("Idempotency"). So an answer
 *   that was lost, or a request that is applied late, does no harm to who asks again.
 * - **The order of sort keys is that of their UTF-8 bytes** ("Query": "sorted by UTF-8 bytes").
 *
 * A row's version is the token of the transaction that wrote it. So no version ever comes twice, not
 * even when a row is deleted and put anew or the table is restored: a condition on a version can
 * only hold for exactly what was seen. And who never heard an answer, and finds his token in a row,
 * knows that he was heard.
 *
 * There are no partial updates: who writes on condition of a version has read the row, a partial
 * update costs DynamoDB as much as a whole one, and whether its result is too large would be known
 * only afterwards.
 *
 * Expected failure is a value: `{ ok: false }`. What no table could do (a row named twice, a value
 * that JSON does not know) throws a TypeError, since only a mistake in the program asks for it; the
 * rest a StoreError, and throwing means: try the whole run again. Only `too-large` is in vain.
 */
export interface Table {
  /** The row, or undefined where there is none. */
  get(key: RowKey): Promise<Row | undefined>;
  /** Up to GET_MANY_LIMIT rows in the order of their keys; undefined where there is none. */
  getMany(keys: readonly RowKey[]): Promise<(Row | undefined)[]>;
  /** One page of a partition's rows, in the order of their sort keys. */
  query(partition: string, range?: Range): Promise<RowPage>;
  /** All changes, or none: up to ROWS_LIMIT rows, each named once, of TRANSACTION_BYTES together. */
  transact(token: Token, changes: readonly Change[]): Promise<TransactResult>;
}

export interface RowKey {
  /** 1 to 2,048 bytes. */
  partition: string;
  /** 1 to 1,024 bytes. */
  sort: string;
}

/**
 * 1 to 36 characters of visible ASCII, as unique as a UUID: made anew for each transaction, and given
 * again only with the very same changes.
 */
export type Token = string;
export type Version = Token;

/**
 * What JSON knows, without numbers that DynamoDB would not keep as they are (beyond 2^53, below
 * 1e-130), empty names and `__proto__`. DynamoDB keeps no order of names: they come back in that of
 * code units, array indices first, as JavaScript has it. -0 comes back as 0.
 */
export type Attributes = Record<string, unknown>;

export interface Row extends RowKey {
  version: Version;
  attributes: Attributes;
}

/**
 * The rows whose sort keys begin with `prefix`, or lie between `from` and `to`, both included; all
 * of the partition where nothing is said.
 */
export interface Range {
  prefix?: string;
  from?: string;
  to?: string;
  /** Begins behind this sort key, in the direction of the query, whether it is there or not. */
  after?: string;
  /** At most so many rows; fewer may come, since a page holds at most a megabyte. */
  limit?: number;
  /** The last first. */
  descending?: boolean;
}

export interface RowPage {
  rows: Row[];
  /** Pass it as `after`; absent on the last page. The page behind a full one may be empty. */
  next?: string;
}

/** How the row must be when the transaction is applied: of this version, or not there. */
export type Condition = { version: Version } | { absent: true };

/**
 * `check` writes nothing: the transaction is only applied while the row is still so. Two transactions
 * that check or change the same row cannot be applied at the same time: one of them may be told of a
 * conflict. So nothing that many pushes share is checked here.
 */
export type Change =
  | (RowKey & { kind: 'put'; attributes: Attributes; condition?: Condition })
  | (RowKey & { kind: 'delete'; condition?: { version: Version } })
  | (RowKey & { kind: 'check'; condition: Condition });

/**
 * `precondition-failed`: a row is not as the condition says; look again. `conflict`: somebody else is
 * writing one of the rows at this moment; nothing is known but that nothing was applied.
 */
export type TransactResult =
  { ok: true } | { ok: false; reason: 'precondition-failed' | 'conflict' };

/** The limits of DynamoDB ("Service, account, and table quotas in Amazon DynamoDB"). */
export const PARTITION_BYTES = 2048;
export const SORT_BYTES = 1024;
export const ROW_BYTES = 400 * 1024;
export const ROWS_LIMIT = 100;
export const TRANSACTION_BYTES = 4 * 1024 * 1024;
export const PAGE_BYTES = 1024 * 1024;
export const GET_MANY_LIMIT = 100;
export const TOKEN_LENGTH = 36;
/** So long a token is remembered, at least. */
export const TOKEN_MS = 10 * 60_000;

/** The condition that nothing has happened since a row, or that there was none, was seen. */
export function stillAs(seen: Row | undefined): Condition {
  return seen === undefined ? { absent: true } : { version: seen.version };
}

/** Every row of a range, page by page. */
export async function* queryAll(
  table: Table,
  partition: string,
  range: Range = {},
): AsyncGenerator<Row> {
  let after = range.after;
  do {
    const page: RowPage = await table.query(partition, {
      ...range,
      ...(after !== undefined && { after }),
    });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
