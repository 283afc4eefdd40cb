/** What the parts of the table's suite say often. */
import { randomUUID } from 'node:crypto';
import type {
  Attributes,
  Change,
  Condition,
  Row,
  RowKey,
  Table,
  Token,
  TransactResult,
} from '../../functions/store/table/table.ts';
import { queryAll, type Range } from '../../functions/store/table/table.ts';

export interface TableSubject {
  table: Table;
  /** The same table, as another function would open it. */
  other: Table;
  close?(): Promise<void> | void;
}

export const applied = { ok: true };
export const preconditionFailed = { ok: false, reason: 'precondition-failed' };

export function key(sort: string, partition = 'p'): RowKey {
  return { partition, sort };
}

export function put(
  sort: string,
  attributes: Attributes = {},
  condition?: Condition,
): Change & { kind: 'put' } {
  return { kind: 'put', ...key(sort), attributes, ...(condition && { condition }) };
}

export function del(sort: string, version?: string): Change {
  return { kind: 'delete', ...key(sort), ...(version && { condition: { version } }) };
}

export function check(sort: string, condition: Condition): Change {
  return { kind: 'check', ...key(sort), condition };
}

/**
 * A transaction under a token of its own, asked for again while another one is on the same rows: that
 * is no answer to whether its conditions hold.
 */
export async function transact(
  table: Table,
  changes: readonly Change[],
  token: Token = randomUUID(),
): Promise<TransactResult> {
  for (;;) {
    const result = await table.transact(token, changes);
    if (result.ok || result.reason !== 'conflict') return result;
  }
}

/** Writes rows, and returns the version that they all have. */
export async function write(table: Table, ...changes: Change[]): Promise<string> {
  const token = randomUUID();
  const result = await transact(table, changes, token);
  if (!result.ok) throw new Error(`It was not applied: ${result.reason}.`);
  return token;
}

/** Every row of a range, whatever the pages. */
export async function all(table: Table, partition = 'p', range: Range = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of queryAll(table, partition, range)) rows.push(row);
  return rows;
}

export async function sorts(table: Table, range: Range = {}): Promise<string[]> {
  return (await all(table, 'p', range)).map(({ sort }) => sort);
}
