/**
 * Writes rows that belong together in a tight loop until it is killed: <file> <own> <first number>
 * Each line it prints is a number that transactions have returned for.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { stillAs, type Change } from '../../../functions/store/table/table.ts';

const [file, own, first] = process.argv.slice(2) as [string, string, string];
const table = SqliteTable.open(file);
const names = ['a', 'b', 'c', 'd', 'e'];

async function write(partition: string, n: number): Promise<void> {
  // Every third time they are not there.
  const changes = names.map((sort): Change => {
    const row = { partition, sort };
    return n % 3 ? { kind: 'put', ...row, attributes: { n } } : { kind: 'delete', ...row };
  });
  await table.transact(randomUUID(), changes);
}

/** Two counters that everybody increments together. */
async function count(): Promise<void> {
  const keys = ['x', 'y'].map((sort) => ({ partition: 'shared', sort }));
  const changes: Change[] = (await table.getMany(keys)).map((row, at) => ({
    kind: 'put',
    ...keys[at]!,
    attributes: { count: ((row?.attributes.count as number | undefined) ?? 0) + 1 },
    condition: stillAs(row),
  }));
  await table.transact(randomUUID(), changes);
}

for (let n = Number(first); ; n++) {
  // In one group, and so in one commit.
  await Promise.all([write(`${own}/1`, n), count(), write(`${own}/2`, n)]);
  writeSync(1, `${n}\n`);
}
