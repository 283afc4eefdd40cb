/** Threads that read articles for the one that asks, looks up and writes. */
import type { Piscina } from 'piscina';
import type { Source } from '../../../functions/article/model.ts';
import type { Circumstances, Glance, Reader } from '../../../functions/publish/ingest/reader.ts';
import type { Decision } from '../../../functions/publish/ingest/situation.ts';
import type { Settings } from '../../../functions/site/settings.ts';
import type { Folders } from './folders.ts';
import { openPool } from './threads.ts';
import type { Task } from './worker.ts';

/**
 * Reading and deciding take about twice as long as all that is looked up and written for an article, which one
 * thread does: more than two readers would wait for it. On two cores there are two as well, as one and this
 * thread leave each of them idle for half the time.
 */
const READERS = 2;
/** Tasks that wait in a thread, so that it need not wait for this one while that writes. */
const WAITING = 8;

/** A thread of its own, since what one has read is there. */
interface ReaderThread {
  pool: Piscina;
  /** The version of the settings that it was sent last. */
  version?: string;
}

export class ReaderThreads implements Reader {
  readonly #readers: readonly ReaderThread[];
  #count = 0;

  private constructor(pools: readonly Piscina[]) {
    this.#readers = pools.map((pool) => ({ pool }));
  }

  static async open(folders: Folders): Promise<ReaderThreads> {
    const opening = Array.from({ length: READERS }, () =>
      openPool(import.meta.url, folders, { many: 1, waiting: WAITING }),
    );
    return new ReaderThreads(await Promise.all(opening));
  }

  async read(source: Source, settings: Settings, version: string): ReturnType<Reader['read']> {
    const at = this.#count++;
    const reader = this.#readers[at % this.#readers.length]!;
    const run = async <Answer>(task: Task) => (await reader.pool.run(task)) as Answer;
    // They may be long, and stay the same from one article to the next; tasks are taken in their order.
    const news = reader.version === version ? {} : { settings };
    reader.version = version;
    const article = await run<Glance | undefined>({ what: 'read', at, source, version, ...news });
    if (article === undefined) return undefined;
    const decide = ({ dependencies, ...more }: Circumstances) => {
      // It has the settings.
      const { settings: _, ...others } = dependencies;
      const circumstances = { ...more, dependencies: others } as Circumstances;
      return run<Decision | undefined>({ what: 'decide', at, circumstances });
    };
    return { article, decide };
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map(({ pool }) => pool.destroy()));
  }
}
