/** A round through everything stops and goes on, lets pushes pass, and misses nobody who asks meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../functions/publish/protocol/rows.ts';
import { listKey, listRows, roundKey } from '../../functions/publish/rows/keys.ts';
import { readRound } from '../../functions/publish/rows/round.ts';
import { readAllTodo } from '../../functions/publish/rows/todo.ts';
import { ingest } from '../../functions/publish/ingest.ts';
import { leadAnew } from '../../functions/publish/syndicate/search/heal.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import {
  articleSource,
  FURTHER,
  SETTINGS_SOURCE,
  type SourceKey,
} from '../../functions/site/keys.ts';
import type { PutResult, Store } from '../../functions/store/store.ts';
import { article, cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';
import { watchedTable } from './watched-table.ts';
import { withPut } from './with-put.ts';

const site = (name: string) => `name: ${name}\nbaseUrl: https://test.example\n`;

let room: Publisher;
beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': site('Health'),
    'articles/a.md': article('A', 'topics: [one]\n', 'See [it](b.md).'),
    'articles/b.md': article('B', 'topics: [two]\n'),
  });
});

/** Where the round is; undefined where none is under way. */
async function place(): Promise<string | undefined> {
  return (await readRound(room)).value?.at?.leg;
}

/** One message. */
function tell(key: SourceKey): Promise<void> {
  return syndicate(room.ports(), [key]);
}

/** Goes on until the round is somewhere. */
async function goOnTo(leg: string): Promise<void> {
  while ((await place()) !== leg) await tell(FURTHER);
}

