/** What is slow to make and can be shared is made by the worker that first asks for it; all others wait. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RUN } from './run.ts';

type Made<T> = { value: T } | { failed: string };

/** `make` is given where a process leaves its number that is to end with the run; its value is kept as JSON. */
export async function onceARun<T>(name: string, make: (pidFile: string) => Promise<T>): Promise<T> {
  const path = join(process.env[RUN]!, name);
  if (isFirst(path)) {
    const made = await make(`${path}.pid`).then(
      (value): Made<T> => ({ value }),
      (error: unknown): Made<T> => ({ failed: String(error) }),
    );
    // Whole, or not there.
    writeFileSync(`${path}.new`, JSON.stringify(made));
    renameSync(`${path}.new`, `${path}.json`);
  }
  while (!existsSync(`${path}.json`)) await wait(50);
  const made = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Made<T>;
  if ('failed' in made) throw new Error(made.failed);
  return made.value;
}

function isFirst(path: string): boolean {
  try {
    mkdirSync(`${path}.taken`);
    return true;
  } catch {
    return false;
  }
}
