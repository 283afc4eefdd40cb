/** Nobody sees half an object, or another's headers, wherever a writer is killed. */
import { DatabaseSync } from 'node:sqlite';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { listAll } from '../../functions/store/store.ts';
import { ended, newPlace, startChild, type Place } from './filesystem-place.ts';
import { numberOf, numberOfHead, versionOf } from './self-describing.ts';

const KILLS = 20;
const SEED = 20261123;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A killed child leaves nothing compiled behind for the next: let one live. */
beforeAll(async () => {
  const { root, index } = newPlace();
  await ended(startChild('counting', root, index, '0'));
});

/** What is left of writes that were never finished. */
function leftovers({ index }: Place): { files: string[]; rows: unknown[] } {
  const database = new DatabaseSync(index);
  const rows = database.prepare('SELECT id FROM staged').all();
  database.close();
  return { files: readdirSync(`${index}.staging`), rows };
}

test(`readers see whole objects while ${KILLS} writers are killed (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const place = newPlace();
  const { root, index } = place;
  const store = FilesystemStore.open(place);
  const keys = ['shared', 'own/0', 'own/1'];
  const acknowledged = new Map<string, number>();
  let kills = 0;
  let reads = 0;

  /** One writer after another, each killed after some writes. */
  const writer = async (own: string): Promise<void> => {
    while (kills < KILLS) {
      const child = startChild('writing', root, index, String(++kills), own, 'shared');
      const end = ended(child);
      await new Promise((first) => child.stdout!.once('data', first));
      await sleep(random() * 25);
      child.kill('SIGKILL');
      const { said, signal } = await end;
      expect(signal).toBe('SIGKILL');
      const last = said.split('\n').at(-2)!;
      acknowledged.set(own, Number(last));
      const now = await store.get(own);
      expect(numberOf(own, now!), 'a write that returned is there').toBeGreaterThanOrEqual(
        Number(last),
      );
    }
  };
  const reader = async (): Promise<void> => {
    while (kills < KILLS) {
      for (const key of keys) {
        const [object, head] = [await store.get(key), await store.head(key)];
        if (object) numberOf(key, object);
        if (head) numberOfHead(key, head);
        reads++;
      }
      for (const { key, etag } of (await store.list('')).objects)
        expect(etag, key).toMatch(/^[0-9a-f]{32}$/);
      await sleep(1);
    }
  };
  await Promise.all([writer('own/0'), writer('own/1'), reader()]);
  store.close();

  const again = FilesystemStore.open(place);
  expect(leftovers(place)).toEqual({ files: [], rows: [] });
  for await (const { key } of listAll(again, '')) {
    const n = numberOf(key, (await again.get(key))!);
    const { body, headers } = versionOf(key, n + 1);
    await again.put(key, body, { ...headers, ifMatch: (await again.head(key))!.etag });
    expect(numberOf(key, (await again.get(key))!)).toBe(n + 1);
  }
  expect([...acknowledged.keys()].sort()).toEqual(['own/0', 'own/1']);
  expect(reads).toBeGreaterThan(KILLS);
  again.close();
});

describe('killed before any of its steps', () => {
  const key = 'a/b/object';

  /** Runs one thing as often as it has steps, killed one step later each time. */
  async function crashAtEveryStep(
    what: string,
    before: (place: Place) => Promise<void>,
    after: (place: Place, store: FilesystemStore) => Promise<void>,
  ): Promise<void> {
    let isDone = false;
    const from = async (first: number): Promise<number> => {
      for (let at = first; ; at += 2) {
        const place = newPlace();
        await before(place);
        const child = startChild('crashing', place.root, place.index, what, String(at));
        const { said, signal } = await ended(child);
        isDone ||= signal === null;
        if (signal === null) return Number(said);
        const store = FilesystemStore.open(place);
        await after(place, store);
        expect(leftovers(place)).toEqual({ files: [], rows: [] });
        store.close();
      }
    };
    const [odd, even] = await Promise.all([from(1), from(2)]);
    expect(odd).toBe(even);
    expect(odd).toBeGreaterThan(5);
  }

  const put = async (store: FilesystemStore, n: number): Promise<void> => {
    const { body, headers } = versionOf(key, n);
    await store.put(key, body, headers);
  };
  const first = async (place: Place): Promise<void> => {
    const store = FilesystemStore.open(place);
    await put(store, 1);
    store.close();
  };
  /** The object is exactly one of these versions (0: not there), and can be written. */
  const isOneOf =
    (...versions: number[]) =>
    async (_place: Place, store: FilesystemStore): Promise<void> => {
      const object = await store.get(key);
      const n = object === undefined ? 0 : numberOf(key, object);
      expect(versions).toContain(n);
      const listed = (await store.list('')).objects.map(({ etag }) => etag);
      expect(listed).toEqual(object ? [object.etag] : []);
      await put(store, 3);
      expect(numberOf(key, (await store.get(key))!)).toBe(3);
    };

  test('a put that creates is done or not done', async () => {
    await crashAtEveryStep('create', async () => undefined, isOneOf(0, 2));
  });

  test('a put that replaces is done or not done', async () => {
    await crashAtEveryStep('replace', first, isOneOf(1, 2));
  });

  test('a delete is done or not done', async () => {
    await crashAtEveryStep('delete', first, isOneOf(0, 1));
  });

  test('the sweep after a killed put can itself be killed', async () => {
    const replaceUntil = async (place: Place, at: number): Promise<string | null> => {
      await first(place);
      const child = startChild('crashing', place.root, place.index, 'replace', String(at));
      return (await ended(child)).signal;
    };
    // The steps between which the index remembers a version as staged: at the first of them the
    // former version is still there, at the last one the new one has taken its place.
    const moments: number[] = [];
    for (let at = 1; ; at++) {
      const place = newPlace();
      if ((await replaceUntil(place, at)) === null) break;
      if (leftovers(place).rows.length > 0) moments.push(at);
    }
    for (const [moment, version] of [
      [moments.at(0)!, 1],
      [moments.at(-1)!, 2],
    ] as const) {
      const interrupt = async (place: Place): Promise<void> => {
        expect(await replaceUntil(place, moment)).toBe('SIGKILL');
      };
      await crashAtEveryStep('open', interrupt, isOneOf(version));
    }
  });
});
