/** Months lead to each other, and to none in which nothing is. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import { mapAll } from '../../functions/publish/protocol/map-all.ts';
import { MARK } from '../../functions/publish/rows/collections.ts';
import { collectionRows } from '../../functions/publish/rows/keys.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { recount } from '../../functions/publish/syndicate/recount.ts';
import { partOf } from '../../functions/collection/spread.ts';
import { articleSource } from '../../functions/site/keys.ts';
import { cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';
import { withPut } from './with-put.ts';
import { withQuery } from './with-query.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
let room: Publisher;

const from = (month: string) =>
  `---
title: Of ${month}
published: ${month}-01
topics: [sleep]
---

Text.
`;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
  await room.publish({
    'articles/january.md': from('2026-01'),
    'articles/april.md': from('2026-04'),
  });
});

async function olderThan(month: string): Promise<string | undefined> {
  const page = await room.text(`archive/${month.replace('-', '/')}/index.html`);
  return /rel="next" href="([^"]+)"/.exec(page!)?.[1];
}

it('a month that gets its first article, long after those around it, is led to from both sides', async () => {
  expect(await olderThan('2026-04')).toBe('/archive/2026/01/');
  await room.publish({ 'articles/february.md': from('2026-02') });
  expect(await olderThan('2026-04')).toBe('/archive/2026/02/');
  expect(await olderThan('2026-02')).toBe('/archive/2026/01/');
  await settled(room);
});

it('a month that loses its last article is led past, and stays where it was', async () => {
  await room.publish({ 'articles/february.md': from('2026-02') });
  await room.publish({ 'articles/february.md': null });
  expect(await olderThan('2026-04')).toBe('/archive/2026/01/');
  expect(await room.text('archive/2026/02/index.html')).toContain('noindex');
  await settled(room);
  await room.publish({ 'articles/march.md': from('2026-03'), 'articles/january.md': null });
  expect(await olderThan('2026-04')).toBe('/archive/2026/03/');
  expect(await olderThan('2026-03')).toBeUndefined();
  await settled(room);
});

it('a topic has months as soon as its first page has no room for all, each of them at once', async () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`articles/m-${i}.md`, from('2026-03')]),
    );
  await room.publish(many(48));
  expect(await room.text('topics/sleep/2026/03/index.html')).toBeUndefined();
  await room.publish({ 'articles/one-more.md': from('2026-02') });
  for (const month of ['01', '02', '03', '04'])
    expect(await room.text(`topics/sleep/2026/${month}/index.html`)).toContain(' 2026</h1>');
  await settled(room);
});

/** One after another in a month, each in a topic. */
const nth = (number: number, title = `Number ${number}`) =>
  `---
title: ${title}
published: 2026-03-${String(1 + (number % 28)).padStart(2, '0')}
topics: [sleep]
---

Text.
`;
const keyOf = (number: number) => `articles/n-${String(number).padStart(3, '0')}.md`;

