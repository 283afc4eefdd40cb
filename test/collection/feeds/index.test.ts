/** What independent readers find in the feeds is what the summaries say. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { atom } from '../../../functions/collection/feeds/atom.ts';
import { collect } from '../../../functions/collection/collections.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { renderCollection } from '../../../functions/collection/outputs.ts';
import { formats } from '../../../functions/collection/feeds/index.ts';
import { feedItems } from '../../../functions/collection/feeds/items.ts';
import { rss } from '../../../functions/collection/feeds/rss.ts';
import { catalog, catalogOf, contents, summaryOf, settings } from '../sample.ts';
import { readXml } from '../xml-document.ts';
import { rendered } from './rendered.ts';

/** Withdrawals have a test of their own. */
const live = catalogOf(...[...catalog.values()].filter(({ status }) => status !== 'withdrawn'));
const site = collect(live, 'site', settings);
const written = {
  rss: rendered(rss, site, settings, contents),
  atom: rendered(atom, site, settings, contents),
  json: rendered(jsonFeed, site, settings, contents),
};

/** What a subscriber must find, whichever feed and reader they use. */
const items = [
  {
    id: 'tag:health.example,2026:sleep/magnesium-restless-legs',
    url: 'https://health.example/articles/sleep/magnesium-restless-legs/',
    title: 'Magnesium & restless legs: what is <known>',
    summary: 'Two small trials, and what they can and cannot show.',
    published: Date.UTC(2026, 2, 1),
    updated: Date.UTC(2026, 3, 2, 6, 30),
    authors: ['The editorial team'],
    categories: ['Sleep', 'Minerals'],
    image: 'https://health.example/media/legs.png',
    content: `<p>Medically reviewed by The medical desk (Review) on \
<time datetime="2026-03-20">20 March 2026</time>. \
Next review due <time datetime="2028-03-20">20 March 2028</time></p>
<p>Twelve adults took <strong>200 mg</strong> a day &amp; slept.</p>
<p><a href="https://health.example/articles/haut/lippen/">More</a> ]]&gt;</p>
<p>This is general information, not medical advice.</p>`,
  },
  {
    id: 'urn:example:lippen',
    url: 'https://health.example/articles/haut/lippen/',
    title: 'Lippen in der Sonne',
    summary: undefined,
    published: Date.UTC(2026, 1, 11, 22, 15),
    updated: Date.UTC(2026, 1, 11, 22, 15),
    authors: ['The editorial team', 'Health & home'],
    categories: ['Skin & lips'],
    image: undefined,
    content: `<p>Not yet medically reviewed</p>
<p>Schutz für die Lippen.</p>
<p lang="en">This is general information, not medical advice.</p>`,
  },
];

describe('a strict reader (feedsmith)', () => {
  it('finds every item in the RSS feed', () => {
    const feed = parseRssFeed(written.rss);
    expect(
      feed.items?.map((item) => ({
        id: item.guid?.value,
        url: item.link,
        title: item.title,
        summary: item.description,
        published: Date.parse(item.pubDate!),
        updated: Date.parse(item.atom!.updated!),
        authors: item.dc?.creators,
        categories: item.categories?.map(({ name }) => name),
        image: item.enclosures?.[0]?.url,
        content: item.content?.encoded,
      })),
    ).toEqual(items);
    expect(feed.items?.map(({ guid }) => guid?.isPermaLink)).toEqual([false, false]);
    expect(feed.title).toBe('Health & home');
    expect(feed.lastBuildDate).toBe('Thu, 02 Apr 2026 06:30:00 GMT');
    expect(feed.language).toBe('en');
    expect(feed.items?.[0]?.enclosures).toEqual([
      { url: 'https://health.example/media/legs.png', type: 'image/png', length: 12345 },
    ]);
  });

  it('finds every item in the Atom feed', () => {
    const feed = parseAtomFeed(written.atom);
    expect(
      feed.entries?.map((summary) => ({
        id: summary.id,
        url: summary.links?.find(({ rel }) => rel === 'alternate')?.href,
        title: summary.title?.value,
        summary: summary.summary?.value,
        published: Date.parse(summary.published!),
        updated: Date.parse(summary.updated!),
        authors: summary.authors?.map(({ name }) => name),
        categories: summary.categories?.map(({ label }) => label),
        image: summary.links?.find(({ rel }) => rel === 'enclosure')?.href,
        content: summary.content?.value,
      })),
    ).toEqual(items);
    expect(feed.id).toBe('tag:health.example,2026:/');
    expect(feed.updated).toBe('2026-04-02T06:30:00Z');
    expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(
      'https://health.example/atom.xml',
    );
  });

  it('finds every item in the JSON feed', () => {
    const feed = parseJsonFeed(written.json);
    expect(
      feed.items?.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        published: Date.parse(item.date_published!),
        updated: Date.parse(item.date_modified!),
        authors: item.authors?.map(({ name }) => name),
        categories: item.tags,
        image: item.image,
        content: item.content_html,
      })),
    ).toEqual(items);
  });
});

