/** Who writes leaves a look for later, which has something to do only where its run did not end well. */
import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { ingestHandler } from '../../functions/publish/handlers/ingest.ts';
import { syndicateHandler } from '../../functions/publish/handlers/syndicate.ts';
import { messageBody } from '../../functions/publish/messages.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { writerSlice } from '../../functions/publish/rows/keys.ts';
import { querySlices } from '../../functions/publish/rows/slices.ts';
import { sweepOn } from '../../functions/publish/sweep.ts';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';
import { watchedTable } from './watched-table.ts';
import { withPut } from './with-put.ts';

const A = 'articles/a.md';

describe('a recheck', () => {
  let room: Publisher;
  let left: { stage: 'ingest' | 'syndicate'; keys: readonly string[]; writer?: string }[];
  let repeats: number;

  beforeEach(async () => {
    room = new Publisher();
    left = [];
    repeats = 0;
    await room.publish({ 'site.yaml': 'baseUrl: https://test.example\n', [A]: article('A') });
  });

  /** Where requests can outlive who sent them. */
  function ports(given: Ports = room.ports()): Ports {
    const recheck: Ports['enqueue']['recheck'] = async (stage, keys, writer) => {
      left.push({ stage, keys, ...(writer !== undefined && { writer }) });
    };
    return { ...given, repeats: () => repeats, enqueue: { ...given.enqueue, recheck } };
  }

  /** An S3 in which what is put is there, and the answer to some never comes. */
  function deaf(isDeaf: (key: string) => boolean): Ports {
    return ports(
      room.ports((store) =>
        withPut(store, async (...it) => {
          const result = await store.put(...it);
          if (isDeaf(it[0])) throw new Error('No answer came.');
          return result;
        }),
      ),
    );
  }

  /** What the rows asked for are, while all that was left behind comes. */
  async function look(): Promise<string[]> {
    const requests: string[] = [];
    const table = watchedTable(room.table, (request) => requests.push(request));
    for (const { stage, keys, writer } of left.splice(0)) {
      const handler = stage === 'ingest' ? ingestHandler : syndicateHandler;
      const Records = [{ messageId: '0', body: messageBody(keys, writer) }];
      await handler(ports({ ...room.ports(), table }), 1)({ Records } as SQSEvent);
    }
    return requests;
  }

  const writers = () => querySlices(room.table, writerSlice);

  it('of a run that ended well asks for nothing but that', async () => {
    await room.push({ [A]: article('Another') });
    await room.drain(ports());
    expect(left.map(({ stage, keys }) => [stage, keys])).toEqual([
      ['ingest', [A]],
      ['syndicate', [A]],
    ]);
    expect(await writers()).toEqual([]);
    const asked = left.map(({ writer }): unknown =>
      expect.stringMatching(`^get writers#. ${writer}$`),
    );
    expect(await look()).toEqual(asked);
  });

  it.each(['ingest', 'syndicate'] as const)('looks at all of it where %s failed', async (stage) => {
    await room.push({ [A]: article('Another') });
    const key = { ingest: 'articles/a/embed.html', syndicate: 'feed.xml' }[stage];
    await expect(room.drain(deaf((one) => one === key))).rejects.toThrow();
    await room.drain(ports());
    // The first try comes when all is over, and puts back what was there.
    expect(await writers()).toHaveLength(1);
    await room.site.put(key, new TextEncoder().encode('old'), { contentType: 'text/plain' });
    room.queues.announce.clear();
    for (let at = 0; at < 3; at++) {
      await look();
      await room.drain(ports());
    }
    await settled(room);
    expect(await writers()).toEqual([]);
  });

  it('looks where a write was sent twice, for the first of them may come late', async () => {
    await room.push({ [A]: article('Another') });
    const given = ports();
    const site = withPut(given.site, (...it) => (repeats++, given.site.put(...it)));
    await room.drain({ ...given, site });
    expect((await writers()).length).toBe(left.length);
    const asked = await look();
    expect(asked).toContain('get article#a row');
    expect(await writers()).toEqual([]);
  });

  it('that never came is forgotten by the sweep, but not before a day', async () => {
    await room.push({ [A]: article('Another') });
    await expect(room.drain(deaf(() => true))).rejects.toThrow();
    await room.drain(ports());
    room.now = new Date(room.now.getTime() + 23 * 60 * 60 * 1000);
    await sweepOn(room.ports());
    expect(await writers()).toHaveLength(1);
    room.now = new Date(room.now.getTime() + 2 * 60 * 60 * 1000);
    await sweepOn(room.ports());
    expect(await writers()).toEqual([]);
  });

  it('is not left where no request outlives who sent it', async () => {
    await room.publish({ [A]: article('Another') });
    expect(await writers()).toEqual([]);
  });
});
