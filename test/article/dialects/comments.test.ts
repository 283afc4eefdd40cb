/** What is written for colleagues. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('comments', () => {
  it.each<[string, string, string, string[]?]>([
    ['in the middle of a text, over lines', 'a %% b\nc %% d {/* e */} f\n', '<p>a  d  f</p>'],
    [
      'blocks with blank lines, and words behind',
      '%%\na\n\n- b\n%% c *d*\n',
      '<p>c <em>d</em></p>',
    ],
    [
      'in lists, quotes, tables, titles and cells',
      '- %% a %%\n- b\n\n> %%\n> c\n> %%\n> d\n\n| e %% f %% |\n|---|\n| {/* g */} |\n\n' +
        ':::note h %% i %%\n:::\n',
      '<ul>\n<li></li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>d</p>\n</blockquote>\n' +
        '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col">e </th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n' +
        '</tr>\n</tbody>\n</table></div>\n' +
        '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>h </strong></p>\n</div>',
    ],
    ['only a comment', 'a\n\n%% b %%\n', '<p>a</p>'],
    ['percent signs', '50%% of a, 100 % of b, 5%\n', '<p>50%% of a, 100 % of b, 5%</p>'],
    [
      'in code',
      '`%% a %%`\n\n```\n%% b\n{/* c */}\n```\n',
      '<p><code>%% a %%</code></p>\n<pre><code>%% b\n{/* c */}\n</code></pre>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
