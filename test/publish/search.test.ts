/** What is found: the index and A–Z, as one push after the other changes them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { listRows, indexedKey, listKey, shardKey } from '../../functions/publish/rows/keys.ts';
import type { RowKey } from '../../functions/store/table/table.ts';
import { article, cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': 'name: Test\nbaseUrl: https://test.example\n' });
});

const LEGS = `about:
  - type: condition
    name: Restless legs syndrome
    alternateNames: [Willis-Ekbom disease]
    codes: [{ system: ICD-10-CM, code: G25.81 }]
`;

/** What stands in the files of the index, without their schemas. */
async function index(): Promise<Record<string, unknown>> {
  const prefix = 'api/v1/search/';
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(await snapshot(room.site))) {
    if (!key.startsWith(prefix)) continue;
    const { $schema: _, ...said } = await room.json(key);
    found[key.slice(prefix.length, -'.json'.length)] = said;
  }
  return found;
}

/** Texts and addresses of a page of A–Z. */
async function lines(key = 'a-z/index.html'): Promise<string[]> {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec((await room.text(key)) ?? '') ?? [];
  const list = main.replace(/<nav.*?<\/nav>/s, '');
  return [...list.matchAll(/<li[^>]*>(.*?)<a href="(.*?)">(.*?)<\/a>/g)].map(
    ([, before, href, text]) => `${before}${text} ${href}`,
  );
}

it('an article is found by each word of its title and names, and by its codes', async () => {
  await room.publish({ 'articles/legs.md': article('Legs at night', LEGS) });
  const found = { url: 'https://test.example/articles/legs/', title: 'Legs at night' };
  const names = ['Restless legs syndrome', 'Willis-Ekbom disease', 'G25.81'];
  const own = '14e32f3';
  const words = {
    ...{ at: 3, disease: 4, ekbom: 4, 'g25.81': 1, legs: 2, night: 3, restless: 4 },
    ...{ syndrome: 4, willis: 4 },
  };
  const backwards = ['emordnys', 'esaesid', 'mobke', 'sgel', 'silliw', 'sseltser', 'ta', 'thgin'];
  expect(await index()).toEqual({
    [`articles/${own}`]: { articles: [{ ...found, language: 'en', names }] },
    vocabulary: {
      keys: [...backwards.map((one) => `-${one}!`), ...Object.keys(words).map((one) => `${one}!`)],
    },
    ...Object.fromEntries(
      Object.entries(words).map(([word, weight]) => [
        `words/${word}`,
        { keys: [`${weight}${own}`] },
      ]),
    ),
  });
  expect(await lines()).toEqual([
    'Legs at night /articles/legs/',
    'Restless legs syndrome /codes/icd-10-cm/G25.81/',
    'Willis-Ekbom disease /codes/icd-10-cm/G25.81/',
  ]);
});

it('what nobody says any more is found no more, and what others say still is', async () => {
  await room.publish({
    'articles/a.md': article('Secret sleep', LEGS),
    'articles/b.md': article('Sleep', 'about: [{ type: condition, name: Insomnia }]\n'),
  });
  await room.publish({ 'articles/a.md': article('Rest') });
  const both = await index();
  expect(both.vocabulary).toEqual({
    keys: ['-ainmosni!', '-peels!', '-tser!', 'insomnia!', 'rest!', 'sleep!'],
  });
  expect(both['words/secret']).toEqual({ keys: [] });
  expect(both['words/sleep']).toEqual({ keys: ['13e23e81'] });
  expect(await lines()).toEqual([
    'Insomnia: Sleep /articles/b/',
    'Rest /articles/a/',
    'Sleep /articles/b/',
  ]);
  await room.publish({ 'articles/a.md': null, 'articles/b.md': null });
  expect((await index()).vocabulary).toEqual({ keys: [] });
  expect(await lines()).toEqual([]);
  await settled(room);
});

