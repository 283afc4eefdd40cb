/**
 * Writes in a tight loop until it is killed: <root> <index> <seed> <own key> <shared key>
 * Each line it prints is the number of a version of its own key that a put has returned for.
 */
import { writeSync } from 'node:fs';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { numberOf, versionOf } from '../self-describing.ts';

const [root, index, seed, own, shared] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const store = FilesystemStore.open({ root, index });

async function next(key: string): Promise<number> {
  const object = await store.get(key);
  const n = object === undefined ? Number(seed) * 1000 : numberOf(key, object) + 1;
  const { body, headers } = versionOf(key, n);
  const condition = object === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: object.etag };
  const result = await store.put(key, body, { ...headers, ...condition });
  if (!result.ok && key === own) throw new Error('Nobody else writes this key.');
  return n;
}

for (let round = 0; ; round++) {
  writeSync(1, `${await next(own)}\n`);
  await next(shared);
  if (round % 5 === 4) await store.delete(shared);
}
