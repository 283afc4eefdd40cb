/** Backslashes that break no line. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('stray backslashes', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'at the end of paragraphs, items, headings',
      'a\\\n\n- b\\\n\n# c\\\n',
      '<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<h2 id="c">c</h2>',
    ],
    ['one that breaks a line, and one that is meant', 'a\\\nb\\\\\n', '<p>a<br>\nb\\</p>'],
    ['alone', 'a\n\n\\\n', '<p>a</p>'],
    ['in code', '`a\\`\n', '<p><code>a\\</code></p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