it('an edit of its text alone writes no row and no file of the search', async () => {
  await room.publish({ 'articles/a.md': article('Sleep', LEGS) });
  room.now = new Date('2026-11-01T09:00:00Z');
  await room.publish({ 'articles/a.md': article('Sleep', LEGS, 'Other words.') });
  const before = [await index(), await room.table.get(indexedKey('a'))];
  const events = room.events.length;
  await room.publish({ 'articles/a.md': article('Sleep', LEGS, 'More words.') });
  expect([await index(), await room.table.get(indexedKey('a'))]).toEqual(before);
  const changed = room.events
    .slice(events)
    .flatMap((event) => ('changed' in event ? event.changed : []));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter((key) => /search|a-z/.test(key))).toEqual([]);
});

describe('many articles', () => {
  /** Words of two letters, so that they spread. */
  const titleOf = (at: number) => `Sleep and ${at.toString(26).split('').map(letterOf).join('')}`;
  const letterOf = (digit: string) => String.fromCharCode(97 + parseInt(digit, 26));

  it('split what is too long, for good, and the site stays as a clean build would be', async () => {
    const many = Array.from({ length: 540 }, (_, at) => [
      `articles/n${at}.md`,
      article(titleOf(at)),
    ]);
    await room.publish(Object.fromEntries(many) as Record<string, string>);
    const split = await index();
    expect(split.vocabulary).toMatchObject({ next: expect.arrayContaining(['-', 's']) as unknown });
    expect(split['words/sleep']).toEqual({ next: ['2'] });
    expect(split['words/sleep/2']).toEqual({
      next: [...'0123456789abcdef'].map((digit) => `2${digit}`),
    });
    expect(await lines()).toEqual(['Sleep and  /a-z/sleep-and-/']);
    expect(await lines('a-z/sleep-and-b/index.html')).toContain('Sleep and bc /articles/n28/');
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
    await room.publish({
      'articles/n28.md': null,
      'articles/n29.md': article('Other words', LEGS),
    });
    expect(await lines()).toEqual([
      'O /a-z/o/',
      'R /a-z/r/',
      'Sleep and  /a-z/sleep-and-/',
      'W /a-z/w/',
    ]);
    await settled(room);

    // A run that was overtaken has left a file to which nothing leads.
    const left = { list: 'vocabulary', prefix: '0' } as const;
    await room.table.transact('left', [
      { kind: 'put', ...shardKey(left), attributes: { json: '{}' } },
    ]);
    const file = (await room.site.get('api/v1/search/vocabulary/o.json'))!;
    await room.site.put('api/v1/search/vocabulary/0.json', file.body, file);
    await room.sweep();
    const { next } = (await index()).vocabulary as { next: string[] };
    expect(next).toContain('0');
    await settled(room);
  }, 120_000);
});

const spoilt: [string, () => RowKey | Promise<RowKey>][] = [
  ['what lists have of an article', () => indexedKey('a')],
  ['how many have a word', () => listKey('word:sleep')],
  ['where a word stands', async () => (await firstOf('word:sleep'))!],
  ['a word of the vocabulary', async () => (await firstOf('vocabulary'))!],
  ['a line of A–Z', async () => (await firstOf('a-z'))!],
  ['how a list is split', () => shardKey({ list: 'vocabulary', prefix: '' })],
];

async function firstOf(list: string): Promise<RowKey | undefined> {
  const { rows } = await room.table.query(listRows(list), { prefix: 'key#', limit: 1 });
  return rows[0];
}

describe.each(spoilt)('%s', (_, key) => {
  it.each([
    ['torn', { json: '{"key' }],
    ['lost', undefined],
  ])('is found out anew: %s', async (_damage, attributes) => {
    await room.publish({
      'articles/a.md': article('Sleep', LEGS),
      'articles/b.md': article('Sleep and legs', LEGS),
    });
    const before = await snapshot(room.site);
    const { partition, sort } = await key();
    await room.table.transact('spoilt', [
      attributes
        ? { kind: 'put', partition, sort, attributes }
        : { kind: 'delete', partition, sort },
    ]);
    await room.sweep();
    expect(await snapshot(room.site)).toEqual(before);
    await room.publish({ 'articles/a.md': article('Rest') });
    await settled(room);
  });
});
