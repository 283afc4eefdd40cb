/** Short codes for emoji. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('emoji', () => {
  it.each<[string, string, string, string[]?]>([
    ['side by side and in Japanese', ':+1::tada: 注意:warning:です\n', '<p>👍🎉 注意⚠️です</p>'],
    [
      'in a heading and a link',
      '## Hot :hot_face:\n\n[:house:](https://x.example/)\n',
      '<h2 id="hot">Hot 🥵</h2>\n<p><a href="https://x.example/">🏠</a></p>',
    ],
    [
      'what is none',
      '10:30:45, 1:100:2, a:smile:b, :Smile:, \\:smile:, `:smile:`\n',
      '<p>10:30:45, 1:100:2, a:smile:b, :Smile:, :smile:, <code>:smile:</code></p>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
