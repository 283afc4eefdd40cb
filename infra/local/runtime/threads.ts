/** Work on every core, where there is enough of it. */
import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, extname } from 'node:path';
import type { Piscina } from 'piscina';

/** Fewer articles than this are done sooner than threads are started. */
const WORTH_THREADS_ARTICLES = 40;

/**
 * What one article needs is soon garbage. Left alone, Node lets more of it gather before it looks, and was no
 * faster for it: of 1,000 articles two readers and this thread took 831 MiB, and so 677.
 */
const YOUNG_MB = 48;

export const threads = availableParallelism();

export function isWorthThreads(articles: number): boolean {
  return articles >= WORTH_THREADS_ARTICLES && threads > 1;
}

/**
 * Threads that run `worker.ts` beside the module of this address (`import.meta.url`); in the package
 * both are compiled. Loads the pool's code only when there is work for it: most runs have little.
 */
export async function openPool(
  beside: string,
  workerData: object,
  { many = threads, waiting = 1 } = {},
): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: new URL(`./worker${extname(beside)}`, beside).href,
    minThreads: many,
    maxThreads: many,
    concurrentTasksPerWorker: waiting,
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    env: { ...process.env, ...compiled() },
  });
}

/** Threads keep their compiled code where main.js does; by themselves they would keep none. */
function compiled(): { NODE_COMPILE_CACHE?: string } {
  const version = getCompileCacheDir();
  return version === undefined ? {} : { NODE_COMPILE_CACHE: dirname(version) };
}
