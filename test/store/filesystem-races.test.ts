import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { ended, newPlace, startChild } from './filesystem-place.ts';

test('a counter that processes and threads increment at once loses nothing', async () => {
  const place = newPlace();
  const words = [place.root, place.index, '100'];
  const store = FilesystemStore.open(place);
  await store.put('count', Buffer.from('0'), { contentType: 'text/plain' });
  const thread = async (): Promise<void> => {
    const file = join(import.meta.dirname, 'children', 'counting.ts');
    const worker = new Worker(file, { workerData: words });
    await new Promise((done, failed) => worker.once('exit', done).once('error', failed));
  };
  const child = async (): Promise<void> => {
    expect(await ended(startChild('counting', ...words))).toEqual({ said: '', signal: null });
  };
  await Promise.all([child(), child(), thread(), thread()]);
  expect(Buffer.from((await store.get('count'))!.body).toString()).toBe('400');
  store.close();
});

test('many processes may open a new store at once', async () => {
  const place = newPlace();
  const openers = Array.from({ length: 6 }, () =>
    ended(startChild('counting', place.root, place.index, '0')),
  );
  expect(await Promise.all(openers)).toEqual(openers.map(() => ({ said: '', signal: null })));
});
