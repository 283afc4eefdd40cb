/** The archive of a feed (RFC 5005): everything there ever was, in documents that stay as they are. */
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { archiveFiles, archiveOf } from '../../../functions/collection/feeds/archive.ts';
import { collect } from '../../../functions/collection/collections.ts';
import type { Catalog } from '../../../functions/collection/model.ts';
import { renderCollection } from '../../../functions/collection/outputs.ts';
import type { Summary } from '../../../schemas/types.ts';
import { catalogOf, summaryOf, memoryOf, settings, withdrawn } from '../sample.ts';
import { all, readXml } from '../xml-document.ts';
import { textOf } from './rendered.ts';

const short = { ...settings, feeds: { entries: 2 } };

/** An article that was in the collections of its month. */
function published(slug: string, day: string, given: Partial<Summary> = {}): Summary {
  const collections = [`month:${day.slice(0, 7)}`, 'site', 'topic:sleep'];
  const memory = memoryOf({ collections });
  return summaryOf(slug, { published: day, modified: day, memory, ...given });
}

function many(month: string, count: number): Summary[] {
  const day = (i: number) => `${month}-${String((i % 28) + 1).padStart(2, '0')}`;
  return Array.from({ length: count }, (_, i) => published(`${month}/${i + 100}`, day(i)));
}

const library = [...many('2025-11', 3), ...many('2026-02', 45), ...many('2026-03', 4)];

/** Path → file, of feeds and archive. */
function files(catalog: Catalog, id = 'site', some = short): Map<string, string> {
  const collection = collect(catalog, id, some);
  const contents = new Map([...catalog.keys()].map((slug) => [slug, `<p>Of ${slug}.</p>`]));
  const feeds = renderCollection(collection, some, contents).map((file) => [
    file.path,
    textOf(file),
  ]);
  const archive = archiveOf(collection, some)
    .flatMap((document) => archiveFiles(collection, document, some))
    .map(({ path, render }) => [path, textOf({ body: '', bytes: render(contents) })]);
  return new Map([...feeds, ...archive] as [string, string][]);
}

function pathOf(url: string): string {
  expect(url).toMatch(`${settings.baseUrl}/`);
  return url.slice(settings.baseUrl.length);
}

function linksOf(document: string): Record<string, string> {
  const links = all(readXml(document), 'link').filter(({ attributes }) =>
    attributes.type?.endsWith('atom+xml'),
  );
  const pairs = links.map(({ attributes: { rel, href } }) => [rel!, pathOf(href!)] as const);
  return Object.fromEntries(pairs);
}

/** From the feed, by the links to older documents. */
function followAtom(site: Map<string, string>, path: string): string[] {
  const text = site.get(path)!;
  const { entries = [] } = parseAtomFeed(text);
  const tombstones = all(readXml(text), 'at:deleted-entry').map(
    (one) => `gone ${one.attributes.ref}`,
  );
  const older = linksOf(text)['prev-archive'];
  const ids = entries.map(({ id }) => id!);
  return [...ids, ...tombstones, ...(older ? followAtom(site, older) : [])];
}

function followJson(site: Map<string, string>, path: string): string[] {
  const feed = parseJsonFeed(site.get(path)!);
  const items = (feed.items ?? []).map(({ id, title }) =>
    title?.startsWith('Withdrawn: ') ? `gone ${id}` : id,
  );
  return [...items, ...(feed.next_url ? followJson(site, pathOf(feed.next_url)) : [])] as string[];
}

function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

describe('who follows the archive from a feed', () => {
  const gone = withdrawn(library[10]!);
  const catalog = catalogOf(...library, gone);
  const everything = library.map((one) => (one.slug === gone.slug ? `gone ${one.id}` : one.id));

  it.each([
    ['/', 'site'],
    ['/topics/sleep/', 'topic:sleep'],
    ['/languages/en/', 'language:en'],
  ])('of %s meets every article ever published, and every withdrawal', (path, id) => {
    const site = files(catalog, id);
    const [atom, json] = [
      followAtom(site, `${path}atom.xml`),
      followJson(site, `${path}feed.json`),
    ];
    const inArchive =
      id === 'language:en' ? everything.filter((one) => !one.startsWith('gone')) : everything;
    expect([...new Set(atom)].sort()).toEqual([...inArchive].sort());
    expect([...new Set(json)].sort()).toEqual([...inArchive].sort());
    // Twice: what the feed itself has, and the newest withdrawal in its place.
    expect(atom.length - new Set(atom).size).toBeLessThanOrEqual(3);
  });

  it('never comes to a document that is still being filled', () => {
    const long = { ...settings, feeds: { entries: 20 } };
    const site = files(catalog, 'site', long);
    expect(linksOf(site.get('/atom.xml')!)['prev-archive']).toBe('/archive/2026-02-2.xml');
    expect(linksOf(site.get('/archive/2026-02-2.xml')!)).toEqual({
      self: '/archive/2026-02-2.xml',
      current: '/atom.xml',
      'prev-archive': '/archive/2026-02.xml',
      'next-archive': '/archive/2026-02-3.xml',
    });
  });
});

