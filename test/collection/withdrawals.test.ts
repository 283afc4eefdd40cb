/** Whoever follows a feed that an article was in learns from that feed that it was withdrawn. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { atom } from '../../functions/collection/feeds/atom.ts';
import { collect } from '../../functions/collection/collections.ts';
import { feedItems } from '../../functions/collection/feeds/items.ts';
import { jsonFeed } from '../../functions/collection/feeds/json-feed.ts';
import type { Catalog } from '../../functions/collection/model.ts';
import { rss } from '../../functions/collection/feeds/rss.ts';
import type { Summary } from '../../schemas/types.ts';
import {
  catalog,
  catalogOf,
  contents,
  summaryOf,
  memoryOf,
  settings,
  withdrawn,
} from './sample.ts';
import { all, readXml, texts } from './xml-document.ts';
import { rendered } from './feeds/rendered.ts';

const site = collect(catalog, 'site', settings);
const notice = {
  id: 'tag:health.example,2026:sleep/valerian',
  url: 'https://health.example/articles/sleep/valerian/',
};
const words =
  '<p><strong>This article was withdrawn on 1 May 2026.</strong></p>\n' +
  '<p>The trial was retracted.</p>';

/** An article that was in these collections once. */
function gone(
  slug: string,
  since: string,
  given: Partial<Summary> = {},
  ...once: string[]
): Summary {
  const memory = memoryOf({ collections: ['site', ...once] });
  return withdrawn(summaryOf(slug, { memory, ...given }), since);
}

function told(catalog: Catalog, id = 'site', entries = 20): string[] {
  const few = { ...settings, feeds: { entries } };
  return feedItems(collect(catalog, id, few), few).map(({ slug }) => slug);
}

describe('a withdrawal', () => {
  it('is a tombstone in Atom (RFC 6721), with the reason and the notice', () => {
    const root = readXml(rendered(atom, site, settings, contents));
    const [tombstone, ...others] = all(root, 'at:deleted-entry');
    expect(others).toEqual([]);
    expect(root.attributes['xmlns:at']).toBe('http://purl.org/atompub/tombstones/1.0');
    expect(tombstone!.attributes).toEqual({
      ref: notice.id,
      when: '2026-05-01T00:00:00Z',
      'xml:lang': 'en',
    });
    expect(texts(tombstone!, 'at:comment')).toEqual(['The trial was retracted.']);
    expect(all(tombstone!, 'link').map(({ attributes }) => attributes.href)).toEqual([notice.url]);
    const feed = parseAtomFeed(rendered(atom, site, settings, contents));
    expect(feed.entries?.map(({ id }) => id)).not.toContain(notice.id);
    expect(feed.updated).toBe('2026-05-01T00:00:00Z');
  });

  it('stands before the entries in Atom, as the grammar of RFC 4287 wants it', () => {
    const day = '2026-02-01';
    const old = catalogOf(summaryOf('live'), gone('old', day, { published: day, modified: day }));
    const { children } = readXml(
      rendered(atom, collect(old, 'site', settings), settings, new Map()),
    );
    expect(children.slice(-2).map(({ name }) => name)).toEqual(['at:deleted-entry', 'entry']);
  });

  it('takes the place of the article in RSS and JSON Feed, under the same id', () => {
    const channel = parseRssFeed(rendered(rss, site, settings, contents));
    expect(channel.lastBuildDate).toBe('Fri, 01 May 2026 00:00:00 GMT');
    expect(channel.items?.[0]).toMatchObject({
      guid: { value: notice.id, isPermaLink: false },
      link: notice.url,
      title: 'Withdrawn: About sleep/valerian',
      pubDate: 'Fri, 01 May 2026 00:00:00 GMT',
      content: { encoded: words },
    });
    expect(parseJsonFeed(rendered(jsonFeed, site, settings, contents)).items?.[0]).toMatchObject({
      ...notice,
      title: 'Withdrawn: About sleep/valerian',
      content_html: words,
      date_published: '2026-05-01T00:00:00Z',
      date_modified: '2026-05-01T00:00:00Z',
    });
  });

  it('can be told from an article by programs, in RSS by an element in the namespace of the project', () => {
    const root = readXml(rendered(rss, site, settings, contents));
    expect(root.attributes['xmlns:healthwire']).toBe('urn:healthwire:feed:1');
    const found = all(root, 'healthwire:withdrawn');
    expect(found.map(({ attributes, text }) => [attributes.since, text])).toEqual([
      ['2026-05-01T00:00:00Z', 'The trial was retracted.'],
    ]);
  });

  it('is told wherever the article was, under an earlier address too, and nowhere else', () => {
    const id = 'urn:example:x';
    const memory = memoryOf({ collections: ['site', 'topic:rest'] });
    const catalog = catalogOf(
      gone('new', '2026-05-01', { id }, 'topic:sleep'),
      summaryOf('old', { id, status: 'moved', movedTo: 'new', memory }),
    );
    const where = ['site', 'topic:sleep', 'topic:rest', 'topic:skin'];
    expect(where.map((one) => told(catalog, one))).toEqual([['new'], ['new'], ['new'], []]);
  });

  it('of an article that never was public is told nowhere', () => {
    const memory = memoryOf({ collections: ['changes:2026-05'] });
    expect(told(catalogOf(gone('draft', '2026-05-01', { memory })))).toEqual([]);
  });

  it('is not told while another article with the same id is live', () => {
    const id = 'urn:example:x';
    const lone = gone('a', '2026-05-01', { id });
    expect(told(catalogOf(lone))).toEqual(['a']);
    expect(told(catalogOf(lone, summaryOf('b', { id })))).toEqual(['b']);
  });

  it('of two articles with one id is told once, the later one', () => {
    const id = 'urn:example:x';
    const pair = [gone('a', '2026-05-01', { id }), gone('b', '2026-05-02', { id })];
    expect(told(catalogOf(...pair))).toEqual(['b']);
    expect(told(catalogOf(...pair.reverse()))).toEqual(['b']);
  });

  it('is never older than the last change of the article, or nobody would heed it', () => {
    const summary = gone('x', '2026-01-01', { modified: '2026-03-05T06:00:00Z' });
    const { withdrawals } = collect(catalogOf(summary), 'site', settings);
    expect(withdrawals).toMatchObject([{ since: '2026-01-01', at: '2026-03-05T06:00:00Z' }]);
  });
});

describe('the withdrawals in a feed', () => {
  const mixed = catalogOf(
    summaryOf('live-4', { published: '2026-03-04', modified: '2026-03-04' }),
    summaryOf('live-1', { published: '2026-03-01', modified: '2026-03-01' }),
    gone('gone-5', '2026-03-05'),
    gone('gone-3', '2026-03-03'),
    gone('gone-2', '2026-03-02'),
  );

  it('stand among the articles by when they happened', () => {
    expect(told(mixed)).toEqual(['gone-5', 'live-4', 'gone-3', 'gone-2', 'live-1']);
  });

  it('are those among the newest that happened, and push no article out', () => {
    expect(told(mixed, 'site', 3)).toEqual(['gone-5', 'live-4', 'gone-3', 'live-1']);
    expect(told(mixed, 'site', 1)).toEqual(['gone-5', 'live-4']);
  });

  it('give way to a correction of an older article as well', () => {
    const corrected = summaryOf('live-1', { published: '2026-03-01', modified: '2026-03-06' });
    expect(told(catalogOf(...mixed.values(), corrected), 'site', 2)).toEqual([
      'gone-5',
      'live-4',
      'live-1',
    ]);
  });
});
