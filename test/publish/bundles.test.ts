/** Bundles: a folder with its text as index.md and its pictures beside it, at the folder's address. */
import { beforeEach, describe, expect, it } from 'vitest';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const SITE = 'name: Test\nbaseUrl: https://test.example\n';
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const iron = (title = 'Iron') =>
  article(title, '', '![A pan](pan.png) and [sleep](../2026/sleep/), [legs](../legs.md).');

let room: Publisher;
const page = (slug: string) => room.text(`articles/${slug}/index.html`);
const report = (file: string) => room.report(`articles/${file}.md`);

beforeEach(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': SITE });
});

describe('a bundle', () => {
  beforeEach(() =>
    room.publish({
      'articles/posts/iron/index.md': iron(),
      'articles/posts/iron/pan.png': PNG,
      'articles/posts/2026/sleep/index.md': article(
        'Sleep',
        '',
        'See [iron](../../iron/index.md).',
      ),
      'articles/posts/legs.md': article('Legs', '', 'See [iron](iron/), [it](/posts/iron/).'),
    }),
  );

  it('is at the address of its folder, with its pictures, and linked from everywhere', async () => {
    const html = await page('posts/iron');
    expect(html).toContain('src="/media/articles/posts/iron/pan.png"');
    expect(html).toContain('href="/articles/posts/2026/sleep/"');
    expect(html).toContain('href="/articles/posts/legs/"');
    expect(await page('posts/2026/sleep')).toContain('href="/articles/posts/iron/"');
    expect((await page('posts/legs'))?.split('href="/articles/posts/iron/"')).toHaveLength(3);
    expect(await page('posts/iron/index')).toBeUndefined();
    expect(await room.json('articles/posts/iron/article.json')).toMatchObject({
      id: 'tag:test.example,2026:posts/iron',
      slug: 'posts/iron',
    });
    expect(report('posts/iron/index')).toMatchObject({ outcome: 'accepted', diagnostics: [] });
    await settled(room);
  });

  it('can become a file, and a file a bundle, without a notice between', async () => {
    await room.publish({
      'articles/posts/iron.md': iron('Iron in a file').replaceAll('../', ''),
      'articles/posts/iron/index.md': null,
    });
    expect(await page('posts/iron')).toContain('Iron in a file');
    await room.publish({ 'articles/posts/iron/index.md': iron(), 'articles/posts/iron.md': null });
    expect(await page('posts/iron')).toContain('href="/articles/posts/2026/sleep/"');
    const withdrawn = room.events.filter(
      (event) => 'report' in event && event.report.outcome === 'withdrawn',
    );
    expect(withdrawn).toEqual([]);
    await settled(room);
  });

  it('of the same bytes in another place has other links', async () => {
    const same = article('Legs', '', 'See [sleep](2026/sleep.md).');
    await room.publish({ 'articles/posts/legs.md': same });
    expect(await page('posts/legs')).toContain('href="/articles/posts/2026/sleep/"');
    await room.publish({ 'articles/posts/legs/index.md': same, 'articles/posts/legs.md': null });
    expect(await page('posts/legs')).not.toContain('href="/articles/posts/2026/sleep/"');
    await settled(room);
  });

  it('that a file has the address of waits, and is told of', async () => {
    await room.publish({ 'articles/posts/iron.md': article('Another') });
    await room.publish({ 'articles/posts/iron/index.md': iron('Waiting') });
    expect(await page('posts/iron')).toContain('Another');
    const told = () => room.events.filter(({ event }) => event === 'path.forbidden');
    expect(told().at(-1)).toMatchObject({
      key: 'articles/posts/iron/index.md',
      diagnostic: {
        rule: 'path',
        file: 'articles/posts/iron/index.md',
        reason:
          'articles/posts/iron.md has the address of this file: move what is right into one of them, and delete the other.',
      },
    });
    const before = told().length;
    await room.sweep();
    expect(told()).toHaveLength(before + 1);
    await room.publish({ 'articles/posts/iron.md': null });
    expect(await page('posts/iron')).toContain('Waiting');
    await settled(room);
  });

  it('that is deleted leaves a notice, and one that is refused its last good version', async () => {
    await room.publish({ 'articles/posts/iron/index.md': '---\ntitle: [\n---\n\nText.\n' });
    expect(report('posts/iron/index')).toMatchObject({ outcome: 'refused' });
    expect(await page('posts/iron')).toContain('href="/articles/posts/2026/sleep/"');
    await settled(room);
    await room.publish({ 'articles/posts/iron/index.md': null });
    expect(report('posts/iron/index')).toMatchObject({ outcome: 'withdrawn' });
    expect((await room.site.head('articles/posts/iron/index.html'))?.metadata?.status).toBe('410');
    await settled(room);
  });

  it('is withdrawn by an operator under the name of its folder', async () => {
    await room.publish({ 'withdrawals/posts/iron.json': '{ "reason": "Wrong." }' });
    expect(await page('posts/iron')).toContain('Wrong.');
    await settled(room);
  });
});

describe('a section', () => {
  it('with words is an article at the address of its folder', async () => {
    await room.publish({ 'articles/posts/_index.md': article('Posts', '', 'What we write.') });
    expect(await page('posts')).toContain('What we write.');
    await settled(room);
  });

  it('with nothing but a title waits for words, without a remark', async () => {
    await room.publish({ 'articles/posts/_index.md': '---\ntitle: Posts\n---\n' });
    expect(report('posts/_index')).toMatchObject({ outcome: 'draft', diagnostics: [] });
    await settled(room);
  });

  it('of the whole site is no article', async () => {
    await room.publish({ 'articles/_index.md': article('Home', '', 'Words.') });
    expect(room.events.at(-1)).toMatchObject({ event: 'path.ignored' });
  });
});
