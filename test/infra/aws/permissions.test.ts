/**
 * The functions, run under the permissions that the stack gives them: nothing they need is missing,
 * and nothing is there that they never use.
 */
import { hash } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionName } from '../../../functions/lambda/environment.ts';
import { announce } from '../../../functions/publish/announce.ts';
import { wakeDue } from '../../../functions/publish/due.ts';
import { ingestHandler } from '../../../functions/publish/handlers/ingest.ts';
import { syndicateHandler } from '../../../functions/publish/handlers/syndicate.ts';
import { ingest } from '../../../functions/publish/ingest.ts';
import { messageBody } from '../../../functions/publish/messages.ts';
import {
  FURTHER,
  SETTINGS_SOURCE,
  type SiteKey,
  type SourceKey,
} from '../../../functions/site/keys.ts';
import type { Ports } from '../../../functions/publish/ports.ts';
import {
  enqueueFrom,
  stageOf,
  type Lane,
  type QueueName,
} from '../../../functions/publish/queues.ts';
import { rebuild } from '../../../functions/publish/rebuild.ts';
import { writes } from '../../../functions/publish/rows/writers.ts';
import { sweepOn } from '../../../functions/publish/sweep.ts';
import { syndicate } from '../../../functions/publish/syndicate.ts';
import { listAll, StoreError, type Store } from '../../../functions/store/store.ts';
import type { Change, Table } from '../../../functions/store/table/table.ts';
import { notifications } from '../../../infra/aws/notifications.ts';
import { permissions, type Access, type RowAccess } from '../../../infra/aws/permissions.ts';
import { article, cleanSnapshot, Publisher, snapshot } from '../../publish/publisher.ts';

type StoreName = 'source' | 'site';

/** A publisher whose functions have the roles of the stack. */
class GuardedPublisher extends Publisher {
  /** `ingest: read site/articles/*` for every permission that made a difference. */
  readonly used: Set<string>;

  constructor(used: Set<string>) {
    super();
    this.used = used;
  }

  readonly later: { name: FunctionName; lane: Lane; body: string }[] = [];

  as(name: FunctionName, lane: Lane = 'push'): Ports {
    const { stores, wakes, invalidates } = permissions[name];
    const ports = this.ports((store, of) => this.#limited(store, name, of, stores[of]));
    const may = (queue: QueueName) => {
      if (!wakes.includes(queue)) throw denied(`${name} may not send to ${queue}`);
      this.used.add(`${name}: wake ${queue}`);
    };
    return {
      ...ports,
      table: this.#limitedTable(ports.table, name),
      // It is in the bucket of the sources.
      ledger: this.#limited(ports.ledger, name, 'source', stores.source),
      guard: 'each',
      enqueue: enqueueFrom(lane, {
        now: async (queue, keys) => {
          may(queue);
          for (const key of keys) this.queues[stageOf(queue)].add(key);
        },
        later: async (queue, keys, writer) => {
          may(queue);
          this.later.push({ name, lane, body: messageBody(keys, writer) });
        },
      }),
      announcer: {
        announce: async () => {
          if (!invalidates) throw denied(`${name} may not invalidate`);
          this.used.add(`${name}: invalidate`);
        },
        later: async () => may('announce'),
      },
    };
  }

  #limited(store: Store, name: FunctionName, of: StoreName, access: Access | undefined): Store {
    const may = (kind: 'read' | 'write', key: string) => {
      const { read = [], write = [] } = access ?? {};
      const allowed = (kind === 'write' ? write : [...read, ...write]).filter((keys) =>
        fits(keys, key),
      );
      const isDenied = kind === 'write' && access?.never?.some((keys) => fits(keys, key)) === true;
      if (allowed.length === 0 || isDenied) throw denied(`${name} may not ${kind} ${of}/${key}`);
      for (const keys of allowed) this.used.add(`${name}: ${kind} ${of}/${keys}`);
    };
    return {
      get: async (key) => (may('read', key), store.get(key)),
      head: async (key) => (may('read', key), store.head(key)),
      put: async (key, body, options) => (may('write', key), store.put(key, body, options)),
      delete: async (key) => {
        throw denied(`${name} may not delete ${of}/${key}`);
      },
      list: async (prefix, page) => {
        if (access === undefined) throw denied(`${name} may not list ${of}`);
        this.used.add(`${name}: list ${of}`);
        return store.list(prefix, page);
      },
    };
  }

