/** What editors do to a site, and what readers must see of it once everything is at rest. */
import { expect } from 'vitest';
import { articleSource } from '../../functions/site/keys.ts';
import { readArticle } from '../../functions/publish/rows/article.ts';
import { verify } from '../../infra/local/commands/verify/audit.ts';
import { isClean } from '../../infra/local/commands/verify/lines.ts';
import { article } from '../publish/publisher.ts';
import type { Deployment } from './deployment.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

// Nearly all of five articles go within minutes.
const site = `name: Health
withdrawalShare: 1
topics:
  - { id: legs, title: Legs }
`;

const id = (name: string) => `id: tag:health.example,2026:${name}\ntopics: [legs]\n`;

interface Chapter {
  title: string;
  files: Record<string, string | Uint8Array | null>;
  /** By slug: the page's title, or how the edge answers for it. */
  pages: Record<string, string>;
  /** The titles in the feeds of site and topic, in any order. */
  feed: string[];
  /** By slug: what came of the last push. */
  outcomes: Record<string, string>;
  /** What the CDN has been told to forget by now. */
  invalidated: string[];
}

export const story: Chapter[] = [
  {
    title: 'new articles and a picture',
    files: {
      'site.yaml': site,
      'media/dot one.png': dot,
      'articles/calf.md': article('Calf', id('calf'), 'See [cramps](legs/night%20cramps+.md).'),
      'articles/legs/night cramps+.md': article(
        'Cramps',
        id('cramps'),
        'A ![dot](../../media/dot%20one.png).',
      ),
      'articles/naïve-müde.md': article('Müde', id('muede')),
      'articles/notes.md': article('Notes', id('notes')),
    },
    pages: { calf: 'Calf', 'legs/night cramps+': 'Cramps', 'naïve-müde': 'Müde', notes: 'Notes' },
    feed: ['Calf', 'Cramps', 'Müde', 'Notes'],
    outcomes: {
      calf: 'accepted',
      'legs/night cramps+': 'accepted',
      'naïve-müde': 'accepted',
      notes: 'accepted',
    },
    invalidated: [],
  },
  {
    title: 'an edit, and one that is refused',
    files: {
      'articles/legs/night cramps+.md': article('Cramps at night', id('cramps'), 'Words.'),
      'articles/calf.md': '---\ntitle: [\n---\n',
    },
    pages: {
      calf: 'Calf',
      'legs/night cramps+': 'Cramps at night',
      'naïve-müde': 'Müde',
      notes: 'Notes',
    },
    feed: ['Calf', 'Cramps at night', 'Müde', 'Notes'],
    outcomes: {
      calf: 'refused',
      'legs/night cramps+': 'accepted',
      'naïve-müde': 'accepted',
      notes: 'accepted',
    },
    invalidated: [],
  },
  {
    title: 'a withdrawal, a deletion, a rename and a takedown',
    files: {
      'articles/legs/night cramps+.md': article(
        'Cramps at night',
        `${id('cramps')}withdrawn: { reason: It was wrong., since: 2026-10-05 }\n`,
      ),
      'articles/notes.md': null,
      'articles/tired legs.md': article('Müde', id('muede')),
      'articles/naïve-müde.md': null,
      'withdrawals/calf.json': '{ "reason": "A court says so.", "since": "2026-10-06" }',
    },
    pages: {
      calf: '410',
      'legs/night cramps+': '410',
      'naïve-müde': '301 /articles/tired%20legs/',
      notes: '410',
      'tired legs': 'Müde',
    },
    feed: ['Müde', 'Withdrawn: Calf', 'Withdrawn: Cramps at night', 'Withdrawn: Notes'],
    outcomes: {
      calf: 'withdrawn',
      'legs/night cramps+': 'withdrawn',
      'naïve-müde': 'moved',
      notes: 'withdrawn',
      'tired legs': 'accepted',
    },
    invalidated: [
      '/articles/calf/*',
      '/articles/legs/night%20cramps%2B/*',
      '/articles/na%C3%AFve-m%C3%BCde/*',
      '/articles/notes/*',
    ],
  },
];

/** At rest: what readers see is what the chapter says, and the site equals a clean build. */
export async function holds({ stores, table, cdn }: Deployment, chapter: Chapter): Promise<void> {
  const { pages, feed, outcomes, invalidated } = chapter;
  const seen: Pick<Chapter, 'pages' | 'outcomes'> = { pages: {}, outcomes: {} };
  for (const slug of Object.keys(pages)) {
    const page = await stores.site.get(`articles/${slug}/index.html`);
    const title = /<h1[^>]*>(.*?)<\/h1>/.exec(new TextDecoder().decode(page?.body))?.[1] ?? '';
    const { status, location } = page?.metadata ?? {};
    seen.pages[slug] = status === undefined ? title : [status, location].join(' ').trim();
    const { value } = await readArticle({ table }, slug);
    seen.outcomes[slug] = value?.report.outcome ?? `no row of ${articleSource(slug)}`;
  }
  expect(seen).toEqual({ pages, outcomes });
  for (const key of ['feed.json', 'topics/legs/feed.json'])
    expect((await feedOf(stores.site, key)).map(({ title }) => title).sort()).toEqual(feed);
  // An article whose heir is not there yet is withdrawn first and moved then: two versions.
  expect([...new Set(cdn.invalidations.flatMap(({ paths }) => paths))].sort()).toEqual(invalidated);
  const audit = (await verify({ ...stores, table }))!;
  expect(isClean(audit), JSON.stringify(audit, null, 2)).toBe(true);
}

interface Item {
  title: string;
  url: string;
}

async function feedOf(store: Deployment['stores']['site'], key: string): Promise<Item[]> {
  const object = await store.get(key);
  if (object === undefined) return [];
  return (JSON.parse(new TextDecoder().decode(object.body)) as { items: Item[] }).items;
}

/** At any moment: whatever a feed mentions is there. */
export async function nothingDangles({ stores: { site } }: Deployment): Promise<void> {
  for (const key of ['feed.json', 'topics/legs/feed.json'])
    for (const { url } of await feedOf(site, key)) {
      const page = `${decodeURIComponent(new URL(url).pathname).slice(1)}index.html`;
      expect(await site.head(page), `${key} mentions ${page}`).toBeDefined();
    }
}
