/** Many articles of a folder: one after another, or, where there are many, on every core. */
import { serialize } from 'node:v8';
import { checkSource, type CheckedSources, type Checking } from './source.ts';
import type { CheckFolders, CheckTask } from './worker.ts';
import type { Progress } from '../../cli/progress.ts';
import { isWorthThreads, openPool } from '../../runtime/threads.ts';

/** What a thread takes at a time. */
const CHUNK_ARTICLES = 16;

/** What is wrong with the articles of these keys; their dependencies are read here. */
export async function checkSources(
  checking: Checking,
  keys: readonly string[],
  progress?: Progress,
): Promise<CheckedSources> {
  if (isWorthThreads(keys.length)) return await onThreads(checking, keys, progress);
  await checking.dependencies.read(progress);
  const all: CheckedSources = { found: [], fixed: [] };
  for (const [done, key] of keys.entries()) {
    progress?.count(done + 1, keys.length, 'articles', 'Checking');
    add(all, await checkSource(checking, key));
  }
  return all;
}

async function onThreads(
  { content, configured = content, settings, dependencies, fix, now }: Checking,
  keys: readonly string[],
  progress?: Progress,
): Promise<CheckedSources> {
  const folders: CheckFolders = { content, configured, settings, fix, now };
  // The threads load their code while this one reads the dependencies.
  const pool = await openPool(import.meta.url, folders);
  try {
    await dependencies.read(progress);
    const known = shared(dependencies.known);
    const all: CheckedSources = { found: [], fixed: [] };
    let done = 0;
    const check = async (chunk: readonly string[]) => {
      const task: CheckTask = { keys: chunk, known };
      for (const one of (await pool.run(task)) as CheckedSources[]) add(all, one);
      progress?.count((done += chunk.length), keys.length, 'articles', 'Checking');
    };
    await Promise.all(chunks(keys).map(check));
    return all;
  } finally {
    await pool.destroy();
  }
}

function add(all: CheckedSources, { found, fixed }: CheckedSources): void {
  for (const diagnostic of found) all.found.push(diagnostic);
  all.fixed.push(...fixed);
}

function chunks(keys: readonly string[]): string[][] {
  const count = Math.ceil(keys.length / CHUNK_ARTICLES);
  return Array.from({ length: count }, (_, i) =>
    keys.slice(i * CHUNK_ARTICLES, (i + 1) * CHUNK_ARTICLES),
  );
}

/** In memory that every thread sees, so that it is not copied with each task. */
function shared(value: unknown): SharedArrayBuffer {
  const bytes = serialize(value);
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