  /** As IAM does it: by the partitions that a request names. */
  #limitedTable(table: Table, name: FunctionName): Table {
    const { rows } = permissions[name];
    const may = (right: keyof RowAccess, partition: string) => {
      const allowed = rows[right].filter((keys) => fits(keys, partition));
      if (allowed.length === 0) throw denied(`${name} may not ${right} rows ${partition}`);
      for (const keys of allowed) this.used.add(`${name}: ${right} rows ${keys}`);
    };
    const mayChange = ({ kind, partition }: Change) => {
      may(({ put: 'write', delete: 'delete', check: 'read' } as const)[kind], partition);
    };
    return {
      get: async (key) => (may('read', key.partition), table.get(key)),
      getMany: async (keys) => {
        for (const { partition } of keys) may('read', partition);
        return table.getMany(keys);
      },
      query: async (partition, range) => (may('read', partition), table.query(partition, range)),
      transact: async (token, changes) => {
        changes.forEach(mayChange);
        return table.transact(token, changes);
      },
    };
  }

  /** Later than any writer can live, with one that has died. */
  async lookAgain(): Promise<void> {
    for (const { name, lane, body } of this.later.splice(0)) {
      const ports = this.as(name, lane);
      const handler = name === 'ingest' ? ingestHandler(ports, 1) : syndicateHandler(ports);
      const Records = [{ messageId: '0', body }];
      await handler({ Records } as SQSEvent);
    }
  }

  /** As on AWS: only what the buckets' notifications are about wakes anybody. */
  override async drain(): Promise<void> {
    for (let run = 0; run < 100; run++) {
      const { ingest: sources, syndicate: known, announce: files } = this.queues;
      const take = (queue: Set<string>, store: StoreName) => {
        const keys = [...queue].filter((key) => isTold(store, key));
        queue.clear();
        return keys;
      };
      const lane = run % 2 === 0 ? 'push' : 'archive';
      for (const key of take(sources, 'source')) await ingest(this.as('ingest', lane), key);
      if (known.size > 0) {
        const keys = [...known];
        known.clear();
        const isRound = keys.some((key) => key === SETTINGS_SOURCE || key === FURTHER);
        await syndicate(this.as('syndicate', isRound ? 'archive' : lane), keys as SourceKey[]);
      }
      await announce(this.as('announce'), take(files, 'site') as SiteKey[]);
      if (sources.size + known.size + files.size === 0) return;
    }
    throw new Error('The queues do not become empty.');
  }
}

function denied(message: string): StoreError {
  return new StoreError('denied', message);
}

function fits(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(key);
}