describe('a lenient reader (rss-parser)', () => {
  const told = items.map(({ url, published, content }) => ({ url, published, content }));

  it('finds every item in the RSS feed', async () => {
    const feed = await new RssParser<object, { 'content:encoded': string }>().parseString(
      written.rss,
    );
    expect(
      feed.items.map((item) => ({
        url: item.link,
        published: Date.parse(item.isoDate!),
        content: item['content:encoded'],
      })),
    ).toEqual(told);
    expect(feed.items.map(({ guid }) => guid)).toEqual(items.map(({ id }) => id));
    expect(feed.items.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
  });

  it('finds every item in the Atom feed', async () => {
    const feed = await new RssParser().parseString(written.atom);
    expect(
      feed.items.map((item) => ({
        url: item.link,
        published: Date.parse(item.isoDate!),
        content: item.content,
      })),
    ).toEqual(told);
  });
});

describe('a feed', () => {
  it('names the hub and its own address, where the site has a hub (WebSub)', () => {
    const told = { ...settings, hub: 'https://hub.example/?site=1&amp=2' };
    const topic = collect(catalog, 'topic:sleep', told);
    const linked = (links: { rel?: string; href?: string }[] = []) =>
      Object.fromEntries(links.map(({ rel, href }) => [rel, href])) as Record<string, string>;
    const at = (file: string) => ({
      hub: 'https://hub.example/?site=1&amp=2',
      self: `https://health.example/topics/sleep/${file}`,
    });
    const channel = parseRssFeed(rendered(rss, topic, told, contents));
    expect(linked(channel.atom?.links)).toEqual(at('feed.xml'));
    const feed = parseAtomFeed(rendered(atom, topic, told, contents));
    expect(linked(feed.links)).toMatchObject(at('atom.xml'));
    const { hubs, feed_url } = parseJsonFeed(rendered(jsonFeed, topic, told, contents));
    expect({ hubs, feed_url }).toEqual({
      hubs: [{ type: 'WebSub', url: at('').hub }],
      feed_url: at('feed.json').self,
    });
    expect(Object.values(written).some((text) => text.includes('hub'))).toBe(false);
  });

  it('says so in its header as well, where a store can keep it', () => {
    const linksWith = (hub: string) => {
      const told = { ...settings, hub };
      const files = renderCollection(collect(catalog, 'topic:sleep', told), told, contents);
      return files.flatMap(({ path, link }) => (link === undefined ? [] : [[path, link]]));
    };
    const hub = 'https://hub.example/';
    expect(linksWith(hub)).toEqual(
      formats.map(({ file }) => [
        `/topics/sleep/${file}`,
        `<${hub}>; rel="hub", <https://health.example/topics/sleep/${file}>; rel="self"`,
      ]),
    );
    expect(linksWith(hub + 'x'.repeat(1900))).toEqual([]);
  });

  it('leads nowhere by a relative URL', () => {
    const urls = Object.values(written).flatMap((feed) =>
      [
        ...feed.matchAll(/(?:href|src|url|domain|scheme)=\\?"([^"\\]*)/g),
        ...feed.matchAll(/"(?:\w*url|about|image)": "([^"]*)"/g),
        ...feed.matchAll(/<(?:link|uri)>([^<]*)</g),
      ].map(([, url]) => url!),
    );
    expect(urls.length).toBeGreaterThan(30);
    // But for its stylesheet, which only browsers load, from where they have the feed.
    const style = '/feeds/feed.css';
    expect(urls.filter((url) => url !== style && !/^https:\/\/[^/]+/.test(url))).toEqual([]);
  });

  it('has as many articles as the settings want, the newest', () => {
    const one = { ...settings, feeds: { entries: 1 } };
    expect(
      parseAtomFeed(rendered(atom, site, one, contents)).entries?.map(({ title }) => title),
    ).toEqual([{ value: 'Magnesium & restless legs: what is <known>' }]);
  });

  it('without articles is well-formed and says a fixed date, not today', () => {
    const empty = collect(live, 'topic:herbs', settings);
    expect(parseAtomFeed(rendered(atom, empty, settings, contents)).updated).toBe(
      '1970-01-01T00:00:00Z',
    );
    const channel = parseRssFeed(rendered(rss, empty, settings, contents));
    expect(channel.lastBuildDate).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
    expect(JSON.parse(rendered(jsonFeed, empty, settings, contents))).toMatchObject({ items: [] });
  });

  it('has content for an article that has none', () => {
    const bare = collect(catalogOf(summaryOf('bare', { title: 'A & B' })), 'site', settings);
    const nothing = new Map([['bare', '']]);
    const text = `<p>Not yet medically reviewed</p>
<p>A &amp; B</p>
<p>This is general information, not medical advice.</p>`;
    const [item] = parseRssFeed(rendered(rss, bare, settings, nothing)).items!;
    expect(item?.content?.encoded).toBe(text);
    expect(
      parseAtomFeed(rendered(atom, bare, settings, nothing)).entries?.[0]?.content?.value,
    ).toBe(text);
    expect(
      parseJsonFeed(rendered(jsonFeed, bare, settings, nothing)).items?.[0]?.content_html,
    ).toBe(text);
    // dc: must be declared in such a feed too.
    readXml(rendered(rss, bare, settings, nothing));
  });

  it('says that an article changed when it was corrected, in all three', () => {
    const summary = summaryOf('x', {
      published: '2026-03-01',
      modified: '2026-03-02',
      corrections: [
        { date: '2026-04-05', text: 'The later.' },
        { date: '2026-03-04', text: 'The earlier.' },
      ],
    });
    const corrected = collect(catalogOf(summary), 'site', settings);
    const at = '2026-04-05T00:00:00Z';
    const atomFeed = parseAtomFeed(rendered(atom, corrected, settings, new Map()));
    expect([atomFeed.updated, atomFeed.entries?.[0]?.updated]).toEqual([at, at]);
    const channel = parseRssFeed(rendered(rss, corrected, settings, new Map()));
    expect(channel.lastBuildDate).toBe('Sun, 05 Apr 2026 00:00:00 GMT');
    expect(channel.items?.[0]?.atom?.updated).toBe(at);
    const feed = parseJsonFeed(rendered(jsonFeed, corrected, settings, new Map()));
    expect(feed.items?.[0]).toMatchObject({
      date_published: '2026-03-01T00:00:00Z',
      date_modified: at,
    });
  });

  it('never says that an article changed before it was published', () => {
    const summary = summaryOf('x', { published: '2026-03-02', modified: '2026-03-01' });
    const feed = parseAtomFeed(
      rendered(atom, collect(catalogOf(summary), 'site', settings), settings, new Map()),
    );
    expect(feed.entries?.map(({ published, updated }) => [published, updated])).toEqual([
      ['2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z'],
    ]);
  });
});

