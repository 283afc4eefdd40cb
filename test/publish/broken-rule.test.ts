/** A mistake of our own at one article: it is refused, and stops nothing else (protocol, point 9). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rules } from '../../functions/article/rules/index.ts';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

let room: Publisher;

beforeEach(async () => {
  room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/known.md': article('Known'),
  });
  const rule = rules.find(({ id }) => id === 'link-target');
  const check = rule!.check.bind(rule);
  vi.spyOn(rule!, 'check').mockImplementation((one, ...more) => {
    if (one.text.includes('odd')) throw new TypeError('A rule that nobody has tried with this.');
    return check(one, ...more);
  });
});
afterEach(() => vi.restoreAllMocks());

it('is said to be ours, leaves what is live, and lets all others through', async () => {
  await room.publish({
    'articles/known.md': article('Known', '', 'Something odd.'),
    'articles/new.md': article('New', '', 'Something odd as well.'),
    'articles/good.md': article('Good'),
  });
  for (const slug of ['known', 'new']) {
    const report = room.report(`articles/${slug}.md`);
    expect(report?.outcome).toBe('refused');
    expect(report?.diagnostics).toMatchObject([{ rule: 'internal-failure', severity: 'error' }]);
    expect(report?.diagnostics[0]?.reason).toContain('A rule that nobody has tried with this.');
  }
  expect(await room.text('articles/known/index.html')).toContain('Some plain words.');
  expect(await room.text('articles/new/index.html')).toBeUndefined();
  expect(await room.text('feed.xml')).toContain('Good');
  expect(room.events).toContainEqual(
    expect.objectContaining({ event: 'article.failed', slug: 'known' }),
  );
  await settled(room);
});

it('is over when the article can be read again', async () => {
  await room.publish({ 'articles/known.md': article('Known', '', 'Something odd.') });
  await room.publish({ 'articles/known.md': article('Known', '', 'Something else.') });
  expect(await room.text('articles/known/index.html')).toContain('Something else.');
  await settled(room);
});
