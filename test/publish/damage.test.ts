/** Rows that cannot be read any more: what they said is found out anew, and readers see nothing of it. */
import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { GONE, LIVE } from '../../functions/publish/rows/collections.ts';
import {
  articleKey,
  collectionKey,
  collectionRows,
  fileKey,
  lineKey,
  pieceKey,
  settingsKey,
  shareKey,
  todoKey,
} from '../../functions/publish/rows/keys.ts';
import { asSourceKey } from '../../functions/site/keys.ts';
import type { RowKey } from '../../functions/store/table/table.ts';
import { article, cleanSnapshot, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

let room: Publisher;
let before: Record<string, string>;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'media/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    'articles/a.md': article('A', 'topics: [one]\n', 'See [it](b.md). ![Dot](../media/dot.svg)'),
    'articles/b.md': '---\ntitle: B\n---\n\nUndated words.\n',
    'articles/gone.md': article('Gone'),
  });
  await room.publish({ 'articles/gone.md': null });
  before = await snapshot(room.site);
  // Files are touched by tools, and rows break at night.
  room.now = new Date('2026-11-02T08:00:00Z');
});

/** As rows of texts have it. */
function packed(text: string): { text: string } {
  return { text: deflateRawSync(text).toString('base64') };
}

async function spoil(key: RowKey, attributes?: Record<string, unknown>): Promise<void> {
  const change = attributes
    ? { kind: 'put' as const, ...key, attributes }
    : { kind: 'delete' as const, ...key };
  await room.table.transact('spoilt', [change]);
}

it.each([
  ['the summary of an article', articleKey('a'), { json: '{"slug":"a","summ' }],
  ['that of an article without dates', articleKey('b'), {}],
  ['the texts of an article', pieceKey('a', 0), { text: '{"report":' }],
  ['the texts of an article, which are torn', pieceKey('a', 0), packed('{"report":')],
  ['the texts of an article, which are gone', pieceKey('b', 0), undefined],
  ['the texts of one that is withdrawn', pieceKey('gone', 0), { text: '' }],
  ['a media file', fileKey(asSourceKey('media/dot.svg')), { json: '' }],
  ['the settings', settingsKey, { json: 'null' }],
  ['what is to be done', todoKey(asSourceKey('articles/a.md'), 'x'), { json: '{' }],
])('%s is known again after a sweep, and the site is as it was', async (_, key, attributes) => {
  await spoil(key, attributes);
  await room.sweep();
  await room.sweep();
  expect(await snapshot(room.site)).toEqual(before);
  await settled(room);
});

it('texts that are lost come back into the feeds with the next edit of another article', async () => {
  await spoil(pieceKey('a', 0), { text: '{"report":' });
  await room.publish({ 'articles/b.md': '---\ntitle: B again\n---\n\nUndated words.\n' });
  expect(await room.text('feed.xml')).toContain('See ');
  await settled(room);
});

/** The key of the first row of a partition whose sort key begins so. */
async function keyIn(partition: string, prefix: string): Promise<RowKey> {
  const { rows } = await room.table.query(partition, { prefix, limit: 1 });
  return rows[0]!;
}

const ofCollections: [string, () => RowKey | Promise<RowKey>][] = [
  ['the counts of the site', () => collectionKey('site')],
  ['the counts of a topic', () => collectionKey('topic:one')],
  ['the counts of a month', () => collectionKey('month:2026-10')],
  ['an article in a topic', () => keyIn(collectionRows('topic:one'), LIVE)],
  ['an article in a month', () => keyIn(collectionRows('month:2026-10'), LIVE)],
  ['an article in a month of the change log', () => keyIn(collectionRows('changes:2026-10'), LIVE)],
  ['an article in a language', () => keyIn(collectionRows('language:en'), LIVE)],
  ['a withdrawal', () => keyIn(collectionRows('site'), GONE)],
  ['what collections have of an article', () => shareKey('a')],
  ['what lists say of a topic', () => lineKey('topic', 'topic:one')],
];

describe.each(ofCollections)('%s', (_, key) => {
  const edited = { 'articles/a.md': article('A', 'topics: [one]\n', 'Edited words.') };

  it.each([
    ['torn', { json: '{"live":' }],
    ['lost', undefined],
  ])('is as it was after a look at everything: %s', async (_damage, attributes) => {
    await spoil(await key(), attributes);
    await room.sweep();
    await room.sweep();
    // What nobody needs to read is found by the next who does.
    await room.publish(edited);
    expect(await room.text('feed.xml')).toContain('Edited words.');
    await settled(room);
  });

  it.each([
    ['torn', { json: '{"live":' }],
    ['lost', undefined],
  ])('is found by the push that needs it: %s', async (_damage, attributes) => {
    await spoil(await key(), attributes);
    await room.publish(edited);
    await room.publish({ 'articles/c.md': article('C', 'topics: [one]\n') });
    expect(await snapshot(room.site)).toEqual(await cleanSnapshot(room));
  });
});
