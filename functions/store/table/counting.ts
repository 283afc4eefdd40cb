import { rowBytes } from './row.ts';
import type { Change, Row, RowKey, Table, Token } from './table.ts';
import { transactionOf } from './transaction.ts';

/** Requests by kind, and what DynamoDB would bill for them. */
export interface TableRequests {
  get: number;
  getMany: number;
  query: number;
  transact: number;
  /** Of 4 KB, consistent: one for each row, or for all of a page together; one for nothing found. */
  readUnits: number;
  /** Of 1 KB, two for each row in a transaction, whether it is applied or not. */
  writeUnits: number;
}

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/**
 * The same table, which counts what it is asked: what would be billed on AWS ("DynamoDB read and
 * write operations"). A delete or check is billed by the row that is there; here, by its key.
 */
export function countedTable(table: Table): Table & { requests: TableRequests } {
  const requests = { get: 0, getMany: 0, query: 0, transact: 0, readUnits: 0, writeUnits: 0 };
  const read = (bytes: number): void => {
    requests.readUnits += unitsOf(bytes, READ_UNIT_BYTES);
  };
  return {
    requests,
    get: async (key: RowKey) => {
      requests.get++;
      const row = await table.get(key);
      read(bytesOf(row));
      return row;
    },
    getMany: async (keys: readonly RowKey[]) => {
      requests.getMany++;
      const rows = await table.getMany(keys);
      for (const row of rows) read(bytesOf(row));
      return rows;
    },
    query: async (partition, range) => {
      requests.query++;
      const page = await table.query(partition, range);
      read(page.rows.reduce((sum, row) => sum + bytesOf(row), 0));
      return page;
    },
    transact: async (token: Token, changes: readonly Change[]) => {
      requests.transact++;
      for (const bytes of transactionOf(token, changes).bytes)
        requests.writeUnits += 2 * unitsOf(bytes, WRITE_UNIT_BYTES);
      return table.transact(token, changes);
    },
  };
}

function bytesOf(row: Row | undefined): number {
  return row === undefined ? 0 : rowBytes(row);
}

function unitsOf(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}
