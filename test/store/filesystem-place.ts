/** A place for a store of files, and child processes that use it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';

export interface Place {
  folder: string;
  root: string;
  index: string;
}

const made: string[] = [];
const running = new Set<ChildProcess>();
/** What one child has compiled, the next need not: they start in half the time. */
const compiled = mkdtempSync(join(tmpdir(), 'healthwire-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true }));

/** A new empty place; it is removed after the test. */
export function newPlace(): Place {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'healthwire-store-')));
  made.push(folder);
  return { folder, root: join(folder, 'site'), index: join(folder, 'index', 'site.sqlite') };
}

/** Starts test/store/children/<name>.ts; `words` are its arguments. */
export function startChild(name: string, ...words: string[]): ChildProcess {
  const file = join(import.meta.dirname, 'children', `${name}.ts`);
  const child = spawn(process.execPath, ['--no-warnings', file, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** All that a child said, once it has ended; how it ended. */
export async function ended(child: ChildProcess): Promise<{ said: string; signal: string | null }> {
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (words: string) => (said += words));
  const signal = await new Promise<string | null>((done) => {
    child.once('close', (_code, by: string | null) => done(by));
  });
  return { said, signal };
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
