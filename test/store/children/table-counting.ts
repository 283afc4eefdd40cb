/** Increments a counter by compare-and-set: <file> <times>, as a process or as a thread. */
import { randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { stillAs } from '../../../functions/store/table/table.ts';

const words = (workerData as string[] | null) ?? process.argv.slice(2);
const [file, times] = words as [string, string];
const table = SqliteTable.open(file);
const key = { partition: 'p', sort: 'count' };

for (let done = 0; done < Number(times);) {
  const row = await table.get(key);
  const count = ((row?.attributes.count as number | undefined) ?? 0) + 1;
  const mine = { partition: 'p', sort: `by ${process.pid} ${workerData ? 'thread' : ''} ${done}` };
  const { ok } = await table.transact(randomUUID(), [
    { kind: 'put', ...key, attributes: { count }, condition: stillAs(row) },
    { kind: 'put', ...mine, attributes: {} },
  ]);
  if (ok) done++;
}
table.close();
