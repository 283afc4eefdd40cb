/** What all instances of one simulated run share. */
import type { Bucket } from './bucket.ts';
import type { Code } from './code.ts';
import type { Fault, Faults } from './faults.ts';
import type { Plan } from './plan.ts';
import type { QueueName } from '../../functions/publish/queues.ts';
import type { Queue } from './queue.ts';
import type { Random } from './random.ts';
import type { WatchedRows } from './rows.ts';
import type { Timeline } from './timeline.ts';

export interface Shared {
  readonly plan: Plan;
  readonly code: Code;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly faults: Faults;
  readonly buckets: Record<'source' | 'site' | 'ledger', Bucket>;
  readonly rows: WatchedRows;
  readonly queues: Record<QueueName, Queue>;
  nonces: number;
  readonly renderer: string;
  clock(): Date;
  /** Adds a line to the story, and to the trace by which runs are compared. */
  note(who: string, what: string, key: string, fault?: Fault): void;
  /** Told by *announce* of one version of an object. */
  announced(key: string, version: string): void;
  damaged(reason: string): void;
}
