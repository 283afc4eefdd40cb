/** Wakes the next function by SQS: messages in the shape of S3's own notifications. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import pMap from 'p-map';
import { messageBody } from '../publish/messages.ts';
import type { Ports } from '../publish/ports.ts';
import { stageOf, type QueueName, type Send, type Stage } from '../publish/queues.ts';

/**
 * Seconds; the most that SQS takes. A function lives five minutes at most, and a request that its
 * client gave up is not applied ten minutes later.
 */
const SECOND_LOOK = 900;
/** Seconds: longer than COPIES_LIVE of publish/announce.ts, for clocks differ. */
const EXPIRED = 150;

/** Messages in one request: the limit of SQS. */
const BATCH = 10;
/** Bytes of one message of several keys: ten of them are well below what one request may hold. */
const MESSAGE = 20_000;
const REQUESTS_AT_A_TIME = 8;
const ATTEMPTS = 4;

/**
 * `queues`: the URL of each. Throws when a message was not taken after several tries, so that
 * whoever wanted to wake somebody runs again: a wake-up is never lost in silence.
 */
export function sendTo(client: SQSClient, queues: Partial<Record<QueueName, string>>): Send {
  const send = async (name: QueueName, keys: readonly string[], delay: number, writer?: string) => {
    const queue = queues[name];
    if (queue === undefined) throw new Error(`This function does not wake ${name}.`);
    await sendAll(client, queue, bodiesFor(stageOf(name), keys, writer), delay);
  };
  return {
    now: (name, keys) => send(name, keys, 0),
    later: (name, keys, writer) => send(name, keys, SECOND_LOOK, writer),
  };
}

/** Wakes *announce* again when the CDN's copies of a feed, two minutes old, have expired. */
export function queueLater(
  client: SQSClient,
  queue: string,
): NonNullable<Ports['announcer']['later']> {
  return (keys) => sendAll(client, queue, [messageBody(keys)], EXPIRED);
}

async function sendAll(
  client: SQSClient,
  queue: string,
  bodies: readonly string[],
  delay: number,
): Promise<void> {
  const batches = chunks(bodies.map((body, at) => entry(body, at, delay)));
  await pMap(batches, (batch) => sendBatch(client, queue, batch), {
    concurrency: REQUESTS_AT_A_TIME,
  });
}

/** To ingest an article each, so that one which fails comes again alone; others many at a time. */
function bodiesFor(stage: Stage, keys: readonly string[], writer?: string): string[] {
  if (stage === 'ingest') return keys.map((key) => messageBody([key], writer));
  const groups: string[][] = [];
  let room = 0;
  for (const key of keys) {
    const size = messageBody([key]).length;
    if (size > room) {
      groups.push([]);
      room = MESSAGE;
    }
    groups.at(-1)!.push(key);
    room -= size;
  }
  return groups.map((group) => messageBody(group, writer));
}

function entry(body: string, at: number, delay: number): SendMessageBatchRequestEntry {
  return { Id: String(at), MessageBody: body, ...(delay > 0 && { DelaySeconds: delay }) };
}

function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}

/** SQS may take some of a batch and not the others: those are sent again. */
async function sendBatch(
  client: SQSClient,
  queue: string,
  batch: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  let waiting = [...batch];
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await wait(Math.random() * 100 * 2 ** attempt);
    const command = new SendMessageBatchCommand({ QueueUrl: queue, Entries: waiting });
    const { Failed = [] } = await client.send(command);
    if (Failed.length === 0) return;
    const failed = new Set(Failed.map(({ Id }) => Id));
    waiting = waiting.filter(({ Id }) => failed.has(Id));
    reason = Failed[0]!.Message ?? Failed[0]!.Code ?? 'it gave no reason';
  }
  throw new Error(`The queue did not take ${waiting.length} messages: ${reason}`);
}