function isTold(store: StoreName, key: string): boolean {
  return notifications[store].filters.some(
    ({ prefix = '', suffix = '' }) => key.startsWith(prefix) && key.endsWith(suffix),
  );
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const noise = Array.from({ length: 2500 }, (_, at) => hash('sha512', String(at), 'base64url'));

describe('under the roles of the stack', () => {
  const used = new Set<string>();
  const room = new GuardedPublisher(used);

  beforeAll(async () => {
    // Before the first article, syndicate brings the stylesheet; else ingest does.
    await new GuardedPublisher(used).publish({ 'site.yaml': 'name: Empty\n' });
    // Withdrawn before any collection has counted it.
    const early = new GuardedPublisher(used);
    for (const text of [article('Early'), null]) {
      await early.push({ 'articles/early.md': text });
      await ingest(early.as('ingest'), 'articles/early.md');
    }
    const many = Array.from({ length: 155 }, (_, n): [string, string] => [
      `articles/many/${n}.md`,
      article(`Number ${n}`, 'topics: [sleep]\n', 'See [another](0.md).'),
    ]);
    await room.publish({
      'site.yaml':
        'name: Test\nbaseUrl: https://test.example\nhub: https://hub.example/\nabout: We write.\neditorialPolicy: We cite.\n',
      'media/dot.png': dot,
      'articles/shown.md': article('Shown', '', '![Dot](../media/dot.png)'),
      'articles/renamed.md': article('Renamed', 'id: tag:test.example,2026:renamed\n'),
      'articles/coded.md': article(
        'Coded',
        'authors: [{ name: Ada }]\nabout:\n  - type: condition\n    name: Calf\n    codes: [{ system: MeSH, code: D013180 }]\n',
      ),
      'articles/elsewhere.md': article('Elsewhere', 'permalink: /2019/05/\naliases: [/old.html]\n'),
      // Nothing makes it much shorter, so that it needs several rows.
      'articles/long.md': article('Long', '', noise.join('\n\n')),
      'articles/expiring.md': article('Expiring', 'expires: 2026-12-01\n'),
      'articles/bad.md': '---\ntitle: [\n---\n',
      ...Object.fromEntries(many),
    });
    await room.publish({
      'articles/renamed.md': null,
      'articles/new-name.md': article('Renamed', 'id: tag:test.example,2026:renamed\n'),
      'articles/many/1.md': null,
      'withdrawals/many/2.json': '{ "reason": "Wrong." }',
      'site.yaml': 'name: Another\nbaseUrl: https://test.example\n',
    });
    await room.publish({ 'articles/long.md': article('Long', '', 'Short now.') });
    // Others link to it by its title.
    await room.publish({ 'articles/many/0.md': article('Another', 'topics: [sleep]\n') });
    room.now = new Date('2026-12-01T00:00:00Z');
    await wakeDue(room.as('sweep'));
    await room.drain();
    await room.lookAgain();
    await room.drain();
    // Told of once more, though nothing has changed.
    await ingest(room.as('ingest'), 'articles/shown.md');
    await writes(room.ports(), 'dead');
    room.now = new Date('2026-12-03T00:00:00Z');
    await sweepOn(room.as('sweep'));
    await room.drain();
    const keys = [];
    for await (const { key } of listAll(room.source, '')) keys.push(key);
    // A renderer that is newer than what is published gives the rebuild something to do.
    room.renderer = 'newer';
    await room.publish({ 'articles/many/3.md': null });
    await rebuild(room.as('rebuild'), keys, 4);
    await room.drain();
  });

  it('the whole life of a site goes on: nothing that is needed is denied', async () => {
    expect(room.events.filter(({ event }) => event === 'run.failed')).toEqual([]);
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  });

  it.each(['ingest', 'syndicate', 'announce', 'sweep'] as const)(
    'all that %s may do, it does',
    (name) => {
      const { stores, rows, wakes, invalidates } = permissions[name];
      const granted = Object.entries(stores).flatMap(([of, { read, write }]) => [
        `list ${of}`,
        ...[...read, ...write].map((keys) => `read ${of}/${keys}`),
        ...write.map((keys) => `write ${of}/${keys}`),
      ]);
      const all = [
        ...granted,
        ...rows.read.map((keys) => `read rows ${keys}`),
        ...rows.write.map((keys) => `write rows ${keys}`),
        ...rows.delete.map((keys) => `delete rows ${keys}`),
        ...wakes.map((queue) => `wake ${queue}`),
        ...(invalidates ? ['invalidate'] : []),
      ].map((line) => `${name}: ${line}`);
      // The others list only because S3 says 404 to nobody else.
      const unused = all.filter((line) => !used.has(line) && !line.includes(': list '));
      expect(unused).toEqual([]);
    },
  );

  it('nobody reads what editors push but who publishes it, and nobody writes there but the ledger', () => {
    const reads = [...used].filter((line) => /(read|write) source/.test(line));
    const may = /^(ingest|rebuild): (read|write source\/ledger\/)/;
    expect(reads.filter((line) => !may.test(line))).toEqual([]);
  });
});
