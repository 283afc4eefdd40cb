/**
 * Kills itself right before its n-th call of the system or the index:
 * node crashing.ts <root> <index> <what> <n>
 * It prints how many calls there were when there were fewer.
 */
import fs from 'node:fs';
import { StatementSync } from 'node:sqlite';
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { versionOf } from '../self-describing.ts';

const [root, index, what, at] = process.argv.slice(2) as [string, string, string, string];
let calls = -Infinity;

function step(): void {
  if (++calls === Number(at)) process.kill(process.pid, 'SIGKILL');
}

/** Everything here is patched in place, because it is the real thing that must be interrupted. */
function watch(object: object, name: string): void {
  const methods = object as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name]!;
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    step();
    return original.apply(this, args);
  };
  methods[name] = Object.assign(watched, original);
}

for (const name of [
  'closeSync',
  'fstatSync',
  'mkdirSync',
  'openSync',
  'readSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
  'writeFileSync',
])
  watch(fs, name);
watch(StatementSync.prototype, 'run');

if (what === 'open') calls = 0;
const store = FilesystemStore.open({ root, index });
if (what !== 'open') calls = 0;
const key = 'a/b/object';
const { body, headers } = versionOf(key, 2);
if (what === 'create') await store.put(key, body, { ...headers, ifNoneMatch: '*' });
if (what === 'replace')
  await store.put(key, body, { ...headers, ifMatch: (await store.head(key))!.etag });
if (what === 'delete') await store.delete(key);
process.stdout.write(String(calls));
