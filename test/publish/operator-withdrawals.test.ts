/** An operator takes an article down, whatever its source says, and puts it back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const PAGE = 'articles/sleep/rls/index.html';
const ORDER = 'withdrawals/sleep/rls.json';
const order = JSON.stringify({ reason: 'The dose was wrong.', since: '2026-10-31T21:00:00Z' });
const front = 'id: tag:x.example,2026:rls\ntopics: [sleep]\n';
let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/sleep/rls.md': article('Restless legs', front),
    'articles/other.md': article('Another one', '', 'See [it](sleep/rls.md).'),
  });
});

async function isDown(key = PAGE): Promise<boolean> {
  return (await room.site.head(key))?.metadata?.status === '410';
}

describe('a takedown', () => {
  it('leaves a notice with its reason and date, in every variant, and the feeds say so too', async () => {
    await room.publish({ [ORDER]: order });
    expect(await room.json('articles/sleep/rls/article.json')).toMatchObject({
      status: 'withdrawn',
      withdrawn: { reason: 'The dose was wrong.', since: '2026-10-31T21:00:00Z' },
    });
    for (const name of ['index.html', 'embed.html', 'source.md'])
      expect(await room.text(`articles/sleep/rls/${name}`)).toContain('The dose was wrong.');
    const feed = await room.text('feed.xml');
    expect(feed).toContain('<title>Withdrawn: Restless legs</title>');
    expect(feed).not.toContain('<title>Restless legs</title>');
    const notices = room.announced.filter(({ kind }) => kind === 'notice');
    expect(notices.map(({ key }) => key)).toContain(PAGE);
    await settled(room);
  });

  it('outlives every push of the article, and is over when it is lifted', async () => {
    await room.publish({ [ORDER]: order });
    await room.publish({ 'articles/sleep/rls.md': article('Restless legs, again', front) });
    expect(await isDown()).toBe(true);
    await settled(room);
    await room.publish({ [ORDER]: null });
    expect(await isDown()).toBe(false);
    expect(await room.text(PAGE)).toContain('Restless legs, again');
    await settled(room);
  });

  it('keeps an article off the site that was never on it', async () => {
    await room.publish({ 'withdrawals/new.json': order, 'articles/new.md': article('New') });
    expect(await room.site.head('articles/new/index.html')).toBeUndefined();
    expect(room.report('articles/new.md')?.outcome).toBe('withdrawn');
    await settled(room);
  });

  it('is not escaped by renaming the file, and lifting it frees the new name too', async () => {
    await room.publish({ [ORDER]: order });
    await room.publish({
      'articles/sleep/rls.md': null,
      'articles/sleep/legs.md': article('Restless legs', front),
    });
    expect(await isDown('articles/sleep/legs/index.html')).toBe(false);
    expect(await room.site.head('articles/sleep/legs/index.html')).toBeUndefined();
    expect(await isDown()).toBe(true);
    await settled(room);
    await room.publish({ [ORDER]: null });
    expect(await room.text('articles/sleep/legs/index.html')).toContain('Restless legs');
    expect((await room.site.head(PAGE))?.metadata?.status).toBe('301');
    await settled(room);
  });

  it('of an old name takes down the article that carries its id now', async () => {
    await room.publish({
      'articles/sleep/rls.md': null,
      'articles/sleep/legs.md': article('Restless legs', front),
    });
    await room.publish({ [ORDER]: order });
    expect(await isDown()).toBe(true);
    expect(await isDown('articles/sleep/legs/index.html')).toBe(true);
    await settled(room);
  });

  it.each([['{'], ['null'], ['{"reason": 7}'], [`{"reason": "${'x'.repeat(2001)}"}`], ['']])(
    'is obeyed even when its words cannot be read: %.20s',
    async (words) => {
      await room.publish({ [ORDER]: words });
      expect(await isDown()).toBe(true);
      expect(await room.text(PAGE)).toContain('The editors have withdrawn this article.');
      await settled(room);
    },
  );

  it('whose notification is lost is found by the sweep, and so is its lifting', async () => {
    const bytes = new TextEncoder().encode(order);
    await room.source.put(ORDER, bytes, { contentType: 'application/json' });
    await room.sweep();
    expect(await isDown()).toBe(true);
    await room.source.delete(ORDER);
    await room.sweep();
    expect(await isDown()).toBe(false);
    await settled(room);
  });

  it('for an article that nobody knows changes nothing', async () => {
    await room.publish({ 'withdrawals/nobody.json': order });
    expect(await room.site.head('articles/nobody/index.html')).toBeUndefined();
    await settled(room);
  });
});
