import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../functions/collection/collections.ts';
import type { Catalog, Output } from '../../../functions/collection/model.ts';
import { renderCollection } from '../../../functions/collection/outputs.ts';
import { pagesOf, type Page } from '../../../functions/collection/listings/paging.ts';
import type { Listing, Summary } from '../../../schemas/types.ts';
import { catalogOf, everyCollection, memoryOf, settings, summaryOf, withdrawn } from '../sample.ts';

const TOPIC = 'topic:sleep';

/** That many articles of a topic, so many in each month from January 2024 on. */
function articles(count: number, ofMonth: number): Summary[] {
  return Array.from({ length: count }, (_, i) => {
    const published = day(Math.floor(i / ofMonth), 1 + Math.floor(((i % ofMonth) * 28) / ofMonth));
    const collections = ['site', TOPIC, `month:${published.slice(0, 7)}`];
    return summaryOf(`a-${String(i).padStart(5, '0')}`, {
      published,
      modified: published,
      memory: memoryOf({ collections }),
    });
  });
}

function day(month: number, date: number): string {
  return new Date(Date.UTC(2024, month, date)).toISOString().slice(0, 10);
}

function topicPages(summaries: readonly Summary[]): readonly Page[] {
  return pagesOf(collect(catalogOf(...summaries), TOPIC, settings));
}

/** From page to page, by `older`, across all collections. */
function follow(given: Catalog, from: string): Page[] {
  const pages = everyCollection(given).filter(({ kind }) => kind !== 'changes');
  const byPath = new Map(pages.flatMap(pagesOf).map((page) => [page.paths.json, page]));
  const seen: Page[] = [];
  for (let at = byPath.get(from); at !== undefined; at = byPath.get(at.older?.json ?? ''))
    seen.push(at);
  return seen;
}

function filesOf(summaries: readonly Summary[]): Map<string, string> {
  const given = catalogOf(...summaries);
  const files = everyCollection(given)
    .filter(({ kind }) => ['site', 'topic', 'month'].includes(kind))
    .flatMap((one): Output[] => renderCollection(one, settings, new Map()));
  return new Map(files.map(({ path, body }) => [path, body]));
}

const counts = fc.integer({ min: 0, max: 400 });
const perMonth = fc.integer({ min: 1, max: 300 });
const gone = fc.array(fc.nat(399), { maxLength: 200 });

