/**
 * How each function runs: time, memory, and how many messages wake it at once. Queues, functions
 * and alarms are made from this table.
 */
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { stageOf, type QueueName } from '../../functions/publish/queues.ts';

export interface Workload {
  /** Seconds. */
  timeout: number;
  /** MiB; 1,769 are one whole processor. */
  memory: number;
}

/** What stands between a queue and its function. */
export interface Intake {
  /** Messages in one invocation, at most. */
  batch: number;
  /** Seconds to wait for more messages before an invocation that is not full. */
  window: number;
  /** Invocations at a time, at most. */
  concurrency: number;
}

export const workloads: Record<FunctionName, Workload> = {
  // Parsing an article takes milliseconds of processor, but a cold start reads all of the code; and the
  // renditions of a batch of ten photographs take most of a minute.
  ingest: { timeout: 120, memory: 1024 },
  // Holds the catalog in memory and renders all listings of a topic.
  syndicate: { timeout: 120, memory: 1769 },
  // Waits for CloudFront, and does little else.
  announce: { timeout: 60, memory: 512 },
  // Reads what lists and rows say of some forty-nine thousand articles.
  sweep: { timeout: 300, memory: 1769 },
  // Ingests one batch of the archive.
  rebuild: { timeout: 300, memory: 1769 },
};

export const intakes: Record<QueueName, Intake> = {
  // An editor waits: no window, and enough instances for a push of hundreds of articles, but not
  // so many that they take the account's whole concurrency (1,000, in a new account 10).
  ingest: { batch: 10, window: 0, concurrency: 20 },
  // Whatever many records change is rendered once. Two at a time (the least that SQS allows):
  // more would only meet each other at the catalog's compare-and-set.
  syndicate: { batch: 10_000, window: 1, concurrency: 2 },
  // Nobody waits: editors' pushes are to find room beside it, in the account and at the table.
  'ingest-archive': { batch: 10, window: 5, concurrency: 5 },
  // What many articles of the archive change is rendered once for as many as there are.
  'syndicate-archive': { batch: 10_000, window: 60, concurrency: 2 },
  // Feeds change many at a time, and their announcement may wait.
  announce: { batch: 100, window: 5, concurrency: 2 },
};

/**
 * Seconds for which a message is invisible to others while a function has it: six times the
 * function's time and the window, as AWS asks for, so that throttled invocations are tried again
 * before the message comes back.
 */
export function visibility(queue: QueueName): number {
  return 6 * workloads[stageOf(queue)].timeout + intakes[queue].window;
}

/** Sources in one invocation of rebuild, which has five minutes for them. */
export const REBUILD_BATCH = 100;

/** Deliveries before a message is dead. */
export const DELIVERIES = 5;

/** Seconds that dead letters are kept: the longest that SQS offers. */
export const DEAD_LETTERS_KEPT = 14 * 24 * 60 * 60;
