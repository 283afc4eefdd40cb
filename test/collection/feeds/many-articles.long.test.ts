/** Ten thousand articles: in one feed, and found from a feed of twenty by those who follow its links. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { archiveFiles, archiveOf } from '../../../functions/collection/feeds/archive.ts';
import { atom } from '../../../functions/collection/feeds/atom.ts';
import { collect } from '../../../functions/collection/collections.ts';
import { contentOf } from '../../../functions/collection/feeds/items.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { renderCollection } from '../../../functions/collection/outputs.ts';
import { rss } from '../../../functions/collection/feeds/rss.ts';
import { catalogOf, everyCollection, settings, summaryOf } from '../sample.ts';
import { rendered, textOf } from './rendered.ts';

/** Over two years, more of them in some months than in others, all at moments of their own. */
const summaries = Array.from({ length: 10_000 }, (_, i) => {
  const day = Math.floor(730 * Math.sqrt(i / 10_000));
  const published = new Date(Date.UTC(2024, 0, 1 + day, 0, i / 60, i % 60)).toISOString();
  return summaryOf(`a/${i}`, { title: `One & ${i}`, published, modified: published });
});
const catalog = catalogOf(...summaries);
const contents = new Map(summaries.map(({ slug }) => [slug, `<p>Of ${slug}.</p>`]));
const site = collect(catalog, 'site', settings);
/** What each article says: its address, title and text. */
const told = new Map(
  site.summaries.map((one) => [one.url, [one.title, contentOf(one, settings, contents)]]),
);

describe('one feed of ten thousand articles', () => {
  const long = { ...settings, feeds: { entries: 10_000 } };
  const asTold = (items: [string | undefined, string | undefined, string | undefined][]) => {
    expect(items).toHaveLength(10_000);
    expect(new Map(items.map(([url, ...rest]) => [url, rest]))).toEqual(told);
  };

  it('is read alike by two readers, as RSS', async () => {
    const text = rendered(rss, site, long, contents);
    const strict = parseRssFeed(text).items ?? [];
    asTold(strict.map((one) => [one.link, one.title, one.content?.encoded]));
    const parser = new RssParser<object, { 'content:encoded': string }>();
    const { items } = await parser.parseString(text);
    asTold(items.map((one) => [one.link, one.title, one['content:encoded']]));
  });

  it('is read alike by two readers, as Atom', async () => {
    const text = rendered(atom, site, long, contents);
    const strict = parseAtomFeed(text).entries ?? [];
    asTold(strict.map((one) => [one.links?.[0]?.href, one.title?.value, one.content?.value]));
    const { items } = await new RssParser().parseString(text);
    asTold(items.map((one) => [one.link, one.title, one.content]));
  });

  it('is read alike by two readers, as JSON Feed', () => {
    const text = rendered(jsonFeed, site, long, contents);
    const strict = parseJsonFeed(text).items ?? [];
    asTold(strict.map((one) => [one.url, one.title, one.content_html]));
    const { items } = JSON.parse(text) as {
      items: Record<'url' | 'title' | 'content_html', string>[];
    };
    asTold(items.map((one) => [one.url, one.title, one.content_html]));
  });
});

describe('who follows a feed of twenty to its end', () => {
  // The site's listing goes on in the months.
  const months = everyCollection(catalog).filter(({ kind }) => kind === 'month');
  const files = [site, ...months].flatMap((one) => renderCollection(one, settings, contents));
  const archive = archiveOf(site, settings).flatMap((one) => archiveFiles(site, one, settings));
  const at = new Map([
    ...files.map((file) => [file.path, () => textOf(file)] as const),
    ...archive.map(({ path, render }) => {
      return [path, () => textOf({ body: '', bytes: render(contents) })] as const;
    }),
  ]);
  const read = (url: string) => at.get(url.slice(settings.baseUrl.length))!();

  /** All that is met, document by document; never the same document twice. */
  function follow(first: string, step: (text: string) => { ids: string[]; next?: string }) {
    const met: string[] = [];
    const documents = new Set<string>();
    for (let url: string | undefined = settings.baseUrl + first; url !== undefined;) {
      expect(documents).not.toContain(url);
      documents.add(url);
      const { ids, next } = step(read(url));
      met.push(...ids);
      url = next;
    }
    return { met, documents: documents.size };
  }

  /** Once; and once more at most what the feed itself already had. */
  function expectEverything(met: string[], inFeed: number): void {
    expect(new Set(met)).toEqual(new Set(summaries.map(({ id }) => id)));
    const archived = met.slice(inFeed);
    expect(archived).toHaveLength(new Set(archived).size);
  }

  it('meets each of ten thousand articles, by the archive links of Atom (RFC 5005)', () => {
    const { met, documents } = follow('/atom.xml', (text) => {
      const { entries = [], links = [] } = parseAtomFeed(text);
      const next = links.find(({ rel }) => rel === 'prev-archive')?.href;
      return { ids: entries.map(({ id }) => id!), ...(next !== undefined && { next }) };
    });
    expectEverything(met, 20);
    expect(documents).toBeGreaterThan(500);
  });

  it('meets each of ten thousand articles, by next_url of JSON Feed', () => {
    const { met } = follow('/feed.json', (text) => {
      const { items = [], next_url: next } = parseJsonFeed(text);
      return { ids: items.map(({ id }) => id!), ...(next !== undefined && { next }) };
    });
    expectEverything(met, 20);
  });

  it('meets each of ten thousand articles, by next of the JSON listing', () => {
    const { met } = follow('/api/v1/articles.json', (text) => {
      const { articles, next } = JSON.parse(text) as { articles: { id: string }[]; next?: string };
      return { ids: articles.map(({ id }) => id), ...(next !== undefined && { next }) };
    });
    expectEverything(met, 50);
  });
});