describe('the pages of a collection', () => {
  it('behind the first show every article once, newest first, to who follows “older”', () => {
    fc.assert(
      fc.property(counts, perMonth, gone, (count, ofMonth, indices) => {
        const all = articles(count, ofMonth);
        for (const i of indices) if (i < count) all[i] = withdrawn(all[i]!);
        const given = catalogOf(...all);
        for (const [id, path] of [
          ['site', '/api/v1/articles.json'],
          [TOPIC, '/api/v1/topics/sleep.json'],
        ] as const) {
          const { summaries } = collect(given, id, settings);
          const [first, ...behind] = follow(given, path);
          expect(first!.summaries).toEqual(summaries.slice(0, 50));
          if (summaries.length <= 50) expect(behind).toEqual([]);
          else {
            const met = behind.flatMap((page) => page.summaries);
            expect(met).toEqual(summaries.slice(summaries.length - met.length));
            expect(met.length).toBeGreaterThanOrEqual(summaries.length - 50);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never become fewer when articles are withdrawn, and keep those that stay where they are', () => {
    fc.assert(
      fc.property(counts, perMonth, gone, (count, ofMonth, indices) => {
        const all = articles(count, ofMonth);
        const before = topicPages(all).slice(1);
        const left = all.map((one, i) => (indices.includes(i) ? withdrawn(one) : one));
        const after = topicPages(left).slice(1);
        expect(after.map(({ paths }) => paths)).toEqual(before.map(({ paths }) => paths));
        for (const [at, page] of after.entries())
          expect(page.summaries).toEqual(before[at]!.summaries.filter((one) => left.includes(one)));
      }),
      { numRuns: 40 },
    );
  });

  it('are one while it never had more than fifty articles', () => {
    expect(topicPages(articles(50, 10)).map(({ paths }) => paths.html)).toEqual(['/topics/sleep/']);
    expect(topicPages(articles(51, 30)).map(({ paths }) => paths.html)).toEqual([
      '/topics/sleep/',
      '/topics/sleep/2024/01/',
      '/topics/sleep/2024/02/',
    ]);
  });

  it('keep 20 to 59 articles of a month without a number, forty on each of the others', () => {
    const shape = (count: number) =>
      topicPages(articles(count, 1000)).map((page) => page.summaries.length);
    expect([59, 60, 99, 100].map(shape)).toEqual([
      [50, 59],
      [50, 20, 40],
      [50, 59, 40],
      [50, 20, 40, 40],
    ]);
  });

  it('lead from month to month and past those in which nothing is left', () => {
    const all = articles(90, 30).map((one) =>
      one.published!.startsWith('2024-02') ? withdrawn(one) : one,
    );
    const links = topicPages(all).map(({ paths, older, newer }) => [
      paths.html,
      older?.html,
      newer?.html,
    ]);
    const months = '/topics/sleep/2024';
    expect(links).toEqual([
      ['/topics/sleep/', `${months}/01/`, undefined],
      [`${months}/01/`, undefined, `${months}/03/`],
      [`${months}/02/`, undefined, '/topics/sleep/'],
      [`${months}/03/`, `${months}/01/`, '/topics/sleep/'],
    ]);
  });
});

describe('pages for readers', () => {
  const files = filesOf(articles(180, 80));
  const main = (path: string) => /<main[^]*<\/main>/.exec(files.get(path)!)![0];

  it('say whose month and which page they are, and lead home step by step', () => {
    const page = main('/topics/sleep/2024/02/page/1/');
    expect(page).toContain('<h1>Sleep, February 2024, page 1</h1>');
    expect(page).toContain(`<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
<li><a href="/">Home</a></li>
<li><a href="/topics/">Topics</a></li>
<li><a href="/topics/sleep/">Sleep</a></li>
<li><a href="/topics/sleep/2024/02/">February 2024</a></li>
<li><span aria-current="page">Page 1</span></li>
</ol>
</nav>`);
    expect(page).toContain(`<nav class="pager" aria-label="Pages">
<a rel="prev" href="/topics/sleep/2024/02/">Newer</a>
<span class="meta">1 February 2024 to 14 February 2024</span>
<a rel="next" href="/topics/sleep/2024/01/">Older: January 2024</a>
</nav>`);
  });

  it('of the newest month lead back to the first, and the first leads to all months', () => {
    expect(main('/archive/2024/03/')).toContain(`<nav class="pager" aria-label="Pages">
<a rel="prev" href="/">Newest articles</a>
<span class="meta">All 20 articles</span>
<a rel="next" href="/archive/2024/02/">Older: February 2024</a>
</nav>`);
    expect(main('/topics/sleep/')).toContain(`<h2 id="archive">Archive</h2>
<ul class="chips">
<li><a href="/topics/sleep/2024/03/">March 2024 (20)</a></li>
<li><a href="/topics/sleep/2024/02/">February 2024 (80)</a></li>
<li><a href="/topics/sleep/2024/01/">January 2024 (80)</a></li>
</ul>`);
  });

  it('fold the months of long ago, year by year', () => {
    const page = filesOf(articles(60, 1)).get('/topics/sleep/')!;
    expect(page).toContain('<details>\n<summary>2026 (12)</summary>\n<ul class="chips">');
    expect(page).not.toContain('<summary>2027');
  });

  it('that were left without articles say so kindly, and are kept out of search engines', () => {
    const left = filesOf(articles(60, 30).map((one, i) => (i < 30 ? withdrawn(one) : one))).get(
      '/topics/sleep/2024/01/',
    )!;
    expect(left).toContain(
      '<p>There are no articles on this page any more. ' +
        '<a href="/topics/sleep/">Start from the newest</a>.</p>',
    );
    expect(left).toContain('<meta name="robots" content="noindex">');
    expect(left).toContain(
      '<link rel="canonical" href="https://health.example/topics/sleep/2024/01/">',
    );
  });
});

it('pages for programs lead to each other by absolute URLs, and the first to all months', () => {
  const files = filesOf(articles(180, 80));
  const base = 'https://health.example/api/v1/topics/sleep';
  const said = [...files]
    .filter(([path]) => path.startsWith('/api/v1/topics/sleep'))
    .map(([path, body]) => {
      const { title, month, total, count, next, previous, months } = JSON.parse(body) as Listing;
      return { path, title, month, total, count, next, previous, months };
    });
  const at = (path: string) => `/api/v1/topics/sleep${path}.json`;
  expect(said).toEqual([
    {
      path: at(''),
      title: 'Sleep',
      total: 180,
      count: 50,
      next: `${base}/2024/02.json`,
      months: [
        { month: '2024-03', count: 20, articles: `${base}/2024/03.json` },
        { month: '2024-02', count: 80, articles: `${base}/2024/02.json` },
        { month: '2024-01', count: 80, articles: `${base}/2024/01.json` },
      ],
    },
    ...[
      {
        path: at('/2024/01'),
        month: '2024-01',
        total: 80,
        count: 40,
        next: `${base}/2024/01/page/1.json`,
        previous: `${base}/2024/02.json`,
      },
      {
        path: at('/2024/01/page/1'),
        month: '2024-01',
        count: 40,
        previous: `${base}/2024/01.json`,
      },
      {
        path: at('/2024/02'),
        month: '2024-02',
        total: 80,
        count: 40,
        next: `${base}/2024/02/page/1.json`,
        previous: `${base}/2024/03.json`,
      },
      {
        path: at('/2024/02/page/1'),
        month: '2024-02',
        count: 40,
        next: `${base}/2024/01.json`,
        previous: `${base}/2024/02.json`,
      },
      {
        path: at('/2024/03'),
        month: '2024-03',
        total: 20,
        count: 20,
        next: `${base}/2024/02.json`,
        previous: `${base}.json`,
      },
    ].map((page) => ({ title: 'Sleep', ...page })),
  ]);
});
