/** What a query finds, and what it has to load. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../../schemas/types.ts';
import { summaryOf } from '../sample.ts';
import { Index } from './searching.ts';

function indexOf(...titles: string[]): Index {
  const index = new Index();
  titles.forEach((title, at) =>
    index.add(summaryOf(`n${at}`, { title, url: `https://health.example/n${at}/` })),
  );
  index.close();
  return index;
}

describe('the script splits what is typed as the index does', () => {
  const titles = [
    'Crème für Füße, STRAẞE',
    'ＲＬＳ bei İnsanlar',
    'Ὀδυσσεύς καὶ ὕπνος',
    'E83.42 and 2.5 mg',
    'Sleep.Then rest',
    '鉄欠乏症とビタミンB12',
    'नींद की कमी',
    'โรคขาอยู่ไม่สุข',
    '하지 불안 증후군',
    'ﬁbre ① 𝒳-ray',
  ];
  it.each(titles)('%s', async (title) => {
    const { says, titles: found } = await indexOf(...titles).search(title);
    expect({ says, found }).toEqual({ says: 'one', found: [title] });
  });
});

describe('at 100,000 articles', () => {
  const ARTICLES = 100_000;
  const index = new Index();
  const random = numbers(1);
  const words = Array.from({ length: 40_000 }, () => word(random));
  /** As words of a language are: few are in very many titles, and most in hardly any. */
  const some = () => words[Math.floor(words.length ** random()) - 1]!;

  beforeAll(() => {
    for (let at = 0; at < ARTICLES; at++) index.add(articleOf(at));
    index.close();
  }, 300_000);

  function articleOf(at: number): Summary {
    const name = `${some()} ${some()}`;
    const codes = [
      {
        system: 'ICD-10-CM' as const,
        code: `${'ABCDEFGHIJKLMN'[at % 14]}${10 + (at % 89)}.${at % 97}`,
      },
      { system: 'MeSH' as const, code: `D${String(at % 30_000).padStart(6, '0')}` },
    ];
    const title = Array.from({ length: 3 + (at % 6) }, some).join(' ');
    const description = 'A sentence or two that say what the article tells its readers. '.repeat(3);
    return summaryOf(`n${at}`, {
      title: at === 77_777 ? `${title} restless legs` : title,
      description,
      about: [{ type: 'condition', name, alternateNames: [some()], codes }],
    });
  }

  const most = { bytes: 0, query: '' };
  const queries = (): string[] => [
    ...[0, 1, 2, 10, 100, 1000, 10_000, 39_999].map((at) => words[at]!),
    [0, 1, 2].map((at) => words[at]!).join(' '),
    [0, 3, 50].map((at) => words[at]!).join(' '),
    [5, 6, 7, 8, 9].map((at) => words[at]!).join(' '),
    [100, 200].map((at) => words[at]!).join(' '),
    // One edit each, and what nobody wrote.
    ...[20, 300, 5000].map((at) => words[at]!.replace(/..$/, (end) => [...end].reverse().join(''))),
    [1, 2, 3].map((at) => `q${words[at]!.slice(1)}`).join(' '),
    'a',
    's',
    'd0',
    'D000',
    'D012345',
    'E14.6',
    'xyzzyxyzzy',
    'restless legs',
    'restles lges',
  ];

  it('a query loads at most 150 KB', async () => {
    for (const query of queries()) {
      const { bytes } = await index.search(query);
      if (bytes > most.bytes) Object.assign(most, { bytes, query });
    }
    expect(most.bytes).toBeLessThan(150_000);
  });

  it('finds the one that has rare words, also misspelt', async () => {
    for (const query of ['restless legs', 'restles lges']) {
      const { titles } = await index.search(query);
      expect(titles[0]).toMatch(/ restless legs$/);
    }
  });
});

/** Numbers from 0 to 1 (mulberry32), the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One that can be spoken. */
function word(random: () => number): string {
  const pick = (from: string) => from[Math.floor(random() * from.length)]!;
  const syllables = Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => pick('bcdfghklmnprstvz') + pick('aeiou'),
  );
  return syllables.join('') + pick('nrslmt ').trim();
}
