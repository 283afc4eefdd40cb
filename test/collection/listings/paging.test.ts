import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from '../../../functions/collection/model.ts';
import { formats } from '../../../functions/collection/feeds/index.ts';
import { renderCollection } from '../../../functions/collection/outputs.ts';
import { pagesOf, type Page } from '../../../functions/collection/listings/paging.ts';
import type { Summary } from '../../../schemas/types.ts';
import { summaryOf, settings } from '../sample.ts';

function siteOf(summaries: Summary[], ever = summaries.length): Collection {
  const head = { id: 'site', kind: 'site', path: '/', title: 'Site' } as const;
  return { ...head, summaries, withdrawals: [], ever, months: {} };
}

/** `count` summaries, newest first. */
function summariesOf(count: number): Summary[] {
  return Array.from({ length: count }, (_, i) => summaryOf(`article-${count - i}`));
}

function follow(pages: readonly Page[]): Page[] {
  const seen: Page[] = [];
  let page: Page | undefined = pages[0];
  while (page !== undefined) {
    seen.push(page);
    const { older }: Page = page;
    page = older === undefined ? undefined : pages.find(({ number }) => number === older);
  }
  return seen;
}

const sizes = fc.integer({ min: 0, max: 700 });

describe('the pages of a collection', () => {
  it('show every article exactly once, newest first, to who follows “older” from the first', () => {
    fc.assert(
      fc.property(sizes, sizes, (count, gone) => {
        const collection = siteOf(summariesOf(count), count + gone);
        expect(follow(pagesOf(collection)).flatMap(({ summaries }) => summaries)).toEqual(
          collection.summaries,
        );
      }),
    );
  });

  it('never become fewer when articles are withdrawn', () => {
    fc.assert(
      fc.property(sizes, sizes, (ever, left) => {
        const before = pagesOf(siteOf(summariesOf(ever)));
        const after = pagesOf(siteOf(summariesOf(Math.min(left, ever)), ever));
        expect(after.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
      }),
    );
  });

  it('lead back to the first from wherever one is', () => {
    fc.assert(
      fc.property(sizes, sizes, (count, gone) => {
        const pages = pagesOf(siteOf(summariesOf(count), count + gone));
        for (let page of pages.slice(1)) {
          for (let i = 0; typeof page.newer === 'number' && i < pages.length; i++)
            page = pages[page.newer]!;
          expect(page.newer).toBe('first');
        }
      }),
    );
  });

  it('stay still: a new article changes the first page, the others keep their bytes', () => {
    const files = (count: number) =>
      new Map(
        renderCollection(siteOf(summariesOf(count)), settings, new Map()).map((output) => [
          output.path,
          output.body,
        ]),
      );
    const before = files(320);
    const after = files(321);
    const changed = [...after].filter(([path, body]) => before.get(path) !== body);
    expect(changed.map(([path]) => path)).toEqual([
      '/',
      '/api/v1/articles.json',
      ...formats.map(({ file }) => `/${file}`),
    ]);
    expect([...after.keys()]).toContain('/page/2/');
  });

  it('keep 50 to 149 articles on the first, a hundred on each of the others', () => {
    const shape = (count: number) =>
      pagesOf(siteOf(summariesOf(count))).map((p) => p.summaries.length);
    expect([0, 1, 149, 150, 249, 250].map(shape)).toEqual([
      [0],
      [1],
      [149],
      [50, 100],
      [149, 100],
      [50, 100, 100],
    ]);
  });
});

describe('a page that was left without articles', () => {
  it('leads straight to pages that have some', () => {
    const [, ...numbered] = pagesOf(siteOf(summariesOf(160), 400));
    expect(numbered.map(({ number, older, newer }) => ({ number, older, newer }))).toEqual([
      { number: 1, newer: 'first' },
      { number: 2, older: 1, newer: 'first' },
      { number: 3, older: 1, newer: 'first' },
    ]);
  });

  const files = renderCollection(siteOf(summariesOf(20), 160), settings, new Map());
  const body = (path: string) => files.find((file) => file.path === path)!.body;

  it('says so kindly, leads to the newest, and is kept out of search engines', () => {
    expect(body('/page/1/')).toContain(
      '<p>The articles that stood on this page have moved to others. ' +
        '<a href="/">Start from the newest</a>.</p>',
    );
    expect(body('/page/1/')).toContain('<meta name="robots" content="noindex">');
  });

  it('is a listing of nothing for programs', () => {
    expect(JSON.parse(body('/api/v1/articles/page/1.json'))).toEqual({
      $schema: 'https://health.example/schemas/listing.v1.json',
      title: 'Site',
      url: 'https://health.example/',
      count: 0,
      previous: 'https://health.example/api/v1/articles.json',
      articles: [],
    });
  });
});

describe('JSON pages', () => {
  it('lead from one to the next by absolute URLs, from the newest to the oldest and back', () => {
    const files = renderCollection(siteOf(summariesOf(260)), settings, new Map());
    const links = files
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ path, body }) => {
        const { total, count, next, previous } = JSON.parse(body) as Record<string, unknown>;
        return { path, total, count, next, previous };
      });
    const base = 'https://health.example/api/v1/articles';
    expect(links).toEqual([
      { path: '/api/v1/articles.json', total: 260, count: 60, next: `${base}/page/2.json` },
      { path: '/api/v1/articles/page/1.json', count: 100, previous: `${base}/page/2.json` },
      {
        path: '/api/v1/articles/page/2.json',
        count: 100,
        next: `${base}/page/1.json`,
        previous: `${base}.json`,
      },
    ]);
  });
});
