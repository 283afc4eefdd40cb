/** An object with the right bytes and other headers is not as it should be: whoever looks at it mends it. */
import { beforeEach, expect, it } from 'vitest';
import { article, Publisher, snapshot } from './publisher.ts';
import { settled } from './settled.ts';

let room: Publisher;
let before: Record<string, string>;

beforeEach(async () => {
  room = new Publisher();
  const many = Array.from({ length: 22 }, (_, n): [string, string] => [
    `articles/of-${n}.md`,
    article(`Number ${n}`),
  ]);
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'media/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    'articles/a.md': article('A', 'aliases: [/old.html]\n', '![Dot](../media/dot.svg)'),
    'articles/gone.md': article('Gone'),
    ...Object.fromEntries(many),
  });
  await room.publish({ 'articles/gone.md': null });
  before = await snapshot(room.site);
});

/** Somebody else writes the same bytes under other headers. */
async function disguise(key: string, headers: Record<string, unknown>): Promise<void> {
  const { body, contentType, cacheControl, metadata } = (await room.site.get(key))!;
  const own = { contentType, ...(cacheControl && { cacheControl }), ...(metadata && { metadata }) };
  await room.site.put(key, body, { ...own, ...headers });
  expect(await snapshot(room.site)).not.toEqual(before);
}

it.each([
  ['a page', 'articles/a/index.html', { cacheControl: 'no-store' }, 'articles/a.md'],
  ['a redirect', 'old.html', { metadata: {} }, 'articles/a.md'],
  ['a notice', 'articles/gone/index.html', { metadata: {} }, 'articles/gone.md'],
  ['a picture', 'media/dot.svg', { contentType: 'text/plain' }, 'media/dot.svg'],
])('%s, when its source is told of', async (_, key, headers, source) => {
  await disguise(key, headers);
  room.queues.ingest.add(source);
  await room.drain();
  expect(await snapshot(room.site)).toEqual(before);
  await settled(room);
});

it.each([
  ['a feed', 'feed.xml', { cacheControl: 'no-store' }],
  ['a listing', 'archive/2026/10/index.html', { cacheControl: 'no-store' }],
  ['a list', 'feeds/index.html', { cacheControl: 'no-store' }],
])('%s, when an article of it is told of, or everything', async (_, key, headers) => {
  for (const source of ['articles/a.md', 'site.yaml']) {
    await disguise(key, headers);
    room.queues.syndicate.add(source);
    await room.drain();
    expect(await snapshot(room.site)).toEqual(before);
  }
  await settled(room);
});

it('a document of an archive, when an article of its month is told of', async () => {
  // A look at everything asks for lists, which do not say headers; `verify` looks at each object.
  await disguise('archive/2026-10.xml', { contentType: 'text/plain' });
  room.queues.syndicate.add('articles/a.md');
  await room.drain();
  expect(await snapshot(room.site)).toEqual(before);
});
