import type { Table } from '../../functions/store/table/table.ts';

/** The same table, which tells what it is asked: `get settings row`, `put article#a row`, `query todo#0`. */
export function watchedTable(table: Table, tell: (request: string) => void): Table {
  return {
    get: (key) => (tell(`get ${key.partition} ${key.sort}`), table.get(key)),
    getMany: (keys) => {
      for (const { partition, sort } of keys) tell(`get ${partition} ${sort}`);
      return table.getMany(keys);
    },
    query: (partition, range) => (tell(`query ${partition}`), table.query(partition, range)),
    transact: (token, changes) => {
      for (const { kind, partition, sort } of changes) tell(`${kind} ${partition} ${sort}`);
      return table.transact(token, changes);
    },
  };
}