describe('every format', () => {
  it.each(formats)('$name finds the articles and withdrawals again that it wrote', (format) => {
    const hostile = summaryOf("it's", {
      title: '</item></entry>"}]</at:deleted-entry>',
      url: "https://health.example/articles/it's/?a&amp;b",
    });
    const given = collect(catalogOf(...catalog.values(), hostile), 'site', settings);
    const text = '<link>https://health.example/</link> healthwire:withdrawn ]]>';
    const document = rendered(format, given, settings, new Map([[hostile.slug, text]]));
    const items = feedItems(given, settings).map((one) => [one.url, 'reason' in one]);
    const found = format.read(document);
    expect(found.map(({ url, withdrawn }) => [url, withdrawn]).sort()).toEqual(items.sort());
  });

  it.each(formats)('$name finds nothing in what is no feed, and never throws', ({ read }) => {
    for (const text of ['', '{', 'null', '[]', '{"items":[null]}', '<item>', '<rss/>', '\0'])
      expect(read(text)).toEqual([]);
  });

  it.each(formats)('$name tells two versions of an article apart, and no others', (format) => {
    const itemsWith = (title: string) => {
      const changed = catalogOf(
        summaryOf('stays', { published: '2026-02-01', modified: '2026-02-01' }),
        summaryOf('changes', { title }),
      );
      const items = format.read(
        rendered(format, collect(changed, 'site', settings), settings, new Map()),
      );
      return new Map(items.map(({ url, text }) => [url, text]));
    };
    const [before, after] = [itemsWith('One'), itemsWith('Two')];
    const differing = [...before.keys()].filter((url) => before.get(url) !== after.get(url));
    expect(differing).toEqual(['https://health.example/articles/changes/']);
  });
});
