import { describe, expect, it } from 'vitest';
import { linesOf } from '../../functions/collection/outputs.ts';
import { kindSitemaps, monthSitemaps, sitemapIndex } from '../../functions/collection/sitemap.ts';
import type { Catalog, Line, Output } from '../../functions/collection/model.ts';
import type { Settings } from '../../functions/site/settings.ts';
import type { Summary } from '../../schemas/types.ts';
import {
  catalog,
  catalogOf,
  everyCollection,
  summaryOf,
  memoryOf,
  settings,
  withdrawn,
} from './sample.ts';
import { all, readXml } from './xml-document.ts';

const bare = { ...settings, topics: [] };
const home = 'https://health.example/';

/** The index first; of the kinds that these tests are about. */
function sitemaps(given: Catalog, by: Settings): Output[] {
  const kinds = ['site', 'topic', 'month'] as const;
  const collections = everyCollection(given, by).filter(({ kind }) =>
    kinds.includes(kind as 'site'),
  );
  const lines = linesOf(collections, by);
  return [
    sitemapIndex(lines, by),
    ...kinds.flatMap((kind) => {
      const own = lines.filter((one) => one.kind === kind);
      return kindSitemaps(kind, own, by);
    }),
    ...collections
      .filter(({ kind }) => kind === 'month')
      .reverse()
      .flatMap((month) => monthSitemaps(month, by)),
  ];
}

function filesOf(summaries: readonly Summary[]): Map<string, string[]> {
  const given = catalogOf(...summaries);
  return new Map(
    sitemaps(given, bare).map(({ path, body }) => [
      path,
      all(readXml(body), 'loc').map(({ text }) => text),
    ]),
  );
}

const article = (slug: string) => `${home}articles/${slug}/`;
/** What belongs to no collection that these tests are about, where there are articles. */
const ways = ['search/', 'a-z/', 'archive/', 'feeds/'].map((path) => home + path);
const part = (name: string) => `${home}sitemap-${name}.xml`;

describe('the sitemap', () => {
  it('names live articles and their month with the day they changed last, and collections by kind', () => {
    const files = sitemaps(catalog, settings);
    const entries = files.map(({ path, body }) => [
      path,
      all(readXml(body), path === '/sitemap.xml' ? 'sitemap' : 'url').map(({ children }) =>
        children.map(({ text }) => text),
      ),
    ]);
    const day = '2026-02-11T22:15:00Z';
    const newest = '2026-04-02T06:30:00Z';
    expect(entries).toEqual([
      [
        '/sitemap.xml',
        [
          [part('site')],
          [part('topics')],
          [part('2026-03'), newest],
          [part('2026-02'), day],
          [part('2025-12')],
        ],
      ],
      ['/sitemap-site.xml', [[home], ...ways.map((url) => [url])]],
      [
        '/sitemap-topics.xml',
        ['', 'minerals/', 'skin/', 'sleep/'].map((path) => [`${home}topics/${path}`]),
      ],
      [
        '/sitemap-2026-03.xml',
        [
          [`${home}archive/2026/03/`, newest],
          [article('sleep/magnesium-restless-legs'), newest],
        ],
      ],
      [
        '/sitemap-2026-02.xml',
        [
          [`${home}archive/2026/02/`, day],
          [article('haut/lippen'), day],
        ],
      ],
      ['/sitemap-2025-12.xml', [[home]]],
    ]);
  });

  it('of an empty site names the home page', () => {
    expect(filesOf([])).toEqual(
      new Map([
        ['/sitemap.xml', [part('site')]],
        ['/sitemap-site.xml', [home]],
      ]),
    );
  });

  it('names everything once', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      summaryOf(`a-${i}`, { published: i < 30 ? '2026-02-01' : '2026-03-01' }),
    );
    const everything = [...filesOf(many)].flatMap(([path, urls]) =>
      path === '/sitemap.xml' ? [] : urls,
    );
    expect(new Set(everything).size).toBe(everything.length);
    // Months, the home page and a topic; all topics.
    expect(everything.length).toBe(60 + 2 + 2 + 1 + ways.length);
  });
});

