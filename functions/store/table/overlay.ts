import { compareKeys } from '../key.ts';
import { MemoryRows } from './memory.ts';
import { boundsOf, checkQuery, pageOf } from './range.ts';
import { checkKeys, checkRowKey, rowBytes } from './row.ts';
import {
  queryAll,
  type Change,
  type Range,
  type Row,
  type RowKey,
  type RowPage,
  type Table,
  type Token,
  type TransactResult,
} from './table.ts';
import { nameOf, transactionOf } from './transaction.ts';

/**
 * What a table would be after some transactions: they are kept in memory, and the table below is only
 * read. A row is copied up, with its version, when a transaction first names it, so that every
 * condition is judged in one place. The table below must stand still meanwhile.
 *
 * A page of a query is cut from all of its range, so that many pages of a long partition are slow.
 */
export class OverlayTable implements Table {
  readonly #below: Table;
  readonly #above: MemoryRows;
  /** The names of the rows whose truth is above. */
  readonly #lifted = new Set<string>();

  /** `now` says when a token is too old; without it the clock does. */
  constructor(below: Table, options: { now?: () => Date } = {}) {
    this.#below = below;
    this.#above = new MemoryRows(options.now ?? (() => new Date()));
  }

  async get(key: RowKey): Promise<Row | undefined> {
    checkRowKey(key);
    return this.#isLifted(key) ? this.#above.get(key) : await this.#below.get(key);
  }

  async getMany(keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
    checkKeys(keys);
    const left = keys.filter((key) => !this.#isLifted(key));
    const below = left.length === 0 ? [] : await this.#below.getMany(left);
    const found = new Map(left.map((key, at) => [nameOf(key), below[at]]));
    return keys.map((key) => (this.#isLifted(key) ? this.#above.get(key) : found.get(nameOf(key))));
  }

  async query(partition: string, range: Range = {}): Promise<RowPage> {
    checkQuery(partition, range);
    if (boundsOf(range) === undefined) return { rows: [] };
    const { limit, ...whole } = range;
    const below: Row[] = [];
    for await (const row of queryAll(this.#below, partition, whole)) below.push(row);
    // What was copied up while the rows below were read is not counted twice: nothing waits from here.
    const rows = below.filter((row) => !this.#isLifted(row));
    rows.push(...this.#queryAbove(partition, whole));
    rows.sort((a, b) => compareKeys(a.sort, b.sort) * (range.descending ? -1 : 1));
    return pageOf(rows, limit, (row) => ({ row, bytes: rowBytes(row) }));
  }

  async transact(token: Token, changes: readonly Change[]): Promise<TransactResult> {
    const { changes: copies } = transactionOf(token, changes);
    await this.#lift(copies);
    return this.#above.transact(token, copies);
  }

  #queryAbove(partition: string, range: Range): Row[] {
    const rows: Row[] = [];
    let next: string | undefined;
    do {
      const page = this.#above.query(partition, { ...range, ...(next && { after: next }) });
      rows.push(...page.rows);
      next = page.next;
    } while (next !== undefined);
    return rows;
  }

  async #lift(keys: readonly RowKey[]): Promise<void> {
    const left = keys.filter((key) => !this.#isLifted(key));
    if (left.length === 0) return;
    const rows = await this.#below.getMany(
      left.map(({ partition, sort }) => ({ partition, sort })),
    );
    left.forEach((key, at) => {
      // Another transaction may have been faster.
      if (this.#isLifted(key)) return;
      this.#lifted.add(nameOf(key));
      const row = rows[at];
      if (row !== undefined) this.#above.copy(row);
    });
  }

  #isLifted(key: RowKey): boolean {
    return this.#lifted.has(nameOf(key));
  }
}
