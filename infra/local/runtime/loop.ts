/**
 * The machine that AWS would be: the queues, three functions, two folders and a table. It runs the real
 * handlers on real event shapes; when many articles wait, other threads read them for this one.
 */
import { announceHandler } from '../../../functions/publish/handlers/announce.ts';
import type { Lane, QueueName } from '../../../functions/publish/queues.ts';
import type { Fetch } from '../../../functions/publish/hub.ts';
import type { LogEvent } from '../../../functions/publish/ports.ts';
import { bind, type Bound } from './bind.ts';
import type { Folders } from './folders.ts';
import { PatientHub } from './patient-hub.ts';
import { Queues, type Run } from './queues.ts';
import type { ReaderThreads } from './reader-threads.ts';
import { isWorthThreads, threads } from './threads.ts';
import { WholeSite } from './whole-site.ts';

/** At a time: as many as keep readers and the store at work, each while others wait for the other. */
const ARTICLES_A_THREAD = 8;

/** What a run needs of a loop; a dry run has one too. */
export type Machine = Pick<Loop, 'send' | 'drain' | 'queues'> & {
  readonly bound: Omit<Bound, 'close'>;
  readonly whole?: WholeSite;
};

export class Loop {
  readonly bound: Bound;
  readonly queues: Queues;
  /** Whether what is on the site is what this machine left there. */
  readonly whole: WholeSite;
  private readonly folders: Folders;
  private readonly onLog: (event: LogEvent) => void;
  private readers: Promise<ReaderThreads> | undefined;

  /** `request`: how a hub is reached. */
  constructor(folders: Folders, listeners: { log(event: LogEvent): void }, request: Fetch = fetch) {
    this.folders = folders;
    this.onLog = (event) => {
      if (event.event === 'run.failed') this.queues.lastFailure = event.reason;
      listeners.log(event);
    };
    const hub = new PatientHub(request, (event) => this.onLog(event));
    this.bound = bind(folders, {
      enqueue: (queue, keys) => this.send(queue, keys),
      log: (event) => this.onLog(event),
      announce: (changes) => hub.announce(changes),
      wrote: (event) => this.whole.wrote(event),
    });
    const { ports } = this.bound;
    this.whole = new WholeSite(ports);
    this.queues = new Queues(
      {
        ingest: (event) => this.ingest(event, 'push'),
        'ingest-archive': (event) => this.ingest(event, 'archive'),
        syndicate: (event) => this.syndicate(event, 'push'),
        'syndicate-archive': (event) => this.syndicate(event, 'archive'),
        announce: announceHandler(ports),
      },
      threads * ARTICLES_A_THREAD,
    );
  }

  send(queue: QueueName, keys: readonly string[]): void {
    this.queues.send(queue, keys);
  }

  async drain(progress?: (pending: number) => void): Promise<void> {
    try {
      await this.openReaders();
      await this.queues.drain(progress);
    } catch (error) {
      this.whole.doubt();
      throw error;
    } finally {
      await this.closeReaders();
    }
  }

  close(): void {
    this.bound.close();
  }

  /** Loads the code that reads articles only when there is one to read. */
  private async ingest(event: Parameters<Run>[0], lane: Lane): ReturnType<Run> {
    const { ingestHandler } = await import('../../../functions/publish/handlers/ingest.ts');
    const reader = await this.openReaders();
    return await ingestHandler(this.bound.lanes[lane], 1, reader)(event);
  }

  /**
   * What readers hold is let go of while feeds and lists are made, which takes most memory. A stride through the
   * archive may find more to read.
   */
  private async syndicate(event: Parameters<Run>[0], lane: Lane): ReturnType<Run> {
    const closeUnneeded = async () => {
      if (this.queues.pending === 0) await this.closeReaders();
    };
    if (lane === 'push') await closeUnneeded();
    const { syndicateHandler } = await import('../../../functions/publish/handlers/syndicate.ts');
    const result = await syndicateHandler(this.bound.lanes[lane])(event);
    await closeUnneeded();
    return result;
  }

  /** Where many articles wait; those that are open stay so until none does. */
  private openReaders(): Promise<ReaderThreads> | undefined {
    if (isWorthThreads(this.queues.pending)) this.readers ??= openReaders(this.folders);
    return this.readers;
  }

  private async closeReaders(): Promise<void> {
    const open = this.readers;
    this.readers = undefined;
    await (await open)?.close();
  }
}

async function openReaders(folders: Folders): Promise<ReaderThreads> {
  const { ReaderThreads } = await import('./reader-threads.ts');
  return await ReaderThreads.open(folders);
}
