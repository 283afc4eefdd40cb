import { compareKeys } from '../key.ts';
import { boundsOf, checkQuery, pageOf, type Bounds } from './range.ts';
import { checkKeys, checkRowKey, rowBytes } from './row.ts';
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

/** A table that lives as long as its process: for tests and clean builds. */
export class MemoryTable implements Table {
  readonly #rows: MemoryRows;

  /** `now` says when a token is too old; without it the clock does. */
  constructor(options: { now?: () => Date } = {}) {
    this.#rows = new MemoryRows(options.now ?? (() => new Date()));
  }

  async get(key: RowKey): Promise<Row | undefined> {
    return this.#rows.get(key);
  }

  async getMany(keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
    return this.#rows.getMany(keys);
  }

  async query(partition: string, range: Range = {}): Promise<RowPage> {
    return this.#rows.query(partition, range);
  }

  async transact(token: Token, changes: readonly Change[]): Promise<TransactResult> {
    return this.#rows.transact(token, changes);
  }
}

interface KeptRow {
  version: Token;
  json: string;
  bytes: number;
}

interface Partition {
  rows: Map<string, KeptRow>;
  /** Sort keys in order. */
  order: string[];
}

/**
 * The same without promises: everything is done at once. The simulator decides itself when that is.
 * Attributes are kept as text, so that nothing a caller does to them later reaches the table.
 */
export class MemoryRows {
  readonly #now: () => Date;
  readonly #partitions = new Map<string, Partition>();
  /** What was applied under which token, and when in milliseconds; the oldest first. */
  readonly #tokens = new Map<Token, { fingerprint: string; at: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  get(key: RowKey): Row | undefined {
    checkRowKey(key);
    const kept = this.#kept(key);
    return kept && rowOf(key.partition, key.sort, kept);
  }

  getMany(keys: readonly RowKey[]): (Row | undefined)[] {
    checkKeys(keys);
    return keys.map((key) => this.get(key));
  }

  query(partition: string, range: Range = {}): RowPage {
    checkQuery(partition, range);
    const bounds = boundsOf(range);
    const found = this.#partitions.get(partition);
    if (bounds === undefined || found === undefined) return { rows: [] };
    const { rows, order } = found;
    const sorts = order.slice(...placesOf(order, bounds));
    if (range.descending) sorts.reverse();
    return pageOf(sorts, range.limit, (sort) => {
      const kept = rows.get(sort)!;
      return { row: rowOf(partition, sort, kept), bytes: kept.bytes };
    });
  }

  transact(token: Token, changes: readonly Change[]): TransactResult {
    const kept = keptOf(transactionOf(token, changes));
    const fingerprint = fingerprintOf(kept);
    this.#forgetTokens();
    const applied = this.#tokens.get(token);
    if (applied !== undefined && applied.fingerprint !== fingerprint) throw tokenTaken(token);
    if (applied !== undefined) return { ok: true };
    if (!kept.every((change) => conditionHolds(change.condition, this.#kept(change)?.version)))
      return { ok: false, reason: 'precondition-failed' };
    for (const change of kept) this.#apply(token, change);
    this.#tokens.set(token, { fingerprint, at: this.#now().getTime() });
    return { ok: true };
  }

  /** Puts a row of another table here as it is there, with its version. */
  copy(row: Row): void {
    const { partition, sort, version, attributes } = row;
    const kept = { json: JSON.stringify(attributes), bytes: rowBytes(row) };
    this.#put({ partition, sort }, { version, ...kept });
  }

  #kept({ partition, sort }: RowKey): KeptRow | undefined {
    return this.#partitions.get(partition)?.rows.get(sort);
  }

  #apply(version: Token, { kind, partition, sort, json, bytes }: Kept): void {
    const isThere = this.#kept({ partition, sort }) !== undefined;
    if (kind === 'check' || (kind === 'delete' && !isThere)) return;
    if (kind === 'put') return this.#put({ partition, sort }, { version, json, bytes });
    const { rows, order } = this.#partition(partition);
    order.splice(placeOf(order, sort), 1);
    rows.delete(sort);
    if (order.length === 0) this.#partitions.delete(partition);
  }

  #put({ partition, sort }: RowKey, kept: KeptRow): void {
    const { rows, order } = this.#partition(partition);
    if (!rows.has(sort)) order.splice(placeOf(order, sort), 0, sort);
    rows.set(sort, kept);
  }

  #partition(name: string): Partition {
    const found = this.#partitions.get(name) ?? { rows: new Map(), order: [] };
    this.#partitions.set(name, found);
    return found;
  }

  #forgetTokens(): void {
    const oldest = this.#now().getTime() - TOKEN_MS;
    for (const [token, { at }] of this.#tokens) {
      if (at >= oldest) return;
      this.#tokens.delete(token);
    }
  }
}

function rowOf(partition: string, sort: string, { version, json }: KeptRow): Row {
  return { partition, sort, version, attributes: JSON.parse(json) as Attributes };
}

/** Where the rows of a range begin and end. */
function placesOf(order: string[], { lower, upper }: Bounds): [number, number] {
  const from = lower === undefined ? 0 : placeOf(order, lower.sort, lower.excluded);
  const to = upper === undefined ? order.length : placeOf(order, upper.sort, !upper.excluded);
  return [from, to];
}

/** The place of a sort key, or the one where it would be; with `behind` the one behind it. */
function placeOf(order: string[], sort: string, behind = false): number {
  let from = 0;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const compared = compareKeys(order[middle]!, sort);
    if (compared < 0 || (behind && compared === 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}