describe('a round', () => {
  it('is under way from stride to stride, each in an invocation, and then at its end', async () => {
    await tell(SETTINGS_SOURCE);
    const places = [await place()];
    while (places.at(-1) !== undefined) {
      expect(room.queues.syndicate).toEqual(new Set([FURTHER]));
      room.queues.syndicate.clear();
      await tell(FURTHER);
      if ((await place()) !== places.at(-1)) places.push(await place());
    }
    const legs = ['counts', 'articles', 'months', 'collections', 'lists', 'words', 'led', 'quiet'];
    expect(places).toEqual([...legs, undefined]);
    expect([...room.queues.syndicate]).toEqual([]);
    await tell(FURTHER);
    expect(await place()).toBe(undefined);
  });

  it('goes on where it was when a run has died', async () => {
    await tell(SETTINGS_SOURCE);
    await goOnTo('months');
    const table = watchedTable(room.table, (request) => {
      if (request.startsWith('query collection')) throw gone;
    });
    await expect(syndicate({ ...room.ports(), table }, [FURTHER])).rejects.toThrow(gone);
    expect(await place()).toBe('months');
    await room.drain();
    await settled(room);
  });

  it('lets a push pass between two strides', async () => {
    await tell(SETTINGS_SOURCE);
    await goOnTo('collections');
    room.queues.syndicate.clear();
    await room.publish({ 'articles/c.md': article('C', 'topics: [three]\n') });
    expect(await place()).toBe('collections');
    expect(await room.text('topics/three/index.html')).toContain('>C<');
    room.queues.syndicate.add(FURTHER);
    await room.drain();
    await settled(room);
  });

  it('begins once more for who asks while it is under way, and not for each who does', async () => {
    await tell(SETTINGS_SOURCE);
    await goOnTo('words');
    const { value } = await readRound(room);
    await tell(SETTINGS_SOURCE);
    await tell(SETTINGS_SOURCE);
    expect((await readRound(room)).value).toMatchObject({ began: value!.began, again: true });
    room.now = new Date(room.now.getTime() + 60_000);
    await goOnTo('stale');
    expect((await readRound(room)).value).toEqual({
      began: room.now.toISOString(),
      at: { leg: 'stale' },
      todos: [],
    });
  });

  it('begins once more where the settings are others', async () => {
    await tell(SETTINGS_SOURCE);
    await goOnTo('words');
    await room.publish({ 'site.yaml': site('Wealth') });
    expect(await place()).toBe(undefined);
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
    expect(await readAllTodo(room)).toEqual([]);
  });

  it('is made once by two that go on at the same time', async () => {
    await tell(SETTINGS_SOURCE);
    while ((await place()) !== undefined) await Promise.all([tell(FURTHER), tell(FURTHER)]);
    await room.drain();
    await settled(room);
  });

  describe('is looked at again later than any writer can live', () => {
    let asked: unknown[];
    let repeats: number;

    const drain = async (site = room.ports().site) => {
      const ports = room.ports();
      const recheck = async (...later: unknown[]) => void asked.push(later);
      const enqueue = { ...ports.enqueue, recheck };
      await room.drain({ ...ports, site, enqueue, repeats: () => repeats });
    };

    beforeEach(async () => {
      [asked, repeats] = [[], 0];
      await room.site.delete('topics/one/index.html');
      room.queues.syndicate.add(SETTINGS_SOURCE);
    });

    /** Until a file is written: what becomes of that write is up to `put`. */
    const atWrite = (put: (written: Promise<PutResult>) => Promise<PutResult>): Store => {
      const { site } = room.ports();
      return withPut(site, (...it) => put(site.put(...it)));
    };

    it('not where each stride that wrote has ended well', async () => {
      await drain();
      expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
      expect(asked).toEqual([]);
    });

    it('where one has died', async () => {
      const dying = atWrite(async (written) => {
        await written;
        throw new Error('It dies here.');
      });
      await expect(drain(dying)).rejects.toThrow('It dies here.');
      room.queues.syndicate.add(FURTHER);
      await drain();
      expect(asked).toEqual([['syndicate', [SETTINGS_SOURCE]]]);
    });

    it('where a write was sent twice, for the first of them may come late', async () => {
      await drain(atWrite((written) => (repeats++, written)));
      expect(asked).toEqual([['syndicate', [SETTINGS_SOURCE]]]);
    });
  });

  it('looks again at what it has written: an article may have been edited back meanwhile', async () => {
    await room.push({ 'articles/b.md': article('Another B', 'topics: [two]\n') });
    await room.drain({ ...room.ports(), enqueue: { ...room.ports().enqueue, syndicate: forget } });
    await tell(SETTINGS_SOURCE);
    await goOnTo('collections');
    let isBack = false;
    const ports = room.ports();
    const put: typeof ports.site.put = async (key, ...rest) => {
      if (!isBack && key.startsWith('topics/two/')) {
        isBack = true;
        // Its run finds everything in place.
        await room.push({ 'articles/b.md': article('B', 'topics: [two]\n') });
        await ingest(room.ports(), 'articles/b.md');
        await tell(articleSource('b'));
        for (const queue of Object.values(room.queues)) queue.clear();
      }
      return await ports.site.put(key, ...rest);
    };
    const slow = { ...ports, site: { ...ports.site, put } };
    while ((await place()) !== undefined) await syndicate(slow, [FURTHER]);
    expect(isBack).toBe(true);
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  });

  it('is made once more where a stride slept over its end, and then wrote what is out of date', async () => {
    await room.site.delete('topics/one/index.html');
    await tell(SETTINGS_SOURCE);
    await goOnTo('collections');
    let isOver = false;
    const ports = room.ports();
    const put: typeof ports.site.put = async (key, ...rest) => {
      if (!isOver) {
        isOver = true;
        await room.publish({ 'site.yaml': site('Wealth') });
        expect(await place()).toBe(undefined);
      }
      return await ports.site.put(key, ...rest);
    };
    const slow = { ...ports, site: withPut(ports.site, put) };
    while (!isOver) await syndicate(slow, [FURTHER]);
    expect(await place()).toBe('stale');
    expect(room.queues.syndicate).toContain(FURTHER);
    await room.drain();
    await settled(room);
  });

  it('leads to a word no more, or to another, only while it is still here: later legs write the files', async () => {
    const list = 'word:two' as const;
    await room.publish({ 'articles/b.md': article('Two', 'topics: [two]\n') });
    const seen = await readRound(room);
    const none = { kind: 'put' as const, ...listKey(list), attributes: { json: '{"count":0}' } };
    await room.table.transact('nobody', [none]);
    const words = async () => (await room.table.query(listRows('vocabulary'))).rows.length;
    const before = await words();
    await leadAnew(room.ports(), [list], () => check(roundKey, { version: 'before' }));
    expect(await words()).toBe(before);
    await leadAnew(room.ports(), [list], () => check(roundKey, seen));
    expect(await words()).toBeLessThan(before);
  });

  it('does what nobody was told of', async () => {
    await room.push({ 'articles/b.md': article('Another B', 'topics: [two]\n') });
    await room.drain({ ...room.ports(), enqueue: { ...room.ports().enqueue, syndicate: forget } });
    expect((await readAllTodo(room)).map(({ key }) => key)).toEqual(['articles/b.md']);
    await tell(SETTINGS_SOURCE);
    await room.drain();
    await settled(room);
    expect(await room.text('feed.xml')).toContain('Another B');
  });
});

const gone = new Error('It dies here.');
const forget = async () => undefined;
