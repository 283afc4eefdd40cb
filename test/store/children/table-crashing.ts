/**
 * Kills itself right before its n-th statement: node table-crashing.ts <file> <what> <n>
 * It prints how many statements there were when there were fewer.
 */
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { SqliteTable } from '../../../functions/store/table/sqlite.ts';
import { group } from '../table/group.ts';

const [file, what, at] = process.argv.slice(2) as [string, string, string];
let calls = -Infinity;

/** The real thing must be interrupted: it is patched in place. */
function watch(object: object, name: string): void {
  const methods = object as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args: unknown[]): unknown {
    if (++calls === Number(at)) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, args);
  };
}

watch(DatabaseSync.prototype, 'exec');
watch(StatementSync.prototype, 'run');
watch(StatementSync.prototype, 'all');

if (what === 'open') calls = 0;
const table = SqliteTable.open(file);
if (what === 'transact') {
  calls = 0;
  await Promise.all(group.map(({ token, changes }) => table.transact(token, changes)));
}
process.stdout.write(String(calls));
