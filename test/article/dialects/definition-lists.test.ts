/** Terms and what they mean. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('definition lists', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'several paragraphs, several meanings, several terms',
      'A\nB\n\n:   a\n\n    - b\n\n:   c\n    d\n',
      '<dl>\n<dt>A</dt>\n<dt>B</dt>\n<dd>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</dd>\n<dd>\n' +
        '<p>c\nd</p>\n</dd>\n</dl>',
    ],
    [
      'a term with markup',
      '**Dose** of `x`\n: a\n',
      '<dl>\n<dt><strong>Dose</strong> of <code>x</code></dt>\n<dd>\n<p>a</p>\n</dd>\n' + '</dl>',
    ],
    [
      'in a list and in a quote',
      '- A\n  : a\n\n> B\n> : b\n',
      '<ul>\n<li>\n<dl>\n<dt>A</dt>\n<dd>\n<p>a</p>\n</dd>\n</dl>\n</li>\n</ul>\n<blockquote>\n' +
        '<dl>\n<dt>B</dt>\n<dd>\n<p>b</p>\n</dd>\n</dl>\n</blockquote>',
    ],
    [
      'the caption of a table',
      '| a |\n|---|\n| b |\n\n: Doses {#tbl-doses}\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n' +
        '</tr>\n</tbody>\n</table></div>\n<p>Doses</p>',
    ],
    [
      'a colon after a long text is a colon',
      'One\ntwo\nthree\nfour\nfive\n: six\n',
      '<p>One\ntwo\nthree\nfour\nfive\n: six</p>',
    ],
    ['no space, and nothing behind it', 'A\n:a\n\nB\n:\n', '<p>A\n:a</p>\n<p>B\n:</p>'],
    ['a list on its own', ': a\n\n: b\n', '<p>: a</p>\n<p>: b</p>'],
    ['before a heading, a term is none', '# A\n: b\n', '<p>: b</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
