/**
 * A table that is lost comes back, and the site stays what it is. Two publishers go through the same
 * life; one of them loses its table. Whatever is pushed afterwards, nobody can tell them apart.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { isWhole, restore, type Restored } from '../../functions/publish/restore.ts';
import { readArticles } from '../../functions/publish/rows/article.ts';
import { readCatalog } from '../../functions/publish/rows/catalog.ts';
import { articleKey, claimsOf } from '../../functions/publish/rows/keys.ts';
import { readFiles } from '../../functions/publish/rows/files.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { ledgerKey, SETTINGS_LEDGER } from '../../functions/site/keys.ts';
import { listAll, type Store } from '../../functions/store/store.ts';
import { MemoryTable } from '../../functions/store/table/memory.ts';
import { article, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

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
  ['a draft, finished', { 'articles/draft.md': article('Draft'), 'articles/revised.md': article('R') }],
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

beforeEach(async () => {
  room = new Publisher();
  twin = new Publisher();
  await live(room);
  await live(twin);
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

  it.each(later)('afterwards %s has the same effect as if nothing had happened', async (_, push) => {
    await loseAndRestore(room);
    for (const one of [room, twin]) {
      await one.publish(push);
      await one.sweep();
    }
    expect(await snapshot(room.site)).toEqual(await snapshot(twin.site));
    expect(await said(room)).toEqual(await said(twin));
    await settled(room);
  });
});
