/** One instance of *ingest* in a thread of its own, as AWS runs many: event in, outcome out. */
import { workerData } from 'piscina';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ingestHandler } from '../../../functions/publish/handlers/ingest.ts';
import type { LogEvent } from '../../../functions/publish/ports.ts';
import type { Lane, QueueName } from '../../../functions/publish/queues.ts';
import type { StoreEvent } from '../../../functions/store/notifying.ts';
import { bind, type AllRequests } from './bind.ts';
import { houseInThread } from '../../configuration/house.ts';
import type { Folders } from './folders.ts';

export interface Task {
  event: SQSEvent;
  lane: Lane;
}

/** What one invocation did, for the thread that holds the queues. */
export interface Invocation {
  response: SQSBatchResponse;
  enqueued: [QueueName, readonly string[]][];
  events: LogEvent[];
  written: StoreEvent[];
  requests: AllRequests;
}

const given = workerData as Folders;
const folders = { ...given, house: await houseInThread(given.content) };

let enqueued: Invocation['enqueued'] = [];
let events: LogEvent[] = [];
let written: StoreEvent[] = [];

const bound = bind(folders, {
  enqueue: (queue, keys) => enqueued.push([queue, keys]),
  log: (event) => events.push(event),
  announce: () => undefined,
  wrote: (event) => written.push(event),
});
// Files are read without waiting, so one at a time is as fast, and articles find those before them.
const handlers = {
  push: ingestHandler(bound.lanes.push, 1),
  archive: ingestHandler(bound.lanes.archive, 1),
};

/** Piscina runs one task at a time in a thread, so that what was heard belongs to this event. */
export default async function invoke({ event, lane }: Task): Promise<Invocation> {
  enqueued = [];
  events = [];
  written = [];
  for (const counts of Object.values<Record<string, number>>({ ...bound.requests }))
    resetRequests(counts);
  const response = await handlers[lane](event);
  return { response, enqueued, events, written, requests: structuredClone(bound.requests) };
}

function resetRequests(counts: Record<string, number>): void {
  for (const kind of Object.keys(counts)) counts[kind] = 0;
}