describe('a document of the archive', () => {
  const two = catalogOf(
    published('one', '2026-03-01', { title: 'One & only' }),
    withdrawn(published('two', '2026-03-02', { title: 'Two' })),
    published('three', '2026-04-01'),
    published('four', '2026-05-01'),
  );

  it.each(['/archive/2026-03.xml', '/archive/2026-04.xml', '/archive/2026-04.json'])(
    '%s is byte for byte as it was',
    async (path) => {
      const golden = new URL(`../../golden${path}`, import.meta.url).pathname;
      await expect(files(two).get(path)).toMatchFileSnapshot(golden);
    },
  );

  it('says that it is one, and belongs to its feed', () => {
    const site = files(two);
    const [feed, document] = ['/atom.xml', '/archive/2026-03.xml'].map((path) =>
      readXml(site.get(path)!),
    );
    expect(all(document!, 'fh:archive')).toHaveLength(1);
    expect(all(feed!, 'fh:archive')).toHaveLength(0);
    expect(document!.attributes['xmlns:fh']).toBe('http://purl.org/syndication/history/1.0');
    expect(all(document!, 'id')[0]!.text).toBe(all(feed!, 'id')[0]!.text);
  });
});

describe('an archive', () => {
  const before = files(catalogOf(...library));
  const archived = (paths: string[]) => paths.filter((path) => path.includes('/archive/'));

  it('stays as it is when an article comes, but for the newest document', () => {
    const after = files(catalogOf(...library, published('new', '2026-03-20')));
    const twice = (path: string) => [`${path}.json`, `${path}.xml`];
    expect(archived(changed(before, after))).toEqual(twice('/archive/2026-03'));
    // A new month: the document before it now leads to it.
    const next = files(catalogOf(...library, published('new', '2026-04-20')));
    expect(archived(changed(before, next))).toEqual([
      '/archive/2026-03.xml',
      ...twice('/archive/2026-04'),
    ]);
  });

  it('changes where an article was edited or withdrawn, and nowhere else', () => {
    const old = library[10]!;
    const documents = ['/archive/2026-02.json', '/archive/2026-02.xml'];
    const edited = files(catalogOf(...library, { ...old, title: 'Another title' }));
    expect(archived(changed(before, edited))).toEqual(documents);
    const gone = files(catalogOf(...library, withdrawn(old)));
    expect(archived(changed(before, gone))).toEqual(documents);
  });

  it('makes room for an article of an earlier day: the rest of its month moves, no other month', () => {
    const after = files(catalogOf(...library, published('2026-02/late', '2026-02-14')));
    const ids = (path: string) => parseAtomFeed(after.get(path)!).entries!.map(({ id }) => id!);
    expect(archived(changed(before, after))).toEqual([
      '/archive/2026-02-2.json',
      '/archive/2026-02-2.xml',
      '/archive/2026-02-3.json',
      '/archive/2026-02-3.xml',
    ]);
    expect(ids('/archive/2026-02-2.xml')).toHaveLength(20);
    expect(new Set(followAtom(after, '/atom.xml')).size).toBe(library.length + 1);
  });

  it('gets a document for a month that had none, to which those beside it lead', () => {
    const after = files(catalogOf(...library, published('late', '2025-12-24')));
    expect(archived(changed(before, after))).toEqual([
      '/archive/2025-11.xml',
      '/archive/2025-12.json',
      '/archive/2025-12.xml',
      '/archive/2026-02.json',
      '/archive/2026-02.xml',
    ]);
  });

  it('loses no document when an article goes to another month', () => {
    const collections = ['month:2025-11', 'month:2026-03', 'site'];
    const moved = many('2025-11', 3).map((one) =>
      published(one.slug, '2026-03-09', { memory: memoryOf({ collections }) }),
    );
    const after = files(catalogOf(...library, ...moved));
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(parseAtomFeed(after.get('/archive/2025-11.xml')!).entries ?? []).toEqual([]);
    expect(followAtom(after, '/atom.xml')).toHaveLength(library.length + 2);
  });

  it('is not kept for a feed that has always had room for everything', () => {
    const few = catalogOf(...many('2026-01', 20));
    expect(archived([...files(few, 'site', settings).keys()])).toEqual([]);
    // Once site.yaml wanted shorter feeds.
    const once = { ...settings, feeds: { entries: 20, fewest: 5 } };
    expect(archived([...files(few, 'site', once).keys()])).toHaveLength(2);
  });
});

it('of one day articles stand as in the listing, by their slugs, whether they are there or withdrawn', () => {
  const days = ['c', 'a', 'd', 'b'].map((slug) => published(slug, '2026-01-15'));
  const older = many('2025-11', 20);
  const [first, ...others] = days;
  const gone: Summary = {
    ...first!,
    status: 'withdrawn',
    withdrawn: { since: '2026-02-01', reason: 'Wrong.' },
  };
  for (const catalog of [catalogOf(...older, ...days), catalogOf(...older, gone, ...others)]) {
    const documents = archiveOf(collect(catalog, 'site', short), short);
    expect(documents.at(-1)!.items.map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'd']);
  }
});
