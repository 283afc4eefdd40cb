/** A small catalog: two live articles, one withdrawn, one never published. No person is named. */
import { renditionsOf } from '../../functions/article/media/renditions.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { articlePath } from '../../functions/site/routes.ts';
import { collectAll, collectionIds } from '../../functions/collection/collections.ts';
import type { Catalog, Collection, Contents, Output } from '../../functions/collection/model.ts';
import { linesOf, renderCollection, renderSite } from '../../functions/collection/outputs.ts';
import type { Summary, Memory } from '../../schemas/types.ts';

export const settings: Settings = {
  name: 'Health & home',
  description: 'Plain answers to health questions.',
  baseUrl: 'https://health.example',
  language: 'en',
  publisher: { name: 'Health & home', url: 'https://health.example' },
  contact: 'editors@health.example',
  disclaimer: 'This is general information, not medical advice.',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'From Health & home, licensed under CC BY 4.0.',
  topics: [
    { id: 'sleep', title: 'Sleep', description: 'What keeps people awake.' },
    { id: 'skin', title: 'Skin & lips' },
  ],
  profile: 'strict',
  rules: {},
  extra: [],
  feeds: { entries: 20 },
  idAuthority: 'health.example',
};

/** Every collection of a catalog. */
export function everyCollection(given: Catalog, by: Settings = settings): Collection[] {
  return collectAll(given, collectionIds(given, by), by);
}

/** Every file that is made of a catalog. */
export function everyFile(given: Catalog, by: Settings = settings): Output[] {
  const collections = everyCollection(given, by);
  return [
    ...collections.flatMap((one) => renderCollection(one, by, contents)),
    ...renderSite(linesOf(collections, by), by),
  ];
}

/** A live article of one topic; say what matters to the test. */
export function summaryOf(slug: string, given: Partial<Summary> = {}): Summary {
  return {
    id: `tag:health.example,2026:${slug}`,
    slug,
    url: settings.baseUrl + articlePath(slug),
    status: 'live',
    title: `About ${slug}`,
    language: 'en',
    published: '2026-03-01',
    modified: '2026-03-01',
    authors: [],
    reviewers: [],
    topics: ['sleep'],
    about: [],
    corrections: [],
    memory: memoryOf(),
    ...given,
  };
}

/** What the catalog remembers of an article that was pushed once. */
export function memoryOf(given: Partial<Memory> = {}): Memory {
  return {
    source: 'etag',
    outcome: 'accepted',
    collections: [],
    variants: {},
    inputs: { renderer: 'r', settings: 's', articles: {}, media: {} },
    ...given,
  };
}

/** The article once it was withdrawn. */
export function withdrawn(summary: Summary, since = '2026-06-01', reason = 'Why.'): Summary {
  return { ...summary, status: 'withdrawn', withdrawn: { since, reason } };
}

export function catalogOf(...summaries: Summary[]): Catalog {
  return new Map(summaries.map((summary) => [summary.slug, summary]));
}

const legs = {
  ...{ type: 'image/png', size: { width: 1280, height: 720 } },
  formats: ['avif' as const, 'webp' as const],
};
const renditions = (url: string) => renditionsOf(url, legs);

const magnesium = summaryOf('sleep/magnesium-restless-legs', {
  title: 'Magnesium & restless legs: what is <known>',
  description: 'Two small trials, and what they can and cannot show.',
  published: '2026-03-01',
  modified: '2026-04-02T08:30:00+02:00',
  reviewed: '2026-03-20',
  nextReview: '2028-03-20',
  authors: [{ name: 'The editorial team', url: 'https://health.example' }],
  reviewers: [{ name: 'The medical desk', role: 'Review' }],
  topics: ['sleep', 'minerals'],
  about: [
    {
      type: 'condition',
      name: 'Restless legs syndrome',
      codes: [{ system: 'ICD-10-CM', code: 'G25.81' }],
    },
  ],
  image: {
    url: 'https://health.example/media/legs.png',
    alt: 'Legs under a blanket',
    type: 'image/png',
    bytes: 12345,
    width: 1280,
    height: 720,
    renditions: renditions('https://health.example/media/legs.png'),
    dark: {
      url: 'https://health.example/media/legs.dark.png',
      type: 'image/png',
      renditions: renditions('https://health.example/media/legs.dark.png'),
    },
  },
  corrections: [{ date: '2026-04-02', text: 'The dose was given per week; it is per day.' }],
  words: 900,
  readingMinutes: 5,
  memory: memoryOf({ collections: ['month:2026-03', 'site', 'topic:sleep'] }),
});

const lips = summaryOf('haut/lippen', {
  id: 'urn:example:lippen',
  title: 'Lippen in der Sonne',
  language: 'de',
  published: '2026-02-11T22:15:00Z',
  modified: '2026-02-11T22:15:00Z',
  authors: [{ name: 'The editorial team' }, { name: 'Health & home' }],
  topics: ['skin'],
});

const valerian = withdrawn(
  summaryOf('sleep/valerian', {
    published: '2025-12-01',
    topics: ['herbs'],
    memory: memoryOf({ collections: ['month:2025-12', 'site', 'topic:herbs'] }),
  }),
  '2026-05-01T00:00:00Z',
  'The trial was retracted.',
);

const unpublished = summaryOf('sleep/secret-draft', { status: 'unpublished', topics: [] });

export const catalog = catalogOf(magnesium, lips, valerian, unpublished);

export const contents: Contents = new Map([
  [
    magnesium.slug,
    '<p>Twelve adults took <strong>200 mg</strong> a day &amp; slept.</p>\n' +
      '<p><a href="https://health.example/articles/haut/lippen/">More</a> ]]&gt;</p>',
  ],
  [lips.slug, '<p>Schutz für die Lippen.</p>'],
]);
