/** Months lead to each other, and to none in which nothing is. */
import { beforeEach, expect, it } from 'vitest';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

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
