/**
 * An AWS account in memory, for counting: the real functions between counted stores and queues that
 * batch as SQS and Lambda do. It knows no prices; it says what would be billed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { cloudFrontAnnouncer } from '../functions/lambda/announcer.ts';
import type { FunctionName } from '../functions/lambda/environment.ts';
import { sendTo } from '../functions/lambda/enqueue.ts';
import { announceHandler } from '../functions/publish/handlers/announce.ts';
import { ingestHandler } from '../functions/publish/handlers/ingest.ts';
import { syndicateHandler } from '../functions/publish/handlers/syndicate.ts';
import { isAnnounced } from '../functions/site/keys.ts';
import { messageBody } from '../functions/publish/messages.ts';
import type { Ports, LogEvent } from '../functions/publish/ports.ts';
import {
  inLanes,
  laneOf,
  queueNames,
  stageOf,
  type Lane,
  type QueueName,
} from '../functions/publish/queues.ts';
import { rebuild } from '../functions/publish/rebuild.ts';
import { sweepOn } from '../functions/publish/sweep.ts';
import { counted, type Requests } from '../functions/store/counting.ts';
import { MemoryStore } from '../functions/store/memory.ts';
import { notifying } from '../functions/store/notifying.ts';
import { listAll, type Store } from '../functions/store/store.ts';
import { billedTable, type TableBill } from '../functions/store/table/counting.ts';
import { MemoryTable } from '../functions/store/table/memory.ts';
import type { Table } from '../functions/store/table/table.ts';
import { intakes, REBUILD_BATCH, workloads } from '../infra/aws/workloads.ts';

/** Editors first. */
const ORDER: readonly QueueName[] = [
  'ingest',
  'syndicate',
  'announce',
  'ingest-archive',
  'syndicate-archive',
];
/** Bytes: SQS counts a longer request as several. */
const CHUNK = 64 * 1024;
/** Milliseconds that a request to S3 is assumed to take. */
const LATENCY = 20;
/** As long as a message may wait (SQS, "DelaySeconds"): what is looked at once more comes then. */
const MOST_DELAY_MS = 900_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Milliseconds that a request to DynamoDB is assumed to take. */
const TABLE_LATENCY = 5;

/** What would be billed. */
export interface Usage {
  stores: Record<'source' | 'site', Requests>;
  table: TableBill;
  /** Requests to SQS: sent by S3 and by the functions, received, deleted. */
  queues: { notified: number; woken: number; received: number; deleted: number };
  invocations: number;
  /** GB-seconds. */
  compute: number;
  /** Paths the CDN was told to forget. */
  paths: number;
}

interface Queue {
  ready: string[];
  delayed: string[];
}

export class Account {
  readonly usage: Usage;
  readonly source: Store;
  private readonly shown = new MemoryStore();
  /** Whether requests to S3 take their time; not while a site is made that is only pushed to. */
  isFar = false;
  /** How far the account's clock is before this machine's, milliseconds. */
  private ahead = 0;
  private readonly queues: Record<QueueName, Queue>;
  private readonly ports: Record<Lane, Ports>;

  constructor() {
    const queues = queueNames.map((name): [QueueName, Queue] => [name, { ready: [], delayed: [] }]);
    this.queues = Object.fromEntries(queues) as Record<QueueName, Queue>;
    const source = counted(new MemoryStore());
    const table = billedTable(new MemoryTable());
    const site = counted(this.shown);
    this.usage = {
      stores: { source: source.requests, site: site.requests },
      table: table.requests,
      queues: { notified: 0, woken: 0, received: 0, deleted: 0 },
      invocations: 0,
      compute: 0,
      paths: 0,
    };
    this.source = notifying(source, ({ key }) => this.notify('ingest', key));
    this.ports = this.bind({
      source: this.far(source),
      table: this.farTable(table),
      // In the same bucket, and nobody is told of it.
      ledger: this.far(source),
      site: notifying(this.far(site), ({ key }) => {
        if (isAnnounced(key)) this.notify('announce', key);
      }),
    });
  }

  /** From now on. */
  set renderer(renderer: string) {
    for (const ports of Object.values(this.ports)) ports.renderer = renderer;
  }

  /** Runs until all queues are empty, rechecks included, which come a quarter hour later. */
  async drain(): Promise<void> {
    for (;;) {
      const queue = ORDER.find((name) => this.queues[name].ready.length > 0);
      if (queue === 'ingest' || queue === 'ingest-archive') await this.wave(queue);
      else if (queue !== undefined) await this.deliver(queue);
      else if (queueNames.every((name) => this.queues[name].delayed.length === 0)) return;
      else {
        this.ahead += MOST_DELAY_MS;
        for (const one of Object.values(this.queues)) one.ready = one.delayed.splice(0);
      }
    }
  }

  /** A day passes, in which nobody pushes anything: the sweep has had a round through everything made. */
  async sleep(): Promise<void> {
    this.ahead += DAY_MS;
    await this.run('sweep', () => sweepOn(this.ports.push, { round: true }));
    await this.drain();
  }

