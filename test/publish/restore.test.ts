/**
 * A table that is lost comes back, and the site stays what it is. Two publishers go through the same
 * life; one of them loses its table. Whatever is pushed afterwards, nobody can tell them apart.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { isWhole, restore, type Restored } from '../../functions/publish/restore.ts';
import { readArticles } from '../../functions/publish/rows/article.ts';
import { readCatalog } from '../../functions/publish/rows/catalog.ts';
import { articleKey } from '../../functions/publish/rows/keys.ts';
import { readFiles } from '../../functions/publish/rows/files.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { ledgerKey, SETTINGS_LEDGER } from '../../functions/site/keys.ts';
import { MemoryTable } from '../../functions/store/table/memory.ts';
import { copiesOf } from './copies.ts';
import { article, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';
import { withPut } from './with-put.ts';

type Push = Record<string, string | null>;

const SITE = `name: Test
baseUrl: https://test.example
feeds: { entries: 4 }
rules: { citation-unknown: error }
`;
const svg = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"/>`;
const undated = (title: string, front = '', body = 'Plain words.') =>
  `---\ntitle: ${title}\n${front}---\n\n${body}\n`;
const id = (name: string) => `id: tag:test.example,2026:${name}\n`;

/** Everything that an article can go through, a push a day. */
const life: Push[] = [
  {
    'site.yaml': `${SITE}topics: [{ id: legs, title: Legs }, { id: lonely, title: Lonely }]\nabout: Who we are.\n`,
    'media/dot.svg': svg(1),
    'media/gone.svg': svg(2),
    'articles/refs.bib': '@misc{one, title = {The first}}\n',
    'articles/plain.md': article('Plain', 'topics: [legs]\nauthors: [{ name: Ada Example }]\n'),
    'articles/undated.md': undated('Undated', 'topics: [legs]\n', '![Dot](../media/gone.svg)'),
    'articles/edited.md': undated('Edited', 'topics: [legs, nerves]\ntags: [once]\n'),
    'articles/renamed.md': article('Renamed', id('renamed')),
    'articles/moved.md': undated('Moved', 'slug: first-place\naliases: [/old.html]\n'),
    'articles/deleted.md': article('Deleted', 'topics: [legs]\n'),
    'articles/ordered.md': undated('Ordered', id('ordered')),
    'articles/expired.md': article('Expired', 'expires: 2026-11-04\n'),
    'articles/revised.md': article('Revised'),
    'articles/refused.md': undated('Refused', 'secret: mine\n', 'Kept <!-- a comment --> words.'),
    'articles/cites.md': undated('Cites', 'bibliography: refs.bib\n', 'So it is [@one].'),
    'articles/bundle/index.md': undated('Bundle', '', '![It](dot.svg) [Plain](../plain.md)'),
    'articles/bundle/dot.svg': svg(3),
    'articles/german.md': article('Deutsch', 'language: de\ntranslationOf: plain.md\n'),
    'articles/draft.md': article('Draft', 'draft: true\n'),
    'articles/later.md': undated('Later', 'published: 2027-01-01\n'),
    'articles/never.md': '---\ntitle: [broken\n---\n',
    'articles/taken.md': article('Taken'),
    'articles/back.md': undated('Back'),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((day) => [
        `articles/old-${day}.md`,
        article(`Old ${day}`).replace('2026-10-01', `2026-0${day}-01`),
      ]),
    ),
  },
  {
    'articles/edited.md': undated('Edited again', 'topics: [nerves]\n'),
    'articles/renamed.md': null,
    'articles/new-name.md': article('Renamed', id('renamed')),
    'articles/moved.md': undated('Moved', 'slug: second-place\n'),
    'articles/deleted.md': null,
    'withdrawals/ordered.json': '{"reason":"The dose was wrong.","since":"2026-10-31T21:00:00Z"}',
    'articles/revised.md': article('Revised', 'draft: true\n'),
    'articles/taken.md': null,
    'articles/back.md': null,
    'media/gone.svg': null,
  },
  {
    'site.yaml': `${SITE.replace('entries: 4', 'entries: 5')}topics: [{ id: legs, title: Legs }]\n`,
    'articles/taker.md': article('Taker', 'permalink: /articles/taken/\n'),
    'articles/refused.md': undated('Refused', 'draft: maybe\n'),
    'articles/refs.bib': '@misc{two, title = {The second}}\n',
    'articles/back.md': undated('Back again'),
    'articles/plain.md': article('Plain', 'topics: [legs]\nauthors: [{ name: Bo Example }]\n'),
  },
  {},
];

