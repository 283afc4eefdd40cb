/**
 * Three queues in memory, as SQS has them: every message waits here until its function runs.
 *
 * A key that is already waiting is not queued twice: the run that takes it reads the truth as it is
 * then. Nothing is lost when the process dies, because every publish begins with a sweep.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { SETTINGS_SOURCE } from '../../../functions/site/keys.ts';
import { CommandError } from '../cli/command-error.ts';
import { sqsEvent } from './events.ts';

export type Stage = 'ingest' | 'syndicate' | 'announce';
export type Run = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** Messages in one invocation, as on AWS: few to ingest, many to syndicate. */
const BATCH_MESSAGES: Record<Stage, number> = { ingest: 10, syndicate: 10_000, announce: 1000 };
/** It stands for everything when *syndicate* is told of it. */
const EVERYTHING: string = SETTINGS_SOURCE;
/** So many sources are brought in step by one look at everything sooner than by one at theirs before it. */
const MANY_SOURCES = 200;
/** Times a message is delivered before it counts as dead. */
const DELIVERIES = 4;

export class Queues {
  private readonly waiting: Record<Stage, Map<string, number>> = {
    ingest: new Map(),
    syndicate: new Map(),
    announce: new Map(),
  };
  private readonly runs: Record<Stage, Run>;
  /** Invocations of ingest that may run at a time. */
  private readonly width: number;
  /** Why the last run failed, for the dead letter. */
  lastFailure = 'unknown';

  constructor(runs: Record<Stage, Run>, width = 1) {
    this.runs = runs;
    this.width = width;
  }

  send(stage: Stage, keys: readonly string[]): void {
    for (const key of keys) if (!this.waiting[stage].has(key)) this.waiting[stage].set(key, 0);
  }

  /** How many articles wait to be ingested. */
  get pending(): number {
    return this.waiting.ingest.size;
  }

  /**
   * Runs until all three queues are empty; syndicate waits until there is nothing to ingest. Throws
   * CommandError for a message that was delivered again and again in vain.
   */
  async drain(progress: (pending: number) => void = () => undefined): Promise<void> {
    for (;;) {
      if (this.waiting.ingest.size > 0) await this.drainIngest(progress);
      else if (this.waiting.syndicate.size > 0) await this.deliver('syndicate');
      else if (this.waiting.announce.size > 0) await this.deliver('announce');
      else return;
    }
  }

  private async drainIngest(progress: (pending: number) => void): Promise<void> {
    const lane = async () => {
      while (this.waiting.ingest.size > 0) {
        await this.deliver('ingest');
        progress(this.waiting.ingest.size);
      }
    };
    await Promise.all(Array.from({ length: this.width }, lane));
  }

  private async deliver(stage: Stage): Promise<void> {
    const batch = this.next(stage);
    for (const [key] of batch) this.waiting[stage].delete(key);
    const event = sqsEvent(
      stage,
      batch.map(([key]) => key),
    );
    const { batchItemFailures } = await this.runs[stage](event);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    event.Records.forEach(({ messageId }, at) => {
      if (!failed.has(messageId)) return;
      const [key, deliveries] = batch[at]!;
      if (deliveries + 1 >= DELIVERIES) throw new CommandError(this.lastFailure);
      this.waiting[stage].set(key, deliveries + 1);
    });
  }

  /**
   * Who looks at everything goes last, when there is nothing left that would change it again; or with
   * so many others that most of everything is looked at anyway.
   */
  private next(stage: Stage): [key: string, deliveries: number][] {
    const waiting = this.waiting[stage];
    const batch: [string, number][] = [];
    for (const message of waiting) {
      if (batch.length === BATCH_MESSAGES[stage]) break;
      const isTime = waiting.size === 1 || waiting.size > MANY_SOURCES;
      if (message[0] !== EVERYTHING || isTime) batch.push(message);
    }
    return batch;
  }
}