  /** Every source through ingest, as the state machine does it, then a sweep. */
  async rebuild(keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += 1000) await this.source.list('');
    for (let at = 0; at < keys.length; at += REBUILD_BATCH)
      await this.run('rebuild', () =>
        rebuild(this.ports.archive, keys.slice(at, at + REBUILD_BATCH), WIDTH),
      );
    await this.run('sweep', () => sweepOn(this.ports.push, { round: true }));
    await this.drain();
  }

  /** Every file of the site becomes another, as if an older renderer had made it; not billed. */
  async spoil(): Promise<void> {
    for await (const { key } of listAll(this.shown, '')) {
      const { body, ...headers } = (await this.shown.get(key))!;
      await this.shown.put(key, Buffer.concat([body, Buffer.from('\n')]), headers);
    }
  }

  /** As many articles as are ingested at once; what they wake waits until they are through. */
  private async wave(ingest: 'ingest' | 'ingest-archive'): Promise<void> {
    const syndicate = ingest === 'ingest' ? 'syndicate' : 'syndicate-archive';
    for (let lane = 0; lane < intakes[ingest].concurrency; lane++)
      if (this.queues[ingest].ready.length > 0) await this.deliver(ingest);
    if (this.queues[syndicate].ready.length > 0) await this.deliver(syndicate);
  }

  private async deliver(queue: QueueName): Promise<void> {
    const [stage, ports] = [stageOf(queue), this.ports[laneOf(queue)]];
    const bodies = this.queues[queue].ready.splice(0, intakes[queue].batch);
    const tens = Math.ceil(bodies.length / 10);
    this.usage.queues.received += tens;
    this.usage.queues.deleted += tens;
    const handler = {
      ingest: ingestHandler(ports, WIDTH),
      syndicate: syndicateHandler(ports),
      announce: announceHandler(ports),
    }[stage];
    await this.run(stage, async () => {
      const { batchItemFailures } = await handler(eventOf(bodies));
      if (batchItemFailures.length > 0) throw new Error(`${stage} failed.`);
    });
  }

  private async run(name: FunctionName, work: () => Promise<unknown>): Promise<void> {
    const loop = performance.eventLoopUtilization();
    const processor = process.cpuUsage();
    await work();
    const { idle } = performance.eventLoopUtilization(loop);
    const { user, system } = process.cpuUsage(processor);
    // What waits and what works, without what others on this machine took.
    const seconds = (idle + (user + system) / 1000) / 1000;
    this.usage.invocations++;
    this.usage.compute += (seconds * workloads[name].memory) / 1024;
  }

  private notify(queue: QueueName, key: string): void {
    this.usage.queues.notified++;
    this.queues[queue].ready.push(messageBody([key]));
  }

  private bind(stores: Pick<Ports, 'source' | 'ledger' | 'table' | 'site'>): Record<Lane, Ports> {
    const log = (event: LogEvent) => {
      if (event.event === 'cdn.invalidated') this.usage.paths += event.paths.length;
      if (event.event === 'run.failed') throw new Error(event.reason);
    };
    const ports = {
      ...stores,
      renderer: 'first',
      now: () => new Date(Date.now() + this.ahead),
      nonce: randomUUID,
      guard: 'each' as const,
      announcer: cloudFrontAnnouncer(takesAll as CloudFrontClient, 'EXAMPLE', log),
      log,
    };
    const urls = Object.fromEntries(queueNames.map((name) => [name, name]));
    return inLanes(ports, sendTo(this.sqs(), urls));
  }

  private sqs(): SQSClient {
    const send = async ({ input }: SendMessageBatchCommand) => {
      const bytes = input.Entries!.reduce((sum, { MessageBody }) => sum + MessageBody!.length, 0);
      this.usage.queues.woken += Math.ceil(bytes / CHUNK);
      const queue = this.queues[input.QueueUrl as QueueName];
      for (const { MessageBody, DelaySeconds = 0 } of input.Entries!)
        queue[DelaySeconds > 0 ? 'delayed' : 'ready'].push(MessageBody!);
      return {};
    };
    return { send } as unknown as SQSClient;
  }

  /** The same store, as far away as S3. */
  private far(store: Store): Store {
    return {
      get: this.later(LATENCY, (key) => store.get(key)),
      head: this.later(LATENCY, (key) => store.head(key)),
      put: this.later(LATENCY, (...request) => store.put(...request)),
      delete: this.later(LATENCY, (...request) => store.delete(...request)),
      list: this.later(LATENCY, (...request) => store.list(...request)),
    };
  }

  /** The same table, as far away as DynamoDB. */
  private farTable(table: Table): Table {
    return {
      get: this.later(TABLE_LATENCY, (key) => table.get(key)),
      getMany: this.later(TABLE_LATENCY, (keys) => table.getMany(keys)),
      query: this.later(TABLE_LATENCY, (...request) => table.query(...request)),
      transact: this.later(TABLE_LATENCY, (...request) => table.transact(...request)),
    };
  }

  private later<Asked extends unknown[], Answer>(
    milliseconds: number,
    ask: (...asked: Asked) => Promise<Answer>,
  ): (...asked: Asked) => Promise<Answer> {
    return async (...asked) => {
      if (this.isFar) await wait(milliseconds);
      return await ask(...asked);
    };
  }
}

/** Sources that one invocation ingests at a time (functions/lambda/ingest.ts). */
const WIDTH = 10;

const takesAll = { send: async () => ({}) } as unknown;

function eventOf(bodies: readonly string[]): SQSEvent {
  const records = bodies.map((body, at) => ({ messageId: String(at), body }));
  return { Records: records as SQSEvent['Records'] };
}
