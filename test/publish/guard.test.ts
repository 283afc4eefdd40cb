/** A push that would withdraw too much of the site is held until a person confirms. */
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmHeld } from '../../functions/publish/ingest/guard.ts';
import { articleSource } from '../../functions/site/keys.ts';
import { article, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

const names = Array.from({ length: 20 }, (_, i) => `a${String(i).padStart(2, '0')}`);
const all = (make: (name: string) => string | null, of = names) =>
  Object.fromEntries(of.map((name) => [`articles/${name}.md`, make(name)]));
const site = (share: number) =>
  `name: Test\nbaseUrl: https://test.example\nwithdrawalShare: ${share}\n`;
let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  room.guard = 'each';
  await room.publish({
    'site.yaml': site(0.4),
    ...all((name) => article(`Title of ${name}`)),
  });
});

async function withdrawn(): Promise<number> {
  const heads = await Promise.all(
    names.map((name) => room.site.head(`articles/${name}/index.html`)),
  );
  return heads.filter((head) => head?.metadata?.status === '410').length;
}

const held = () => room.events.filter(({ event }) => event === 'article.held').length;

describe('more withdrawals in a day than the share of the site that may go', () => {
  it('are held: the articles stay live in pages and feeds, and the report says so', async () => {
    await room.publish(all(() => null));
    expect(await withdrawn()).toBe(8);
    expect(held()).toBe(12);
    expect(room.report('articles/a19.md')).toMatchObject({
      outcome: 'held',
      diagnostics: [{ rule: 'withdrawal-held', file: 'articles/a19.md' }],
    });
    const feed = (await room.json('feed.json')) as { items: { title: string }[] };
    expect(feed.items.filter(({ title }) => title.startsWith('Title'))).toHaveLength(12);
    await settled(room);
  });

  it('stay held on the next day, go when somebody confirms, and only those', async () => {
    await room.publish(all(() => null));
    room.now = new Date('2026-11-09T08:00:00Z');
    await room.sweep();
    expect(await withdrawn()).toBe(8);
    const slugs = await confirmHeld(room.ports());
    expect(slugs).toEqual(names.slice(8));
    for (const slug of slugs) room.queues.ingest.add(articleSource(slug));
    await room.drain();
    expect(await withdrawn()).toBe(20);
    expect(await confirmHeld(room.ports())).toEqual([]);
    await settled(room);
  });

  it('go with the next sweep when the wake-up after the confirmation is lost', async () => {
    await room.publish(all(() => null));
    await confirmHeld(room.ports());
    await room.sweep();
    expect(await withdrawn()).toBe(20);
    await settled(room);
  });

  it('are over when the sources come back', async () => {
    const before = await snapshot(room.site);
    await room.publish(all(() => null, names.slice(0, 15)));
    await room.publish(all((name) => article(`Title of ${name}`)));
    // What remains is the month of the withdrawals in the change log, with nothing in it.
    const month = 'api/v1/changes/2026-11.json';
    const { [month]: _, 'api/v1/changes.json': __, ...after } = await snapshot(room.site);
    const { 'api/v1/changes.json': ___, ...rest } = before;
    expect(after).toEqual(rest);
    expect(await room.json(month)).toMatchObject({ count: 0 });
    expect(await withdrawn()).toBe(0);
    await settled(room);
  });

  it('are held as drafts and withdrawals too, not only as deletions', async () => {
    await room.publish(all((name) => article(name, 'draft: true\n'), names.slice(0, 10)));
    await room.publish(all((name) => article(name, 'withdrawn: {reason: Old.}\n')));
    expect(await withdrawn()).toBe(8);
    await settled(room);
  });

  it('are no renames: a moved folder is redirected whole', async () => {
    const moved = names.map((name) => [
      `articles/new/${name}.md`,
      article(`Title of ${name}`, `id: tag:test.example,2026:${name}\n`),
    ]);
    await room.publish({ ...(Object.fromEntries(moved) as object), ...all(() => null) });
    expect(held()).toBe(0);
    const heads = await Promise.all(
      names.map((name) => room.site.head(`articles/${name}/index.html`)),
    );
    expect(new Set(heads.map((head) => head?.metadata?.status))).toEqual(new Set(['301']));
    await settled(room);
  });
});

it('a few withdrawals a day are not held, however small the share', async () => {
  await room.publish({ 'site.yaml': site(0) });
  await room.publish(all(() => null, names.slice(0, 5)));
  expect(await withdrawn()).toBe(5);
  await room.publish(all(() => null, names.slice(5, 6)));
  expect(await withdrawn()).toBe(5);
  room.now = new Date('2026-11-03T08:00:00Z');
  await room.publish(all(() => null, names.slice(6, 7)));
  expect(await withdrawn()).toBe(6);
});

it('a takedown is deliberate, and never held', async () => {
  await room.publish({ 'site.yaml': site(0) });
  const orders = names.map((name) => [`withdrawals/${name}.json`, '{"reason": "Wrong."}']);
  await room.publish(Object.fromEntries(orders) as Record<string, string>);
  expect(await withdrawn()).toBe(20);
  await settled(room);
});
