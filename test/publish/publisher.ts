/**
 * A publisher in memory for tests: two stores and a table, three queues, and the real functions between
 * them. Editors push, the queues drain, and at rest everything must equal a clean build.
 */
import { createHash } from 'node:crypto';
import { announce } from '../../functions/publish/announce.ts';
import { cleanBuild } from '../../functions/publish/clean-build.ts';
import { ingest } from '../../functions/publish/ingest.ts';
import type { SiteKey, SourceKey } from '../../functions/site/keys.ts';
import type { Announcement, Ports, LogEvent } from '../../functions/publish/ports.ts';
import { stages, type Stage } from '../../functions/publish/queues.ts';
import { sweep } from '../../functions/publish/sweep.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import { MemoryStore } from '../../functions/store/memory.ts';
import { notifying } from '../../functions/store/notifying.ts';
import { listAll, type Store } from '../../functions/store/store.ts';
import { MemoryTable } from '../../functions/store/table/memory.ts';
import type { Report } from '../../schemas/types.ts';

/** *Syndicate* has no right to read sources: its role on AWS does not allow it. */
const nobodys = new Proxy({} as Ports['source'], {
  get: () => {
    throw new Error('Syndicate asked for a source.');
  },
});

/** A table may be that of several publishers, and DynamoDB that of several processes. */
let nonces = 0;

export class Publisher {
  now = new Date('2026-11-01T08:00:00Z');
  readonly source = new MemoryStore({ now: () => this.now });
  readonly site = new MemoryStore({ now: () => this.now });
  readonly ledger = new MemoryStore({ now: () => this.now });
  table = new MemoryTable({ now: () => this.now });
  readonly queues: Record<Stage, Set<string>> = {
    ingest: new Set(),
    syndicate: new Set(),
    announce: new Set(),
  };
  readonly events: LogEvent[] = [];
  readonly announced: Announcement[] = [];
  renderer = 'test';
  /** Undefined: pictures are published as they are. */
  scaler: Ports['scaler'];
  /** How a day's withdrawals are counted; undefined: they are not. */
  guard: Ports['guard'];
  private readonly notifyingSite = notifying(this.site, ({ key }) => {
    this.queues.announce.add(key);
  });

  /** The ports, over stores that a test may have wrapped. */
  ports(wrap: (store: Store, name: 'source' | 'site') => Store = (s) => s): Ports {
    return {
      source: wrap(this.source, 'source'),
      site: wrap(this.notifyingSite, 'site'),
      table: this.table,
      ledger: this.ledger,
      renderer: this.renderer,
      ...(this.scaler !== undefined && { scaler: this.scaler }),
      ...(this.guard !== undefined && { guard: this.guard }),
      now: () => this.now,
      nonce: () => `nonce-${process.pid}-${nonces++}`,
      enqueue: {
        ingest: async (keys) => keys.forEach((key) => this.queues.ingest.add(key)),
        archive: async (keys) => keys.forEach((key) => this.queues.ingest.add(key)),
        syndicate: async (keys) => keys.forEach((key) => this.queues.syndicate.add(key)),
        announce: async (keys) => keys.forEach((key) => this.queues.announce.add(key)),
      },
      announcer: { announce: async (changes) => void this.announced.push(...changes) },
      log: (event) => this.events.push(event),
    };
  }

  /** Files as an editor pushes them; null deletes. The notifications are queued. */
  async push(files: Record<string, string | Uint8Array | null>): Promise<void> {
    for (const [key, body] of Object.entries(files)) {
      if (body === null) await this.source.delete(key);
      else {
        const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
        await this.source.put(key, bytes, { contentType: 'text/markdown' });
      }
      this.queues.ingest.add(key);
    }
  }

  /** Runs until the queues are empty; throws when they do not become so. */
  async drain(ports = this.ports()): Promise<void> {
    for (let run = 0; run < 500; run++) {
      const stage = stages.find((name) => this.queues[name].size > 0);
      if (stage === undefined) return;
      const keys = [...this.queues[stage]];
      this.queues[stage].clear();
      if (stage === 'ingest') for (const key of keys) await ingest(ports, key);
      if (stage === 'syndicate')
        await syndicate({ ...ports, source: nobodys }, keys as SourceKey[]);
      if (stage === 'announce') await announce(ports, keys as SiteKey[]);
    }
    throw new Error('The queues do not become empty.');
  }

  /** Push, then rest. */
  async publish(files: Record<string, string | Uint8Array | null>): Promise<void> {
    await this.push(files);
    await this.drain();
  }

  async sweep(): Promise<void> {
    await sweep(this.ports());
    await this.drain();
  }

  /** The newest report on a source. */
  report(file: string): Report | undefined {
    const events = this.events.filter((event) => 'report' in event);
    return events.findLast(({ report }) => report.file === file)?.report;
  }

  async text(key: string): Promise<string | undefined> {
    const object = await this.site.get(key);
    return object && new TextDecoder().decode(object.body);
  }

  async json(key: string): Promise<Record<string, unknown>> {
    return JSON.parse((await this.text(key)) ?? 'null') as Record<string, unknown>;
  }
}

/** Every object of a store: key → hash of bytes and headers, in order of the keys. */
export async function snapshot(store: Store): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const { key } of listAll(store, '')) {
    const { body, contentType, cacheControl, metadata } = (await store.get(key))!;
    all[key] = describe(body, contentType, cacheControl, metadata);
  }
  return all;
}

/** What a clean build of the accepted sources would put on the site, in the same form. */
export async function cleanSnapshot(room: Publisher): Promise<Record<string, string>> {
  const build = (await cleanBuild(room))!;
  const all = build.files.map(({ key, body, contentType, cacheControl, metadata }) => [
    key,
    describe(body, contentType, cacheControl, metadata),
  ]);
  const media = [...build.media].map(([key, { etag, contentType, cacheControl }]) => [
    key,
    [etag, contentType, cacheControl, undefined].join(' | '),
  ]);
  return Object.fromEntries([...all, ...media].sort(([a], [b]) => (a! < b! ? -1 : 1))) as Record<
    string,
    string
  >;
}

function describe(
  body: Uint8Array,
  contentType: string,
  cacheControl: string | undefined,
  metadata: Record<string, string> | undefined,
): string {
  const md5 = createHash('md5').update(body).digest('hex');
  const named = metadata && Object.keys(metadata).length > 0 ? JSON.stringify(metadata) : undefined;
  return [md5, contentType, cacheControl, named].join(' | ');
}

export function article(title: string, front = '', body = 'Some plain words.'): string {
  return `---\ntitle: ${title}\npublished: 2026-10-01\n${front}---\n\n${body}\n`;
}
