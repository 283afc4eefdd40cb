/** What a configuration adds goes through our own lists, and what fails of it stops nothing else. */
import { describe, expect, it } from 'vitest';
import { check } from '../../functions/article/check.ts';
import { readConfiguration, type Configuration } from '../../functions/article/configuration.ts';
import { parse } from '../../functions/article/parse.ts';
import { render } from '../../functions/article/render.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import type { House } from '../../functions/site/house.ts';

const NOW = '2026-01-01T00:00:00Z';
const bytes = (text: string) => new TextEncoder().encode(text);

function houseOf(configuration: Configuration): House {
  const read = readConfiguration(configuration, { version: 'v' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.house;
}

function settingsOf(configuration: Configuration) {
  return readSettings(bytes('baseUrl: https://site.example\n'), {}, houseOf(configuration))
    .settings!;
}

const source = { slug: 'a', bytes: bytes('# A\n\nTake 5.0 mg ++b++.\n'), lastModified: NOW };
const rule = {
  ...{ id: 'own-rule', reason: 'R.', bad: 'B.', good: 'G.' },
  strict: 'error',
  plain: 'error',
} as const;
const fails = () => {
  throw new Error('Oh.');
};

describe('what fails', () => {
  const around = (settings: ReturnType<typeof settingsOf>) => ({
    settings,
    articles: new Map(),
    media: new Map(),
  });

  it('of rules is told of the article, and the others say what they have to say', () => {
    const settings = settingsOf({ rules: [{ ...rule, check: fails }] });
    const { article } = parse(source, settings);
    const found = check(article!, around(settings), NOW);
    expect(found.filter(({ rule }) => rule === 'own-rule')).toEqual([
      {
        ...{ rule: 'own-rule', severity: 'error', file: 'articles/a.md', line: 1, column: 1 },
        reason: 'This rule of the configuration failed: Oh.',
      },
    ]);
    expect(found.map(({ rule }) => rule)).toContain('dose-trailing-zero');
  });

  it('of dialects keeps back the article', () => {
    const examples = [{ input: 'A\n', output: '<p>A</p>' }];
    const dialect = { name: 'own', about: 'A.', mayStandIn: () => true, tidy: fails, examples };
    const { article, diagnostics } = parse(source, settingsOf({ dialects: [dialect] }));
    expect(article).toBeUndefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: 'error',
        reason: 'A dialect of the configuration fails on this text: Oh.',
      }),
    ]);
  });

  it('of variants and slots says its name', () => {
    const own = { name: 'own', file: 'article.own', mediaType: 'text/plain', notice: () => '' };
    for (const [configuration, said] of [
      [
        { variants: [{ ...own, render: fails }] },
        'The variant own of the configuration fails for articles/a.md: Oh.',
      ],
      [
        { variants: [{ ...own, render: () => 5 as unknown as string }] },
        'The variant own of the configuration gives articles/a.md neither text nor bytes.',
      ],
      [
        { slots: { beforeArticle: fails } },
        'The slot beforeArticle of the configuration fails: Oh.',
      ],
    ] satisfies [Configuration, string][]) {
      const settings = settingsOf(configuration);
      const { article } = parse(source, settings);
      const rendering = () => render(article!, around(settings), { published: NOW, modified: NOW });
      expect(rendering).toThrow(said);
    }
  });
});

it('travels with the settings, and is neither stored nor sent', () => {
  const settings = settingsOf({ rules: [{ ...rule, check: () => [] }] });
  const plain = readSettings(bytes('baseUrl: https://site.example\n')).settings;
  expect(JSON.parse(JSON.stringify(settings))).toEqual(plain);
  expect(structuredClone(settings)).toEqual(plain);
  expect(Object.getOwnPropertySymbols({ ...settings }).length).toBeGreaterThan(0);
});

it('site.yaml can name a rule and a dialect that are added, and nothing else', () => {
  const examples = [{ input: 'A\n', output: '<p>A</p>' }];
  const dialect = {
    name: 'own',
    about: 'A.',
    mayStandIn: () => false,
    tidy: () => undefined,
    examples,
  };
  const house = houseOf({ rules: [{ ...rule, check: () => [] }], dialects: [dialect] });
  const site = bytes('rules: { own-rule: off }\ndialects: { own: off }\n');
  expect(readSettings(site, {}, house).settings).toMatchObject({ rules: { 'own-rule': 'off' } });
  expect(readSettings(site).diagnostics.map(({ reason }) => reason)).toEqual([
    'There is no rule `own-rule`: delete it.',
    expect.stringContaining('There is no dialect `own`'),
  ]);
});

it.each<[Configuration | object, string]>([
  [{ theme: { colours: { nothing: 'red' } } }, 'No colour is called nothing'],
  [{ theme: { logo: { src: '/logo.svg' } } }, 'A picture of the theme is one of the media'],
  [
    { theme: { menu: [{ label: 'A', href: 'javascript:x' }] } },
    'Each of menu has a label and an href',
  ],
  [{ strings: { en: { layout: { skip: 5 } } } }, 'strings.en.layout.skip is to be a string'],
  [{ strings: { de: { nothing: 'x' } } }, 'Nothing says strings.de.nothing'],
  [{ slots: { top: () => '' } }, 'slots has no top'],
  [{ variants: [{ name: 'page' }] }, 'There is a variant page already'],
  [
    { variants: [{ name: 'own', file: 'own.txt' }] },
    'The file of own is called article. and an ending',
  ],
  [{ dialects: [{ name: 'math' }] }, 'There is a dialect math already'],
])('%j is refused', (configuration, said) => {
  const read = readConfiguration(configuration, { version: '' });
  const reasons = 'faults' in read ? read.faults.map(({ reason }) => reason) : [];
  expect(reasons.filter((reason) => reason.startsWith(said))).toHaveLength(1);
});
