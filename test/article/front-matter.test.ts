/** Front matter in our words and in everybody else's, and mistakes at their exact place. */
import { describe, expect, it } from 'vitest';
import { findings, places, published, strict } from './read.ts';

describe('front matter from elsewhere', () => {
  it('of Hugo', () => {
    const { article } = published(
      '---\ntitle: "Quiet legs"\ndate: 2024-01-02T10:00:00+02:00\nlastmod: 2024-02-03\ntags: ["Sleep Health", "legs"]\nauthor: Jane Doe\nsummary: Short.\ndraft: false\nweight: 10\n---\nText.\n',
    );
    expect(article).toMatchObject({
      title: 'Quiet legs',
      modified: '2024-02-03',
      description: 'Short.',
      authors: [{ name: 'Jane Doe' }],
    });
    expect(Date.parse(article.published)).toBe(Date.parse('2024-01-02T08:00:00Z'));
    expect(article.topics.map(({ id }) => id)).toEqual(['sleep-health', 'legs']);
  });

  it('of Jekyll', () => {
    const { article } = published(
      '---\nlayout: post\ntitle: Quiet legs\ndate: 2024-01-02 10:00:00 +0200\ncategories: sleep legs\nexcerpt: Short.\nlast_modified_at: 2024-02-03\n---\nText.\n',
    );
    expect(Date.parse(article.published)).toBe(Date.parse('2024-01-02T08:00:00Z'));
    expect(article.description).toBe('Short.');
    expect(article.topics.map(({ id }) => id)).toEqual(['sleep', 'legs']);
  });

  it('of Eleventy', () => {
    const { article } = published(
      '---\ntitle: Quiet legs\ndate: 2024-01-02\ntags:\n  - sleep\neleventyExcludeFromCollections: true\n---\nText.\n',
    );
    expect(article).toMatchObject({ published: '2024-01-02', topics: [{ id: 'sleep' }] });
  });

  it('of Astro', () => {
    const { article } = published(
      "---\ntitle: 'Quiet legs'\npubDate: 2024-01-02\nupdatedDate: 2024-02-03\ndescription: Short.\nheroImage: ./missing.png\n---\nText.\n",
    );
    expect(article).toMatchObject({ published: '2024-01-02', modified: '2024-02-03' });
    expect(article).not.toHaveProperty('image');
  });

  it('that healthwire does not know is left out with a warning at its line', () => {
    const found = findings('---\ntitle: A\nweight: 10\nmenu: main\n---\nText.\n');
    expect(found.map(({ line, column, severity }) => [line, column, severity])).toEqual([
      [3, 1, 'warning'],
      [4, 1, 'warning'],
    ]);
  });

  it('with a value that is no such thing is left out with a warning, never a crash', () => {
    const found = findings('---\ntitle: A\ndate: next Tuesday\ntags: { a: b }\n---\nText.\n');
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(found.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('in TOML is said to be so; the words publish', () => {
    const source = '+++\ntitle = "A"\n+++\nText.\n';
    expect(findings(source).length).toBeGreaterThan(0);
    expect(published(source).content).toContain('Text.');
  });

  it('with a leap second is read', () => {
    const { article } = published('---\npublished: 2016-12-31T23:59:60Z\n---\nText.\n');
    expect(Number.isNaN(Date.parse(article.published))).toBe(false);
  });
});

describe('a mistake in front matter stands at its exact place under the strict profile', () => {
  it.each([
    ['a day that is none', 'reviewed: 2026-02-30', '3:11'],
    ['a misspelt audience', 'audience: everybody', '3:11'],
    [
      'a code of an unknown system',
      'about: [{type: condition, name: A, codes: [{system: ICD-9, code: x}]}]',
      '3:53',
    ],
    ['an id that is no URI', 'id: quiet legs', '3:5'],
  ])('%s', (_, line, place) => {
    const found = findings(`---\ntitle: A\n${line}\n---\nText.\n`, { settings: strict });
    const errors = found.filter(({ severity, line }) => severity === 'error' && line === 3);
    expect(places(errors).map((text) => text.split(' ')[1])).toEqual([place]);
  });
});
