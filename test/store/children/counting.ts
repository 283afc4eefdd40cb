/** Increments a counter by compare-and-set: <root> <index> <times>, as a process or as a thread. */
import { workerData } from 'node:worker_threads';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';

const words = (workerData as string[] | null) ?? process.argv.slice(2);
const [root, index, times] = words as [string, string, string];
const store = FilesystemStore.open({ root, index });

for (let done = 0; done < Number(times);) {
  const { body, etag } = (await store.get('count'))!;
  const next = Buffer.from(String(Number(Buffer.from(body).toString()) + 1));
  const { ok } = await store.put('count', next, { contentType: 'text/plain', ifMatch: etag });
  if (ok) done++;
}
store.close();
