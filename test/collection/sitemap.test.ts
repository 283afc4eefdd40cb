import { describe, expect, it } from 'vitest';
import { collect } from '../../functions/collection/collections.ts';
import { sitemaps } from '../../functions/collection/sitemap.ts';
import type { Catalog } from '../../functions/collection/model.ts';
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

/** Of the kinds that these tests are about. */
function collected(given: Catalog, by: Settings) {
  return everyCollection(given, by).filter(({ kind }) => ['site', 'topic', 'month'].includes(kind));
}

function filesOf(summaries: readonly Summary[], limit: number): Map<string, string[]> {
  const given = catalogOf(...summaries);
  return new Map(
    sitemaps(collected(given, bare), bare, limit).map(({ path, body }) => [
      path,
      all(readXml(body), 'loc').map(({ text }) => text),
    ]),
  );
}

describe('the sitemap', () => {
  it('names live articles and listings, each with the day it changed last', () => {
    const files = sitemaps(collected(catalog, settings), settings);
    expect(files.map(({ path }) => path)).toEqual(['/sitemap.xml']);
    const urls = all(readXml(files[0]!.body), 'url').map(({ children }) =>
      children.map(({ text }) => text),
    );
    const day = '2026-02-11T22:15:00Z';
    const newest = '2026-04-02T06:30:00Z';
    expect(urls).toEqual([
      ['https://health.example/archive/2026/02/', day],
      ['https://health.example/archive/2026/03/', newest],
      ['https://health.example/', newest],
      ['https://health.example/topics/minerals/', newest],
      ['https://health.example/topics/skin/', day],
      ['https://health.example/topics/sleep/', newest],
      ['https://health.example/articles/haut/lippen/', day],
      ['https://health.example/articles/sleep/magnesium-restless-legs/', newest],
    ]);
  });

  it('of an empty site names the home page', () => {
    expect(filesOf([], 10)).toEqual(new Map([['/sitemap.xml', ['https://health.example/']]]));
  });

  const articles = ['a', 'b', 'c', 'd', 'e'].map((slug, i) =>
    summaryOf(slug, { topics: [], published: `2026-03-0${i + 1}` }),
  );
  const article = (slug: string) => `https://health.example/articles/${slug}/`;
  const part = (number: number) => `https://health.example/sitemap-${number}.xml`;
  const listings = ['https://health.example/archive/2026/03/', 'https://health.example/'];

  it('becomes an index of several when there are too many URLs for one', () => {
    expect(filesOf(articles, 7).size).toBe(1);
    expect(filesOf(articles, 3)).toEqual(
      new Map([
        ['/sitemap.xml', [part(1), part(2), part(3)]],
        ['/sitemap-1.xml', [...listings, article('a')]],
        ['/sitemap-2.xml', [article('b'), article('c'), article('d')]],
        ['/sitemap-3.xml', [article('e')]],
      ]),
    );
  });

  it('keeps every file when articles are withdrawn', () => {
    const memory = memoryOf({ collections: ['month:2026-03', 'site'] });
    const gone = articles.map((summary) => withdrawn({ ...summary, memory }));
    expect(filesOf([...gone.slice(0, 4), articles[4]!], 3)).toEqual(
      new Map([
        ['/sitemap.xml', [part(1), part(2), part(3)]],
        ['/sitemap-1.xml', [...listings, article('e')]],
        ['/sitemap-2.xml', ['https://health.example/']],
        ['/sitemap-3.xml', ['https://health.example/']],
      ]),
    );
  });

  it('stays well-formed whatever an address is made of', () => {
    const url = 'https://health.example/a?b=1&c=<d>\u0001';
    const site = collect(catalogOf(summaryOf('x', { url })), 'site', settings);
    const [sitemap] = sitemaps([site], settings);
    const locations = all(readXml(sitemap!.body), 'loc').map((loc) => loc.text);
    const carried = url.replace('\u0001', '\uFFFD');
    expect(locations).toEqual(['https://health.example/', carried]);
  });
});
