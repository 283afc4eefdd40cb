/** The real functions on the simulated stores, one after another, and nothing goes wrong. */
import { announceHandler } from '../../functions/publish/handlers/announce.ts';
import { ingestHandler } from '../../functions/publish/handlers/ingest.ts';
import { syndicateHandler } from '../../functions/publish/handlers/syndicate.ts';
import { BUILD, listedKey, roundKey } from '../../functions/publish/rows/keys.ts';
import { isAnnounced, SETTINGS_SOURCE } from '../../functions/site/keys.ts';
import { messageBody } from '../../functions/publish/messages.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { stages, type Stage } from '../../functions/publish/queues.ts';
import { restore } from '../../functions/publish/restore.ts';
import { sweep } from '../../functions/publish/sweep.ts';
import type { Store } from '../../functions/store/store.ts';
import type { Table } from '../../functions/store/table/table.ts';
import type { Bucket } from './bucket.ts';
import { sqsEvent, type Message } from './queue.ts';
import type { WatchedRows } from './rows.ts';
import { simulatedScaler } from './scaler.ts';
import type { Shared } from './shared.ts';

/** Rounds after which there is nothing left to do, if there ever is. */
const ROUNDS = 400;

export class CalmRoom {
  private readonly shared: Shared;
  private readonly ports: Ports;
  private readonly waiting: Record<Stage, Set<string>>;
  private written: (key: string) => void = () => undefined;

  /** `table`: another than the one that was worked with. */
  constructor(shared: Shared, renderer: string, table?: Table) {
    this.shared = shared;
    const { buckets } = shared;
    this.waiting = {
      ingest: this.sources(),
      syndicate: new Set([...shared.rows.sources(), SETTINGS_SOURCE]),
      announce: new Set([...buckets.site.objects.keys()].filter(isAnnounced)),
    };
    const wake = (stage: Stage) => async (keys: readonly string[]) =>
      keys.forEach((key) => this.waiting[stage].add(key));
    // What is remembered to save work is no part of what is published or known; nor is it that nobody is left
    // who could still write what an article has touched.
    const isMemory = (key: string) =>
      [BUILD, 'indexed#', listedKey.partition, roundKey.partition].some((start) =>
        key.startsWith(start),
      );
    const write = (key: string): void => void (!isMemory(key) && this.written(key));
    this.ports = {
      source: direct(buckets.source, write),
      site: direct(buckets.site, write),
      ledger: direct(buckets.ledger, write),
      table: table ?? directTable(shared.rows, write),
      renderer,
      scaler: simulatedScaler,
      ...shared.plan.guard,
      now: () => shared.clock(),
      nonce: () => String(shared.nonces++),
      enqueue: {
        ingest: wake('ingest'),
        archive: wake('ingest'),
        syndicate: wake('syndicate'),
        announce: wake('announce'),
      },
      announcer: { announce: async () => undefined },
      log: () => undefined,
    };
  }

  /** Everything once more; tells every key that is written. */
  async drain(written: (key: string) => void): Promise<void> {
    this.written = written;
    const handlers = {
      ingest: ingestHandler(this.ports, 1),
      syndicate: syndicateHandler(this.ports),
      announce: announceHandler(this.ports),
    };
    for (let round = 0; round < ROUNDS; round++) {
      if (stages.every((stage) => this.waiting[stage].size === 0)) return;
      for (const stage of stages) {
        const keys = [...this.waiting[stage]];
        this.waiting[stage].clear();
        if (keys.length === 0) continue;
        const { batchItemFailures } = await handlers[stage](sqsEvent(keys.map(message)));
        for (const { itemIdentifier } of batchItemFailures) written(`${stage} ${itemIdentifier}`);
      }
    }
  }

  /** The table is made again; tells every key of the stores that is written. */
  async restore(written: (key: string) => void): Promise<void> {
    this.written = written;
    await restore(this.ports);
  }

  /** What a sweep sends to ingest. */
  async sweep(): Promise<Set<string>> {
    this.waiting.ingest.clear();
    await sweep(this.ports);
    return this.waiting.ingest;
  }

  /** Every source there is or ever was. */
  private sources(): Set<string> {
    const { buckets, rows } = this.shared;
    return new Set([...buckets.source.objects.keys(), ...rows.sources()]);
  }
}

function message(key: string, id: number): Message {
  const body = messageBody([key]);
  return { id, key, body, writer: undefined, carried: undefined, visibleAt: 0, receives: 1 };
}

/** The bucket without the network; tells what is written. */
export function direct(bucket: Bucket, written: (key: string) => void = () => undefined): Store {
  return {
    get: async (key) => bucket.get(key),
    head: async (key) => bucket.head(key),
    list: async (prefix, page) => bucket.list(prefix, page),
    put: async (key, body, options) => {
      written(key);
      return bucket.put(key, body, options);
    },
    delete: async (key, condition) => {
      written(key);
      return bucket.delete(key, condition);
    },
  };
}

/** The table without the network; tells what is written. */
export function directTable(
  rows: WatchedRows,
  written: (key: string) => void = () => undefined,
): Table {
  return {
    get: async (key) => rows.get(key),
    getMany: async (keys) => rows.getMany(keys),
    query: async (partition, range) => rows.query(partition, range),
    transact: async (token, changes) => {
      for (const { partition, sort } of changes) written(`${partition} ${sort}`);
      return rows.transact(token, changes);
    },
  };
}
