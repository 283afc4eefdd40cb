import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => vi.resetModules());

describe('what is worked out for an object', () => {
  it('is worked out once for each, also where there is nothing to say', async () => {
    const { memoize } = await import('../../functions/base/memoize.ts');
    const answer = vi.fn(({ n }: { n: number }) => (n === 0 ? undefined : n * 2));
    const double = memoize(answer);
    const [none, one, alike] = [{ n: 0 }, { n: 1 }, { n: 1 }];
    expect([none, one, none, one, alike].map(double)).toEqual([undefined, 2, undefined, 2, 2]);
    expect(answer.mock.calls.map(([key]) => key)).toEqual([none, one, alike]);
  });
});

describe('texts that are kept under a name', () => {
  const MILLION = 1_000_000;

  /** `inputs → how often they were made`, by a memory that is empty at first. */
  async function maker(characters = 1) {
    const { memoizeTexts } = await import('../../functions/base/memoize.ts');
    let made = 0;
    return (name: string, ...inputs: unknown[]) => {
      const [text] = memoizeTexts(name, inputs, () => [
        { body: 'x'.repeat(characters), number: ++made },
      ]);
      return text!.number;
    };
  }

  it('are made again only from something else', async () => {
    const make = await maker();
    const object = {};
    expect(make('a', 'text', object)).toBe(1);
    expect(make('a', 'te' + 'xt', object)).toBe(1);
    expect(make('b', 'text', object)).toBe(2);
    expect(make('a', 'text', {})).toBe(3);
    expect(make('a', 'text')).toBe(4);
    // What was before is not kept beside what is now.
    expect(make('a', 'text', object)).toBe(5);
  });

  it('are forgotten above a bound, those first that nobody asked for longest', async () => {
    const make = await maker(10 * MILLION);
    expect(['a', 'b', 'c'].map((name) => make(name))).toEqual([1, 2, 3]);
    expect(make('a')).toBe(1);
    // There is room for three of them: `b` goes.
    expect(make('d')).toBe(4);
    expect(['a', 'c', 'd'].map((name) => make(name))).toEqual([1, 3, 4]);
    expect(make('b')).toBe(5);
  });

  it('that are longer than the bound are made, and not kept', async () => {
    const make = await maker(40 * MILLION);
    expect([make('a'), make('a')]).toEqual([1, 2]);
  });
});
