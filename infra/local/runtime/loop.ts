/**
 * The machine that AWS would be: the queues, three functions, two folders and a table. It runs the real
 * handlers on real event shapes; when many articles wait, it ingests them on every core.
 */
import type { Piscina } from 'piscina';
import { announceHandler } from '../../../functions/publish/handlers/announce.ts';
import { syndicateHandler } from '../../../functions/publish/handlers/syndicate.ts';
import type { Lane, QueueName } from '../../../functions/publish/queues.ts';
import type { Fetch } from '../../../functions/publish/hub.ts';
import { loadSharp } from '../../../functions/publish/scaler.ts';
import type { LogEvent } from '../../../functions/publish/ports.ts';
import { bind, type AllRequests, type Bound } from './bind.ts';
import type { Folders } from './folders.ts';
import { PatientHub } from './patient-hub.ts';
import { Queues, type Run } from './queues.ts';
import { isWorthThreads, openPool, threads } from './threads.ts';
import { WholeSite } from './whole-site.ts';
import type { Invocation, Task } from './worker.ts';

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
  private readonly inline = new Map<Lane, Run>();
  private readonly onLog: (event: LogEvent) => void;
  private pool: Piscina | undefined;

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
    const { ports, lanes } = this.bound;
    this.whole = new WholeSite(ports);
    this.queues = new Queues(
      {
        ingest: (event) => this.ingest(event, 'push'),
        'ingest-archive': (event) => this.ingest(event, 'archive'),
        syndicate: syndicateHandler(lanes.push),
        'syndicate-archive': syndicateHandler(lanes.archive),
        announce: announceHandler(ports),
      },
      threads * 2,
    );
  }

  send(queue: QueueName, keys: readonly string[]): void {
    this.queues.send(queue, keys);
  }

  async drain(progress?: (pending: number) => void): Promise<void> {
    if (isWorthThreads(this.queues.pending)) {
      // Threads can load it only where this one has (sharp, "Installation", "Worker threads"); theirs say if not.
      await loadSharp().catch(() => undefined);
      this.pool = await openPool(import.meta.url, this.folders);
    }
    try {
      await this.queues.drain(progress);
    } catch (error) {
      this.whole.doubt();
      throw error;
    } finally {
      await this.pool?.destroy();
      this.pool = undefined;
    }
  }

  close(): void {
    this.bound.close();
  }

  private async ingest(event: Parameters<Run>[0], lane: Lane): ReturnType<Run> {
    if (this.pool === undefined) return await (await this.inThisThread(lane))(event);
    const task: Task = { event, lane };
    const done = (await this.pool.run(task)) as Invocation;
    for (const [queue, keys] of done.enqueued) this.send(queue, keys);
    for (const one of done.written) this.whole.wrote(one);
    for (const one of done.events) this.onLog(one);
    this.count(done.requests);
    return done.response;
  }

  /** Loads the code that reads articles only when there is one to read. */
  private async inThisThread(lane: Lane): Promise<Run> {
    const { ingestHandler } = await import('../../../functions/publish/handlers/ingest.ts');
    const run = this.inline.get(lane) ?? ingestHandler(this.bound.lanes[lane], 1);
    this.inline.set(lane, run);
    return run;
  }

  private count(more: AllRequests): void {
    const { source, ledger, table, site } = this.bound.requests;
    add(source, more.source);
    add(ledger, more.ledger);
    add(table, more.table);
    add(site, more.site);
  }
}

function add<Kind extends string>(total: Record<Kind, number>, more: Record<Kind, number>): void {
  for (const kind of Object.keys(total) as Kind[]) total[kind] += more[kind];
}
