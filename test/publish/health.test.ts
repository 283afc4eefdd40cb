/** What the sweep says of the site: what is live, what waits, what drifted. */
import { beforeEach, expect, it } from 'vitest';
import { ingest } from '../../functions/publish/ingest.ts';
import type { Health } from '../../functions/publish/ports.ts';
import { article, Publisher } from './publisher.ts';

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/a.md': article('A', 'nextReview: 2026-10-31\n'),
    'articles/b.md': article('B', 'nextReview: 2026-12-01\n'),
    'articles/c.md': article('C'),
    'articles/wrong.md': '---\ntitle: [\n---\n',
    'media/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'media/no.png': 'This is no picture.',
  });
});

async function health(): Promise<Health> {
  await room.sweep();
  const said = room.events.findLast(({ event }) => event === 'site.swept');
  return (said as { health: Health }).health;
}

const calm = {
  sources: 7,
  live: 3,
  refused: 1,
  held: 0,
  overdue: 1,
  drift: 0,
  behind: 0,
  shrinkage: 0,
};

it('counts what is live, refused and overdue for review, and finds nothing else', async () => {
  expect(await health()).toEqual(calm);
  room.now = new Date('2026-11-01T12:00:00Z');
  expect(await health()).toEqual(calm);
});

it('an edit whose notification is lost is drift once it had time to arrive', async () => {
  const bytes = new TextEncoder().encode(article('A again', 'nextReview: 2026-10-31\n'));
  await room.source.put('articles/a.md', bytes, { contentType: 'text/markdown' });
  room.now = new Date('2026-11-01T08:20:00Z');
  expect(await health()).toEqual({ ...calm, drift: 1 });
  expect(await room.text('articles/a/index.html')).toContain('A again');
  expect(await health()).toEqual(calm);
});

it('an edit that was just pushed is no drift', async () => {
  room.now = new Date('2026-11-01T10:00:00Z');
  const bytes = new TextEncoder().encode(article('A again', 'nextReview: 2026-10-31\n'));
  await room.source.put('articles/a.md', bytes, { contentType: 'text/markdown' });
  room.now = new Date('2026-11-01T10:05:00Z');
  expect(await health()).toEqual(calm);
});

it.each(['articles/b/index.html', 'media/dot.svg'])(
  'an object changed behind the back of the system is drift, and is put right: %s',
  async (key) => {
    const right = await room.text(key);
    room.now = new Date('2026-11-01T09:00:00Z');
    const bytes = new TextEncoder().encode('Something else.');
    await room.site.put(key, bytes, { contentType: 'text/html' });
    room.now = new Date('2026-11-01T10:00:00Z');
    expect(await health()).toEqual({ ...calm, drift: 1 });
    expect(await room.text(key)).toBe(right);
    expect(await health()).toEqual(calm);
  },
);

it('a change that no feed tells of leaves the feeds behind once it had time to', async () => {
  await room.push({ 'articles/c.md': article('C again') });
  for (const key of room.queues.ingest) await ingest(room.ports(), key);
  for (const queue of Object.values(room.queues)) queue.clear();
  room.now = new Date('2026-11-01T10:00:00Z');
  expect((await health()).behind).toBe(1);
  expect(await health()).toEqual(calm);
});

it('another renderer and other settings make articles outdated, which is no drift', async () => {
  room.now = new Date('2026-11-01T10:00:00Z');
  room.renderer = 'another';
  expect(await health()).toEqual(calm);
});

it('what was withdrawn within a day counts as shrinkage, in percent of what may be', async () => {
  await room.publish({ 'articles/c.md': null });
  const { live, shrinkage } = await health();
  expect({ live, shrinkage }).toEqual({ live: 2, shrinkage: 50 });
  room.now = new Date('2026-11-03T08:00:00Z');
  expect((await health()).shrinkage).toBe(0);
});

it('a push is told with the time the store had it, and goes live with that time', async () => {
  room.events.length = 0;
  await room.publish({ 'articles/c.md': article('C again') });
  const told = room.events.filter(
    ({ event }) => event === 'article.ingested' || event === 'collections.syndicated',
  );
  expect(told).toMatchObject([
    { event: 'article.ingested', slug: 'c', pushed: '2026-11-01T08:00:00Z' },
    { event: 'collections.syndicated', pushed: '2026-11-01T08:00:00Z' },
  ]);
  room.events.length = 0;
  room.renderer = 'another';
  await room.sweep();
  expect(room.events.filter((event) => event.event === 'collections.syndicated')).toEqual([]);
});
