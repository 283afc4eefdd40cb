/** Why an article is gone, where nobody says it: in the language that the article was in. */
import { expect, it } from 'vitest';
import { article, Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const PAGE = 'articles/tetsu.md';
const text = '鉄は、血をつくるために欠かせません。';

it.each([
  ['deleted', '編集部がこの記事を取り下げました。', { [PAGE]: null }],
  ['a draft again', 'この記事は改訂中です。', { [PAGE]: article('鉄', 'draft: true\n', text) }],
  [
    'expired',
    'この記事は掲載期限が過ぎました。',
    { [PAGE]: article('鉄', 'expiryDate: 2026-10-31\n', text) },
  ],
  [
    'taken down without a word',
    '編集部がこの記事を取り下げました。',
    { 'withdrawals/tetsu.json': '{}' },
  ],
])('%s', async (_what, reason, change) => {
  const room = new Publisher();
  await room.publish({ 'site.yaml': 'name: Test\nbaseUrl: https://test.example\n' });
  await room.publish({ [PAGE]: article('鉄', '', text) });
  await room.publish(change);
  const gone = await room.json('articles/tetsu/article.json');
  expect(gone).toMatchObject({ language: 'ja', status: 'withdrawn', withdrawn: { reason } });
  expect(await room.text('articles/tetsu/index.html')).toContain(`<p>${reason}</p>`);
  expect(await room.text('feed.xml')).toContain('<title>取り下げ：鉄</title>');
  await settled(room);
});
