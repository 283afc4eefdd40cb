/**
 * The queues in memory, as SQS has them: every message waits here until its function runs.
 *
 * A key that is already waiting is not queued twice: the run that takes it reads the truth as it is
 * then. Nothing is lost when the process dies, because every publish begins with a sweep.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { queueNames, stageOf, type QueueName } from '../../../functions/publish/queues.ts';
import { SETTINGS_SOURCE } from '../../../functions/site/keys.ts';
import { CommandError } from '../cli/command-error.ts';
import { sqsEvent } from './events.ts';

export type Run = (event: SQSEvent) => Promise<SQSBatchResponse>;

/**
 * Messages in one invocation, as on AWS: few to ingest, many to syndicate. Of the archive one, since what is
 * pushed waits for invocations that have begun.
 */
const BATCH_MESSAGES: Record<QueueName, number> = {
  ingest: 10,
  syndicate: 10_000,
  announce: 1000,
  'ingest-archive': 1,
  'syndicate-archive': 10_000,
};
/** Who waits in one runs as soon as nobody waits in one before it. */
const ORDER: readonly QueueName[] = [
  'ingest',
  'syndicate',
  'ingest-archive',
  'syndicate-archive',
  'announce',
];
/** It stands for everything when *syndicate* is told of it. */
const EVERYTHING: string = SETTINGS_SOURCE;
/** So many sources are brought in step by one look at everything sooner than by one at theirs before it. */
const MANY_SOURCES = 200;
/** Times a message is delivered before it counts as dead. */
const DELIVERIES = 4;

type Batch = [key: string, deliveries: number][];

export class Queues {
  private readonly waiting = Object.fromEntries(
    queueNames.map((name) => [name, new Map<string, number>()]),
  ) as Record<QueueName, Map<string, number>>;
  private readonly runs: Record<QueueName, Run>;
  /** Invocations of ingest that may run at a time. */
  private readonly width: number;
  /** Why the last run failed, for the dead letter. */
  lastFailure = 'unknown';

  constructor(runs: Record<QueueName, Run>, width = 1) {
    this.runs = runs;
    this.width = width;
  }

  send(queue: QueueName, keys: readonly string[]): void {
    const waiting = this.waiting[queue];
    for (const key of keys) if (!waiting.has(key)) waiting.set(key, 0);
  }

  /** How many articles wait to be ingested. */
  get pending(): number {
    return this.waiting.ingest.size + this.waiting['ingest-archive'].size;
  }

  /**
   * Runs until all queues are empty. Throws CommandError for a message that was delivered again and again
   * in vain.
   */
  async drain(progress: (pending: number) => void = () => undefined): Promise<void> {
    for (let queue = this.first(); queue !== undefined; queue = this.first()) {
      if (stageOf(queue) === 'ingest') await this.drainIngest(queue, progress);
      else await this.deliver(queue);
      // Who subscribes to what was pushed hears of it before the archive goes on.
      if (queue === 'syndicate' && this.waiting.announce.size > 0) await this.deliver('announce');
    }
  }

  private first(): QueueName | undefined {
    return ORDER.find((queue) => this.waiting[queue].size > 0);
  }

  /**
   * Until it is empty, or somebody waits who goes first. Sources that stand side by side link to each other more
   * than others do, and who is read before what it links to is read again: so each lane has a stretch of its own,
   * and helps the others when that is done.
   */
  private async drainIngest(queue: QueueName, progress: (pending: number) => void): Promise<void> {
    const keys = [...this.waiting[queue].keys()];
    const share = Math.max(BATCH_MESSAGES[queue], Math.ceil(keys.length / this.width));
    const lane = async (_: unknown, at: number) => {
      const own = keys.slice(at * share, (at + 1) * share).reverse();
      while (this.first() === queue) {
        await this.deliver(queue, this.nextOf(own, queue));
        progress(this.pending);
      }
    };
    await Promise.all(Array.from({ length: this.width }, lane));
  }

  private async deliver(queue: QueueName, batch = this.next(queue)): Promise<void> {
    const event = sqsEvent(
      queue,
      batch.map(([key]) => key),
    );
    const { batchItemFailures } = await this.runs[queue](event);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    event.Records.forEach(({ messageId }, at) => {
      if (!failed.has(messageId)) return;
      const [key, deliveries] = batch[at]!;
      if (deliveries + 1 >= DELIVERIES) throw new CommandError(this.lastFailure);
      this.waiting[queue].set(key, deliveries + 1);
    });
  }

  /** Of these as far as they still wait, from their end; or of all, where none does. */
  private nextOf(own: string[], queue: QueueName): Batch {
    const waiting = this.waiting[queue];
    const batch: Batch = [];
    while (batch.length < BATCH_MESSAGES[queue] && own.length > 0) {
      const key = own.pop()!;
      const deliveries = waiting.get(key);
      if (deliveries === undefined) continue;
      waiting.delete(key);
      batch.push([key, deliveries]);
    }
    return batch.length > 0 ? batch : this.next(queue);
  }

  private next(queue: QueueName): Batch {
    const waiting = this.waiting[queue];
    const archive = this.waiting['syndicate-archive'];
    const isLookedAtAnyway = queue === 'syndicate' && waiting.size > MANY_SOURCES;
    // What looks at everything looks at them, too.
    const together = isLookedAtAnyway && archive.has(EVERYTHING) ? [archive, waiting] : [waiting];
    const batch = together.flatMap((one) => [...one]).slice(0, BATCH_MESSAGES[queue]);
    for (const one of together) for (const [key] of batch) one.delete(key);
    return batch;
  }
}
