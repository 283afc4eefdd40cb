import { expect, test } from 'vitest';
import type { Store } from '../../functions/store/store.ts';
import { etagOf, nothing, plain, text, words, type Subject } from './store-words.ts';

/** Many at once. */
export function races(fresh: () => Promise<Subject>): void {
  /** Many writers at once, half of them with another handle; whose write was applied. */
  const race = async (
    { store, other }: Subject,
    write: (store: Store, racer: number) => Promise<{ ok: boolean }>,
  ): Promise<number[]> => {
    const racers = Array.from({ length: RACERS }, (_, at) => at);
    const results = await Promise.all(racers.map((at) => write(at % 2 ? store : other, at)));
    return racers.filter((at) => results[at]!.ok);
  };

  test('of many who create an object, exactly one does', async () => {
    const subject = await fresh();
    const winners = await race(subject, (store, at) =>
      store.put('a', text(`racer ${at}`), { ...nothing(), metadata: { racer: String(at) } }),
    );
    expect(winners).toHaveLength(1);
    const object = (await subject.store.get('a'))!;
    expect([words(object.body), object.metadata]).toEqual([
      `racer ${winners[0]!}`,
      { racer: String(winners[0]!) },
    ]);
  });

  test('of many who change one version, exactly one does', async () => {
    const subject = await fresh();
    const seen = etagOf(await subject.store.put('a', text('seen'), plain));
    const winners = await race(subject, (store, at) =>
      store.put('a', text(`racer ${at}`), { ...plain, ifMatch: seen }),
    );
    expect(winners).toHaveLength(1);
    expect(words((await subject.other.get('a'))!.body)).toBe(`racer ${winners[0]!}`);
  });

  test('of many who delete one version, exactly one does', async () => {
    const subject = await fresh();
    const seen = etagOf(await subject.store.put('a', text('seen'), plain));
    const winners = await race(subject, (store) => store.delete('a', { ifMatch: seen }));
    expect(winners).toHaveLength(1);
  });

  test('a counter that many increment by compare-and-set loses nothing', async () => {
    const subject = await fresh();
    await subject.store.put('count', text('0'), plain);
    await race(subject, async (store) => {
      for (;;) {
        const { body, etag } = (await store.get('count'))!;
        const next = text(String(Number(words(body)) + 1));
        const result = await store.put('count', next, { ...plain, ifMatch: etag });
        if (result.ok) return result;
      }
    });
    expect(words((await subject.store.get('count'))!.body)).toBe(String(RACERS));
  });

  test('what one handle wrote, the other sees at once', async () => {
    const { store, other } = await fresh();
    await store.put('a/b', text('one'), plain);
    expect(words((await other.get('a/b'))!.body)).toBe('one');
    await other.put('a/b', text('two'), { contentType: 'text/html' });
    expect(await store.head('a/b')).toMatchObject({ contentType: 'text/html', size: 3 });
    expect(await store.list('')).toEqual(await other.list(''));
    await store.delete('a/b');
    expect(await other.list('')).toEqual({ objects: [] });
  });
}

const RACERS = 20;
