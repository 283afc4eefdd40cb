/** Tags, categories and keywords: topics that one article does not make alone. */
import { beforeEach, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import { syndicate } from '../../functions/publish/syndicate.ts';
import type { SourceKey } from '../../functions/site/keys.ts';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
});

const has = async (path: string) => (await room.site.head(path)) !== undefined;

it('a tag that one article has makes no page, no feed and no link, and is told all the same', async () => {
  await room.publish({
    'articles/a.md': article('A', 'tags: [HIV/AIDS]\ncategory: Sleep Health\n'),
  });
  expect([await has('topics/hiv-aids/index.html'), await has('topics/hiv-aids/feed.xml')]).toEqual([
    false,
    false,
  ]);
  const page = (await room.text('articles/a/index.html'))!;
  expect(page).toContain('<li>HIV/AIDS</li>');
  expect(page).not.toMatch(/\/topics\/\w/);
  expect(await room.text('index.html')).not.toMatch(/\/topics\/\w/);
  expect(await room.text('feeds/index.html')).not.toMatch(/\/topics\/\w/);
  expect(await room.json('articles/a/article.json')).toMatchObject({
    topics: [
      { id: 'hiv-aids', title: 'HIV/AIDS' },
      { id: 'sleep-health', title: 'Sleep Health' },
    ],
  });
  expect(await room.text('feed.xml')).toMatch(/<category[^>]*>.*HIV\/AIDS.*<\/category>/);
  expect(await room.text('atom.xml')).toContain('label="HIV/AIDS"');
  expect(await room.text('feed.json')).toContain('"HIV/AIDS"');
  await settled(room);
});

it('a tag that a second article has makes both, which stay', async () => {
  await room.publish({ 'articles/a.md': article('A', 'tags: [ADHD]\n') });
  await room.publish({ 'articles/b.md': article('B', 'keywords: ADHD\n') });
  expect(await room.text('topics/adhd/index.html')).toContain('ADHD');
  const feed = await room.text('topics/adhd/feed.xml');
  expect(feed).toContain('<title>ADHD – Test</title>');
  expect(feed?.match(/<item>/g)).toHaveLength(2);
  expect(await room.text('index.html')).toContain('href="/topics/adhd/">ADHD (2)</a>');
  await settled(room);
  await room.publish({ 'articles/b.md': null, 'articles/a.md': article('A') });
  expect(await room.text('topics/adhd/feed.xml')).toContain('Withdrawn: B');
  await settled(room);
});

it('a tag that site.yaml lists, or that is a topic of another article, is a topic', async () => {
  await room.publish({ 'articles/a.md': article('A', 'tags: [ADHD, sleep]\n') });
  await room.publish({ 'articles/b.md': article('B', 'topics: [sleep]\n') });
  expect([await has('topics/sleep/feed.xml'), await has('topics/adhd/feed.xml')]).toEqual([
    true,
    false,
  ]);
  await room.publish({ 'site.yaml': `${SITE}topics: [{ id: adhd, title: Attention }]\n` });
  expect(await room.text('articles/a/index.html')).toContain(
    '<a href="/topics/adhd/">Attention</a>',
  );
  expect(await has('topics/adhd/feed.xml')).toBe(true);
  await settled(room);
});

it('a tag that site.yaml lists now has its page before any push leads there', async () => {
  await room.publish({ 'articles/a.md': article('A', 'tags: [ADHD]\n') });
  await room.push({
    'site.yaml': `${SITE}topics: [{ id: adhd, title: Attention }]\n`,
    'articles/b.md': article('B'),
  });
  for (const key of room.queues.ingest) await ingest(room.ports(), key);
  // Everything waits in a queue of its own, and somebody's push goes first.
  await syndicate(room.ports(), ['articles/b.md' as SourceKey]);
  expect(await room.text('index.html')).toContain('href="/topics/adhd/"');
  expect(await has('topics/adhd/index.html')).toBe(true);
  await room.drain();
  await settled(room);
});