/** What comes afterwards. */
const later: [string, Push][] = [
  ['nothing', {}],
  ['an edit, which keeps its first date', { 'articles/undated.md': undated('Undated, edited') }],
  ['a date that is dropped', { 'articles/plain.md': undated('Plain') }],
  ['a deletion', { 'articles/edited.md': null }],
  ['a push of what was taken down', { 'articles/ordered.md': undated('Ordered 2', id('ordered')) }],
  ['the same id elsewhere', { 'articles/again.md': undated('Again', id('ordered')) }],
  ['an order that is lifted', { 'withdrawals/ordered.json': null }],
  ['what was refused, mended', { 'articles/refused.md': undated('Mended') }],
  ['what was refused, deleted', { 'articles/refused.md': null, 'articles/cites.md': null }],
  ['what was deleted, back', { 'articles/deleted.md': article('Deleted, back') }],
  [
    'a draft, finished',
    { 'articles/draft.md': article('Draft'), 'articles/revised.md': article('R') },
  ],
  ['an address that is asked for', { 'articles/wants.md': article('W', 'slug: first-place\n') }],
  ['an address that is let go', { 'articles/taker.md': article('Taker') }],
  ['a second article with a tag', { 'articles/tag.md': undated('Tag', 'tags: [once]\n') }],
  ['other settings', { 'site.yaml': `${SITE}abstract: no\n`.replace('Test', 'Renamed') }],
  ['a picture that is back', { 'media/gone.svg': svg(9) }],
];

async function live(room: Publisher): Promise<void> {
  for (const push of life) {
    await room.publish(push);
    await room.sweep();
    room.now = new Date(room.now.getTime() + 24 * 60 * 60 * 1000);
  }
}

/** All that is known of articles, files and settings, whoever has written it. */
async function said(room: Publisher): Promise<unknown> {
  const slugs = [...(await readCatalog(room)).rows.keys()];
  const articles = (await readArticles(room, slugs)).map(({ value }) => value);
  return [articles, await readFiles(room), (await readSettingsRow(room)).value];
}

async function loseAndRestore(room: Publisher): Promise<Restored> {
  room.table = new MemoryTable({ now: () => room.now });
  return await restore(room.ports());
}

let room: Publisher;
let twin: Publisher;

/** Makes twins, who have gone through the same. */
let copy: () => Promise<Publisher>;
beforeAll(async () => {
  copy = await copiesOf(live);
});

beforeEach(async () => {
  room = await copy();
  twin = await copy();
});

/** The slugs of articles by what has become of them, and how their last push fared. */
async function statuses(room: Publisher): Promise<Record<string, string>> {
  const { rows } = await readCatalog(room);
  return Object.fromEntries(
    [...rows].map(([slug, { summary }]) => [slug, `${summary.status} ${summary.memory.outcome}`]),
  );
}

it('twins are told apart by nobody, whether they went through it themselves or not', async () => {
  const other = new Publisher();
  await live(other);
  for (const one of [room, twin]) {
    expect(await said(one)).toEqual(await said(other));
    for (const place of ['source', 'site', 'ledger'] as const)
      expect(await snapshot(one[place])).toEqual(await snapshot(other[place]));
  }
  await settled(room);
});

it('the life holds everything that can become of an article', async () => {
  expect(await statuses(room)).toMatchObject({
    plain: 'live accepted',
    renamed: 'moved moved',
    moved: 'live accepted',
    deleted: 'withdrawn withdrawn',
    ordered: 'withdrawn withdrawn',
    expired: 'withdrawn withdrawn',
    revised: 'withdrawn draft',
    refused: 'live refused',
    cites: 'live refused',
    draft: 'unpublished draft',
    later: 'unpublished scheduled',
    never: 'unpublished refused',
    taken: 'moved moved',
    back: 'live accepted',
  });
});

