import type { Table } from '../../functions/store/table/table.ts';

/** The same table with another way to query it. */
export function withQuery(table: Table, query: Table['query']): Table {
  return {
    get: (key) => table.get(key),
    getMany: (keys) => table.getMany(keys),
    transact: (token, changes) => table.transact(token, changes),
    query,
  };
}
