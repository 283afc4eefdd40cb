/** Tables that are drawn. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('grid tables', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'without headings',
      '+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n' +
        '</tbody>\n</table></div>',
    ],
    [
      'over several columns and rows',
      '+-------+-----+\n| a           |\n+=======+=====+\n| b     | c   |\n' +
        '|       +-----+\n|       | d   |\n+-------+-----+\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col" colspan="2">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n' +
        '<td rowspan="2">b</td>\n<td>c</td>\n</tr>\n<tr>\n<td>d</td>\n</tr>\n</tbody>\n' +
        '</table></div>',
    ],
    [
      'alignment',
      '+----+:--:+---:+\n| a  | b  | c  |\n+:===+:==:+===:+\n| 1  | 2  | 3  |\n' +
        '+----+----+----+\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col" class="hw-left">a</th>\n' +
        '<th scope="col" class="hw-center">b</th>\n' +
        '<th scope="col" class="hw-right">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n' +
        '<td class="hw-left">1</td>\n<td class="hw-center">2</td>\n' +
        '<td class="hw-right">3</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    [
      'lists, notes and links in a cell',
      '+-----------+---------+\n| - a[^1]   | [x][y]  |\n| - **b**   |         |\n' +
        '|           | c       |\n+-----------+---------+\n\n[^1]: N.\n\n' +
        '[y]: https://x.example/\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<tbody>\n<tr>\n<td><ul>\n' +
        '<li>a<sup class="hw-cite"><a href="#ref-1" id="cite-1" role="doc-noteref">[1]</a>' +
        '</sup></li>\n<li><strong>b</strong></li>\n</ul></td>\n' +
        '<td><p><a href="https://x.example/">x</a></p><p>c</p></td>\n</tr>\n</tbody>\n' +
        '</table></div>',
    ],
    [
      'wide letters',
      '+------+----+\n| 日本 | x  |\n+------+----+\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<tbody>\n<tr>\n<td>日本</td>\n<td>x</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    [
      'in a quote, and a list right behind',
      '> +---+\n> | a |\n> +---+\n\n+---+\n| b |\n+---+\n- c\n',
      '<blockquote>\n' +
        '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table></div>\n</blockquote>\n' +
        '<div class="hw-table" role="region" tabindex="0" aria-label="Table 2"><table>\n' +
        '<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>\n<ul>\n<li>c</li>\n</ul>',
    ],
    [
      'what does not meet',
      '+---+---+\n| a | b |\n| c |\n+---+---+\n',
      '<pre><code>+---+---+\n| a | b |\n| c |\n+---+---+\n</code></pre>',
      [
        '1:1 This is drawn like a table, and is none: every line from the first to the last ' +
          "`+---+` begins and ends with a `|` or `+` right below the first line's; look at " +
          'line 6.',
      ],
    ],
    [
      'what has no end',
      '+---+\n| a |\n',
      '<pre><code>+---+\n| a |\n</code></pre>',
      [
        '1:1 This is drawn like a table, and is none: every line from the first to the last ' +
          "`+---+` begins and ends with a `|` or `+` right below the first line's; look at " +
          'line 5.',
      ],
    ],
    ['plus signs', '+1 and +--2\n\n+ a\n', '<p>+1 and +--2</p>\n<ul>\n<li>a</li>\n</ul>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
