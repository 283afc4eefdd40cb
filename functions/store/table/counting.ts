import { rowBytes } from './row.ts';
import type { Change, Row, RowKey, Table, Token } from './table.ts';
import { transactionOf } from './transaction.ts';

/** Requests by kind. */
export type TableRequests = Record<keyof Table, number>;

/** The same table, which counts what it is asked. */
export function countedTable(table: Table): Table & { requests: TableRequests } {
  const requests: TableRequests = { get: 0, getMany: 0, query: 0, transact: 0 };
  return {
    requests,
    get: (...request) => (requests.get++, table.get(...request)),
    getMany: (...request) => (requests.getMany++, table.getMany(...request)),
    query: (...request) => (requests.query++, table.query(...request)),
    transact: (...request) => (requests.transact++, table.transact(...request)),
  };
}

/** Requests, and what DynamoDB would bill for them. */
export interface TableBill extends TableRequests {
  /** Of 4 KB, consistent: one for each row, or for all of a page together; one for nothing found. */
  readUnits: number;
  /** Of 1 KB, two for each row in a transaction, whether it is applied or not. */
  writeUnits: number;
}

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/**
 * The same, with what would be billed on AWS ("DynamoDB read and write operations"): every row is
 * measured. A delete or check is billed by the row that is there; here, by its key.
 */
export function billedTable(table: Table): Table & { requests: TableBill } {
  const counted = countedTable(table);
  const requests: TableBill = Object.assign(counted.requests, { readUnits: 0, writeUnits: 0 });
  const read = (bytes: number): void => {
    requests.readUnits += unitsOf(bytes, READ_UNIT_BYTES);
  };
  return {
    requests,
    get: async (key: RowKey) => {
      const row = await counted.get(key);
      read(bytesOf(row));
      return row;
    },
    getMany: async (keys: readonly RowKey[]) => {
      const rows = await counted.getMany(keys);
      for (const row of rows) read(bytesOf(row));
      return rows;
    },
    query: async (partition, range) => {
      const page = await counted.query(partition, range);
      read(page.rows.reduce((sum, row) => sum + bytesOf(row), 0));
      return page;
    },
    transact: async (token: Token, changes: readonly Change[]) => {
      for (const bytes of transactionOf(token, changes).bytes)
        requests.writeUnits += 2 * unitsOf(bytes, WRITE_UNIT_BYTES);
      return counted.transact(token, changes);
    },
  };
}

function bytesOf(row: Row | undefined): number {
  return row === undefined ? 0 : rowBytes(row);
}

function unitsOf(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}
