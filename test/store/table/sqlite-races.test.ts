import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { ended, newPlace, startChild } from '../filesystem-place.ts';

function newFile(): string {
  return join(newPlace().folder, 'state', 'table.sqlite');
}

test('a counter that processes and threads increment at once loses nothing', async () => {
  const file = newFile();
  const thread = async (): Promise<void> => {
    const child = join(import.meta.dirname, '..', 'children', 'table-counting.ts');
    const worker = new Worker(child, { workerData: [file, '100'] });
    await new Promise((done, failed) => worker.once('exit', done).once('error', failed));
  };
  const child = async (): Promise<void> => {
    const words = await ended(startChild('table-counting', file, '100'));
    expect(words).toEqual({ said: '', signal: null });
  };
  await Promise.all([child(), child(), thread()]);
  const table = SqliteTable.open(file);
  const row = await table.get({ partition: 'p', sort: 'count' });
  expect(row!.attributes).toEqual({ count: 300 });
  expect((await table.query('p', { prefix: 'by ' })).rows).toHaveLength(300);
  table.close();
});

test('many processes may open a new table at once', async () => {
  const file = newFile();
  const openers = Array.from({ length: 6 }, () => ended(startChild('table-counting', file, '0')));
  expect(await Promise.all(openers)).toEqual(openers.map(() => ({ said: '', signal: null })));
});