describe('a table that was lost', () => {
  it('comes back with all that it said, and the site is what it was, byte for byte', async () => {
    const site = await snapshot(room.site);
    const ledger = await snapshot(room.ledger);
    room.now = twin.now = new Date('2026-11-09T08:00:00Z');
    const restored = await loseAndRestore(room);
    expect(restored).toMatchObject({ written: [], unreadable: [], media: 3 });
    expect(await snapshot(room.site)).toEqual(site);
    expect(await snapshot(room.ledger)).toEqual(ledger);
    await twin.sweep();
    expect(await said(room)).toEqual(await said(twin));
    room.announced.length = 0;
    await settled(room);
    expect(room.announced).toEqual([]);
  });

  it.each(later)(
    'afterwards %s has the same effect as if nothing had happened',
    async (_, push) => {
      await loseAndRestore(room);
      for (const one of [room, twin]) {
        await one.publish(push);
        await one.sweep();
      }
      expect(await snapshot(room.site)).toEqual(await snapshot(twin.site));
      expect(await said(room)).toEqual(await said(twin));
      await settled(room);
    },
  );
});

/** Counts what is asked, and fails at the request of this number and at all after it. */
function failingAt(room: Publisher, request: number) {
  const asked = { count: 0 };
  const fail = <T extends object>(place: T): T =>
    new Proxy(place, {
      get: (target, name) => {
        const found = Reflect.get(target, name) as unknown;
        if (typeof found !== 'function') return found;
        return (...given: unknown[]) => {
          if (++asked.count >= request) throw new Error('The line is dead.');
          return Reflect.apply(found, target, given) as unknown;
        };
      },
    });
  const { table, ledger, site, ...ports } = room.ports();
  return {
    asked,
    ports: { ...ports, table: fail(table), ledger: fail(ledger), site: fail(site) },
  };
}

describe('restore that is interrupted', () => {
  it.each([0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 1])(
    'after %d of its requests keeps everybody else out, and ends when it is run again',
    async (share) => {
      const site = await snapshot(room.site);
      room.table = new MemoryTable({ now: () => room.now });
      const { asked, ports } = failingAt(room, Infinity);
      await restore(ports);
      room.table = new MemoryTable({ now: () => room.now });
      const failing = failingAt(room, 1 + Math.floor(share * (asked.count - 1)));
      await expect(restore(failing.ports)).rejects.toThrow('The line is dead.');
      expect(await isWhole(room.ports())).toBe(false);
      await expect(ingest(room.ports(), 'articles/plain.md')).rejects.toThrow(/restore/);
      expect(await restore(room.ports())).toMatchObject({ written: [], unreadable: [] });
      expect(await isWhole(room.ports())).toBe(true);
      expect(await snapshot(room.site)).toEqual(site);
      await twin.sweep();
      expect(await said(room)).toEqual(await said(twin));
      await settled(room);
    },
  );
});

describe('without a table', () => {
  it('nothing is published over a site, and what is to be done is said', async () => {
    const site = await snapshot(room.site);
    room.table = new MemoryTable({ now: () => room.now });
    const sentence =
      'A site is published, and the table knows nothing of it: nothing is published before it is ' +
      'there again. Put back a copy of the table, or run: healthwire restore';
    for (const key of ['site.yaml', 'articles/plain.md', 'articles/deleted.md'])
      await expect(ingest(room.ports(), key)).rejects.toThrow(sentence);
    await room.sweep().catch(() => undefined);
    expect(await snapshot(room.site)).toEqual(site);
  });

  it('what an older version has published is published anew where that is said', async () => {
    room.table = new MemoryTable({ now: () => room.now });
    await room.push(life[0]!);
    await room.drain({ ...room.ports(), anew: true });
    expect(await isWhole(room.ports())).toBe(true);
  });
});

