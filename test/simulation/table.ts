/** A table behind the simulated network: rows in memory, each request at one moment of its own. */
import type { MemoryRows } from '../../functions/store/table/memory.ts';
import type { Table } from '../../functions/store/table/table.ts';
import { transactionOf } from '../../functions/store/table/transaction.ts';
import type { Network } from './network.ts';

export function distantTable(rows: MemoryRows, network: Network): Table {
  return {
    get: (key) =>
      network.request({
        occasion: 'read',
        what: 'get table',
        key: `${key.partition} ${key.sort}`,
        run: () => rows.get(key),
      }),
    getMany: (keys) =>
      network.request({
        occasion: 'page',
        what: 'getMany table',
        key: keys[0] === undefined ? '' : `${keys[0].partition} ${keys[0].sort}`,
        run: () => rows.getMany(keys),
        rest: (first) => {
          const half = first.length >> 1;
          return [...first.slice(0, half), ...rows.getMany(keys.slice(half))];
        },
      }),
    query: (partition, range = {}) =>
      network.request({
        occasion: 'page',
        what: 'query table',
        key: partition,
        run: () => rows.query(partition, range),
        rest: (first) => {
          const half = first.rows.slice(0, (first.rows.length + 1) >> 1);
          const last = half.at(-1);
          if (last === undefined || half.length === range.limit) return first;
          const limit = range.limit === undefined ? {} : { limit: range.limit - half.length };
          const rest = rows.query(partition, { ...range, ...limit, after: last.sort });
          return { ...rest, rows: [...half, ...rest.rows] };
        },
      }),
    transact: async (token, changes) => {
      // Copies: what the caller does to them while they travel does not reach the table.
      const { changes: copies } = transactionOf(token, changes);
      return network.request({
        occasion: 'transaction',
        what: 'transact table',
        key: `${changes.length} rows under ${token}`,
        run: () => rows.transact(token, copies),
        refusal: { ok: false, reason: 'conflict' },
      });
    },
  };
}