describe('a month of too many articles for one file', () => {
  const articles = Array.from({ length: 550 }, (_, i) =>
    summaryOf(`a-${i}`, {
      topics: [],
      published: `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
    }),
  );
  const paths = ['2026-03', '2026-03-2', '2026-03-3'].map((name) => `/sitemap-${name}.xml`);

  function changed(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
    return paths.filter((path) => String(before.get(path)) !== String(after.get(path)));
  }

  it('is in several, of which one more at its end changes the last', () => {
    const last = summaryOf('z', { topics: [], published: '2026-03-31' });
    const [before, after] = [filesOf(articles), filesOf([...articles, last])];
    expect([...after.keys()]).toEqual(['/sitemap.xml', '/sitemap-site.xml', ...paths]);
    expect(changed(before, after)).toEqual(paths.slice(2));
    expect(after.get(paths[2]!)).toContain(article('z'));
    const pages = ['', ...Array.from({ length: 13 }, (_, at) => `page/${at + 1}/`)];
    const slugs = [...articles, last].map(({ slug }) => article(slug));
    const urls = paths.flatMap((path) => after.get(path)!);
    expect(urls.sort()).toEqual(
      [...pages.map((page) => `${home}archive/2026/03/${page}`), ...slugs].sort(),
    );
  });

  it('says of each when anything in it changed last', () => {
    const edited = { ...articles[27 * 19]!, modified: '2026-05-01' };
    const given = catalogOf(...articles, edited);
    const dates = sitemaps(given, bare).flatMap(({ path, body }) =>
      path === '/sitemap.xml' ? all(readXml(body), 'lastmod').map(({ text }) => text) : [],
    );
    const others = everyCollection(catalogOf(...articles), bare);
    const { sitemaps: before } = linesOf(others, bare).find(({ kind }) => kind === 'month')!;
    const were = before!.map((at) => new Date(at!).toISOString().replace('.000', ''));
    expect(dates.filter((date, at) => date !== were[at])).toEqual(['2026-05-01T00:00:00Z']);
  });

  it('keeps every file when articles are withdrawn', () => {
    const memory = memoryOf({ collections: ['month:2026-03', 'site'] });
    const gone = articles.map((summary) => withdrawn({ ...summary, memory }));
    const files = filesOf(gone);
    expect([...files.keys()]).toEqual([...filesOf(articles).keys()]);
    for (const [path, urls] of files) if (path !== '/sitemap.xml') expect(urls).toEqual([home]);
  });
});

it('of more topics than one file has room for is several, each topic in one', () => {
  const lines = Array.from({ length: 1001 }, (_, at): Line => {
    const id = `t-${at}`;
    const path = `/topics/${id}/`;
    return { id: `topic:${id}`, kind: 'topic', path, title: id, live: 1, ever: 1 };
  });
  const files = kindSitemaps('topic', lines, bare);
  expect(files.map(({ path }) => path)).toEqual(['/sitemap-topics.xml', '/sitemap-topics-2.xml']);
  const urls = files.flatMap(({ body }) => all(readXml(body), 'loc').map(({ text }) => text));
  const paths = ['/topics/', ...lines.map(({ path }) => path)];
  expect(urls.sort()).toEqual(paths.map((path) => home.slice(0, -1) + path).sort());
});

it('stays well-formed whatever an address is made of', () => {
  const url = 'https://health.example/a?b=1&c=<d>\u0001';
  const files = sitemaps(catalogOf(summaryOf('x', { url })), bare);
  const [locations] = files
    .filter(({ path }) => path === '/sitemap-2026-03.xml')
    .map(({ body }) => all(readXml(body), 'loc').map(({ text }) => text));
  expect(locations).toEqual([`${home}archive/2026/03/`, url.replace('\u0001', '\uFFFD')]);
});