describe('the ledger', () => {
  it('is mended by the sweep where it is lost or changed', async () => {
    const before = await snapshot(room.ledger);
    await room.ledger.delete(ledgerKey('plain'));
    await room.ledger.delete(SETTINGS_LEDGER);
    const headers = { contentType: 'application/json; charset=utf-8' };
    await room.ledger.put(ledgerKey('deleted'), new Uint8Array([123]), headers);
    room.queues.ingest.add('site.yaml');
    await room.sweep();
    expect(await snapshot(room.ledger)).toEqual(before);
    await settled(room);
  });

  it('says nothing of what never was public', async () => {
    const keys = Object.keys(await snapshot(room.ledger));
    for (const slug of ['draft', 'later', 'never']) expect(keys).not.toContain(ledgerKey(slug));
    expect(keys).toContain(ledgerKey('taken'));
  });

  it.each([
    'plain',
    'undated',
    'moved',
    'refused',
    'deleted',
    'ordered',
    'renamed',
    'taken',
    'cites',
  ])('brings back the row of %s by itself, when the sweep comes by', async (slug) => {
    await twin.sweep();
    const before = await snapshot(room.site);
    const change = { kind: 'delete' as const, ...articleKey(slug) };
    await room.table.transact('lost', [change]);
    await room.sweep();
    await room.sweep();
    expect(await snapshot(room.site)).toEqual(before);
    expect(await said(room)).toEqual(await said(twin));
    await settled(room);
  });

  it('that cannot be read in one place is told of by name, and the rest is restored', async () => {
    const headers = { contentType: 'application/json' };
    const torn = ledgerKey('deleted');
    await room.ledger.put(torn, new TextEncoder().encode('{"slug":"del'), headers);
    await room.ledger.put(SETTINGS_LEDGER, new TextEncoder().encode('null'), headers);
    const { unreadable } = await loseAndRestore(room);
    expect(unreadable).toEqual([torn]);
    expect(await statuses(room)).toMatchObject({ plain: 'live accepted', taken: 'moved moved' });
  });
});

it('an article that was never public does not have for a while what another is known to have', async () => {
  await room.publish({ 'articles/known.md': article('Known', 'aliases: [/articles/wants/]\n') });
  await room.publish({ 'articles/wants.md': article('Wants', 'slug: known\n') });
  expect(room.report('articles/wants.md')?.outcome).toBe('refused');
  room.table = new MemoryTable({ now: () => room.now });
  const kept: string[] = [];
  const { ledger, ...ports } = room.ports();
  const put: typeof ledger.put = (key, ...rest) => (kept.push(key), room.ledger.put(key, ...rest));
  const { written } = await restore({ ...ports, ledger: withPut(ledger, put) });
  expect([...written, ...kept]).toEqual([]);
  await settled(room);
});

it('what a run has left in the ledger before it died is overwritten, where it never became so', async () => {
  const elsewhere = new Publisher();
  await elsewhere.publish({ 'site.yaml': SITE, 'articles/new.md': article('New') });
  const { body, ...headers } = (await elsewhere.ledger.get(ledgerKey('new')))!;
  await room.ledger.put(ledgerKey('new'), body, headers);
  await room.publish({ 'articles/new.md': '---\ntitle: [broken\n---\n' });
  const before = [await snapshot(room.site), await statuses(room)];
  expect(before[1]).toMatchObject({ new: 'unpublished refused' });
  await loseAndRestore(room);
  expect([await snapshot(room.site), await statuses(room)]).toEqual(before);
  await settled(room);
});

describe('site.yaml', () => {
  it('that is broken leaves in force what was accepted', async () => {
    for (const one of [room, twin]) await one.publish({ 'site.yaml': 'name: [broken\n' });
    await loseAndRestore(room);
    for (const one of [room, twin])
      await one.publish({ 'site.yaml': `${SITE}contact: a@b.example\n` });
    expect(await said(room)).toEqual(await said(twin));
    await settled(room);
  });

  it('that is broken, when nobody knows what it was, is to be put right first', async () => {
    await room.publish({ 'site.yaml': 'name: [broken\n' });
    await room.ledger.delete(SETTINGS_LEDGER);
    await expect(loseAndRestore(room)).rejects.toThrow('site.yaml cannot be read');
    expect(await isWhole(room.ports())).toBe(false);
  });
});

describe('the guard', () => {
  const names = Array.from({ length: 20 }, (_, at) => `b${at}`);
  const all = (make: (name: string) => string | null) =>
    Object.fromEntries(names.map((name) => [`articles/${name}.md`, make(name)]));

  it.each(['each', 'together'] as const)(
    'holds what it held, and lets nothing more go: %s',
    async (guard) => {
      room = new Publisher();
      room.guard = guard;
      await room.publish({ 'site.yaml': SITE, ...all((name) => article(name)) });
      await room.publish(all(() => null));
      const before = await snapshot(room.site);
      await loseAndRestore(room);
      expect(await snapshot(room.site)).toEqual(before);
      room.now = new Date('2026-11-01T12:00:00Z');
      await room.publish({ 'articles/b0.md': null });
      expect(await snapshot(room.site)).toEqual(before);
      await settled(room);
    },
  );
});