describe('a month of very many articles', () => {
  beforeEach(async () => {
    const numbers = Array.from({ length: 260 }, (_, number) => number);
    await room.publish(Object.fromEntries(numbers.map((number) => [keyOf(number), nth(number)])));
  });

  /** What a push looks at. */
  async function allLookedAt(files: Record<string, string | null>): Promise<string[]> {
    const asked = new Set<string>();
    const ports = room.ports((store) => ({
      ...withPut(store, (...it) => store.put(...it)),
      head: (key) => {
        asked.add(key);
        return store.head(key);
      },
    }));
    await room.push(files);
    await room.drain(ports);
    return [...asked].sort();
  }

  /** What of the month, wherever it stands. */
  async function lookedAt(files: Record<string, string | null>): Promise<string[]> {
    const all = await allLookedAt(files);
    return all.filter((key) => /2026[-/]03/.test(key) && !key.includes('changes'));
  }

  it('has only that page of the change log looked at which tells of an article, and the first', async () => {
    const all = await allLookedAt({ [keyOf(100)]: nth(100, 'Edited') });
    const page = partOf('n-100', 4);
    expect(all.filter((key) => key.startsWith('api/v1/changes'))).toEqual([
      'api/v1/changes.json',
      'api/v1/changes/2026-03.json',
      ...(page === 1 ? [] : [`api/v1/changes/2026-03/page/${page}.json`]),
    ]);
    await settled(room);
  });

  it('has only those pages and documents looked at that tell of an article which stays', async () => {
    const documents = ['archive', 'languages/en/archive', 'topics/sleep/archive'].flatMap((base) =>
      // The thirteenth is where readers of the feed go on.
      ['13', '8'].flatMap((number) => [
        `${base}/2026-03-${number}.json`,
        `${base}/2026-03-${number}.xml`,
      ]),
    );
    expect(await lookedAt({ [keyOf(100)]: nth(100, 'Edited') })).toEqual(
      [
        ...documents,
        'api/v1/archive/2026/03/page/4.json',
        'api/v1/topics/sleep/2026/03/page/4.json',
        'archive/2026/03/page/4/index.html',
        'languages/en/2026/03/page/4/index.html',
        'sitemap-2026-03.xml',
        'topics/sleep/2026/03/page/4/index.html',
      ].sort(),
    );
    expect(await room.text('topics/sleep/2026/03/page/4/index.html')).toContain('>Edited<');
    expect(await room.text('topics/sleep/archive/2026-03-8.xml')).toContain('>Edited<');
    await settled(room);
  });

  it.each([
    [
      'comes at its end',
      { 'articles/another.md': nth(27) },
      { page: 6, document: 13, sitemaps: ['-2'] },
    ],
    [
      'moves to its beginning',
      { [keyOf(100)]: nth(100).replace('-17', '-01') },
      { page: 1, document: 1, sitemaps: ['', '-2'] },
    ],
  ] as const)(
    'has looked at from where one %s, and what leads there',
    async (_, files, { page, document, sitemaps }) => {
      const from = (first: number, last: number) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at);
      const documents = ['archive', 'languages/en/archive', 'topics/sleep/archive'].flatMap(
        (base) =>
          from(document, 'articles/another.md' in files ? 14 : 13).flatMap((number) => {
            const name = number === 1 ? '2026-03' : `2026-03-${number}`;
            return [`${base}/${name}.json`, `${base}/${name}.xml`];
          }),
      );
      const pages = ['', ...from(page, 6).map((number) => `/page/${number}`)].flatMap((part) => [
        `api/v1/archive/2026/03${part}.json`,
        `api/v1/topics/sleep/2026/03${part}.json`,
        `archive/2026/03${part}/index.html`,
        `languages/en/2026/03${part}/index.html`,
        `topics/sleep/2026/03${part}/index.html`,
      ]);
      const of = sitemaps.map((name) => `sitemap-2026-03${name}.xml`);
      expect(await lookedAt(files)).toEqual([...documents, ...pages, ...of].sort());
      await settled(room);
    },
  );

  it.each([
    ['an old one', 100, { pages: ['', '/page/4'], documents: ['13', '8'], sitemaps: ['', '-2'] }],
    // The feed tells of it, too, so that its readers go on at the twelfth.
    ['one of the newest', 251, { pages: [''], documents: ['13', '12'], sitemaps: ['-2'] }],
  ])('has only those looked at from which %s is gone, and what counts', async (_, number, own) => {
    const documents = ['archive', 'languages/en/archive', 'topics/sleep/archive'].flatMap((base) =>
      own.documents.flatMap((name) => [
        `${base}/2026-03-${name}.json`,
        `${base}/2026-03-${name}.xml`,
      ]),
    );
    const pages = own.pages.flatMap((part) => [
      `api/v1/archive/2026/03${part}.json`,
      `api/v1/topics/sleep/2026/03${part}.json`,
      `archive/2026/03${part}/index.html`,
      `languages/en/2026/03${part}/index.html`,
      `topics/sleep/2026/03${part}/index.html`,
    ]);
    const sitemaps = own.sitemaps.map((name) => `sitemap-2026-03${name}.xml`);
    expect(await lookedAt({ [keyOf(number)]: null })).toEqual(
      [...documents, ...pages, ...sitemaps].sort(),
    );
    const page = await room.text(`topics/sleep/2026/03${own.pages.at(-1)}/index.html`);
    expect(page).not.toContain(`Number ${number}<`);
    expect(await room.text('api/v1/topics/sleep/2026/03.json')).toContain('"total": 259');
    await settled(room);
  });

  it('leads past a page from which the last one is gone, and to it again when one is back', async () => {
    await room.publish({ 'site.yaml': `${SITE}withdrawalShare: 1\n` });
    const page = JSON.parse((await room.text('api/v1/topics/sleep/2026/03/page/6.json'))!) as {
      articles: { slug: string }[];
    };
    const [last, ...others] = page.articles.map(({ slug }) => `articles/${slug}.md`);
    expect(others).toHaveLength(39);
    await room.publish(Object.fromEntries(others.map((key) => [key, null])));
    const older = async () => {
      const text = await room.text('topics/sleep/2026/03/index.html');
      return /rel="next" href="([^"]+)"/.exec(text!)?.[1];
    };
    expect(await older()).toBe('/topics/sleep/2026/03/page/6/');
    await settled(room);
    await room.publish({ [last!]: null });
    expect(await older()).toBe('/topics/sleep/2026/03/page/5/');
    await settled(room);
    await room.publish({ [last!]: nth(Number(last!.slice(-6, -3))) });
    expect(await older()).toBe('/topics/sleep/2026/03/page/6/');
    await settled(room);
  });

  it.each([
    ['edited', (number: number) => nth(number, 'Edited'), 0],
    // The month's own page counts who is there, and is read a hundred at once; and who is withdrawn.
    ['withdrawn', () => null, 100 + 2],
  ])(
    'is read as far as the page of an old one that is %s, however many are newer',
    async (_, textOf, more) => {
      // A page and one on either side; the newest, and one more for lists; and where readers of the feed go on.
      const most = 42 + 51 + 1 + 50 + more;
      const readFor = async (number: number) => {
        const read = new Map<string, number>();
        const { table, ...ports } = room.ports();
        const query: typeof table.query = async (partition, range) => {
          const page = await table.query(partition, range);
          const members = page.rows.filter(({ sort }) => /^(live|filed)#/.test(sort));
          read.set(partition, (read.get(partition) ?? 0) + members.length);
          return page;
        };
        await room.push({ [keyOf(number)]: textOf(number) });
        await room.drain({ ...ports, table: withQuery(table, query) });
        const names = ['site', 'topic:sleep', 'language:en'];
        return names.map((name) => read.get(`collection#${name}`)!);
      };
      expect(Math.max(...(await readFor(10)))).toBeLessThanOrEqual(most);
      const last = nth(1).replace('-02', '-31');
      const news = Array.from({ length: 110 }, (_, at) => [`articles/z-${at}.md`, last] as const);
      await room.publish(Object.fromEntries(news));
      expect(Math.max(...(await readFor(12)))).toBeLessThanOrEqual(most);
      await settled(room);
    },
  );

  it('stays as it is where it is counted anew, and nothing is wrong', async () => {
    const ports = room.ports();
    const { settings } = (await readSettingsRow(ports)).value!;
    const ids = ['topic:sleep', 'site', 'month:2026-03'];
    const rows = async () => await mapAll(ids, (id) => room.table.query(collectionRows(id)));
    const before = await rows();
    expect(before.every((page) => page.rows.some(({ sort }) => sort.startsWith(MARK)))).toBe(true);
    await recount(ports, new Set(ids), settings!);
    expect(await rows()).toEqual(before);
  });

  it('is in step where two that stay are edited by runs that meet', async () => {
    await room.push({ [keyOf(20)]: nth(20, 'First'), [keyOf(100)]: nth(100, 'Second') });
    for (const key of room.queues.ingest) await ingest(room.ports(), key);
    room.queues.ingest.clear();
    const { site, ...ports } = room.ports();
    let isMet = false;
    const put: typeof site.put = async (...it) => {
      if (!isMet) {
        isMet = true;
        await syndicate(room.ports(), [articleSource('n-100')]);
      }
      return await site.put(...it);
    };
    await syndicate({ ...ports, site: withPut(site, put) }, [articleSource('n-020')]);
    expect(isMet).toBe(true);
    for (const queue of Object.values(room.queues)) queue.clear();
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  });
});
