/** Formulas, and prices that are none. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('formulas', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'set apart and in the text',
      '$$E = mc^2$$ and \\(a\\)\n\n\\[\na = b\n\\]\n\n$$ x $$\n',
      '<p><math display="block" alttext="E = mc^2"><mrow><mi>E</mi><mo>=</mo><mi>m</mi>' +
        '<msup><mi>c</mi><mn>2</mn></msup></mrow></math> and <math alttext="a"><mi>a</mi>' +
        '</math></p>\n' +
        '<math display="block" alttext="a = b"><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>' +
        '</math>\n<math display="block" alttext="x"><mi>x</mi></math>',
    ],
    [
      'in lists, quotes and tables',
      '- $$\n  x\n  $$\n\n> $y$\n\n| $z$ |\n|---|\n| a |\n',
      '<ul>\n<li>\n<math display="block" alttext="x"><mi>x</mi></math>\n</li>\n</ul>\n' +
        '<blockquote>\n<p><math alttext="y"><mi>y</mi></math></p>\n</blockquote>\n' +
        '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col"><math alttext="z"><mi>z</mi></math></th>\n</tr>\n' +
        '</thead>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    [
      'text in a formula',
      '$\\text{dose per day} = 5\\,\\text{mg}$\n',
      '<p><math alttext="\\text{dose per day} = 5\\,\\text{mg}"><mrow>' +
        '<mtext>dose per day</mtext><mo>=</mo><mn>5</mn><mspace width="0.1667em"></mspace>' +
        '<mtext>mg</mtext></mrow></math></p>',
    ],
    [
      'prices',
      '$5 and $10, $5-$10, US$5, A$6/US$7, 5$ to 10$, $1,000 or $2,000.50, ($5) ($6)\n',
      '<p>$5 and $10, $5-$10, US$5, A$6/US$7, 5$ to 10$, $1,000 or $2,000.50, ($5) ($6)</p>',
    ],
    [
      'in other languages',
      'de $5 a 10$, $5 oder 10$, $HOME/bin:$PATH, 日本$x$語\n',
      '<p>de $5 a 10$, $5 oder 10$, $HOME/bin:$PATH, 日本<math alttext="x"><mi>x</mi>' +
        '</math>語</p>',
    ],
    [
      'escaped',
      '\\$x$ and \\[1\\], \\[see below\\], \\(see above\\), $a\\$b$\n',
      '<p>$x$ and [1], [see below], (see above), <math alttext="a\\$b"><mrow><mi>a</mi>' +
        '<mi>$</mi><mi>b</mi></mrow></math></p>',
    ],
    ['a list of Bash variables', '`$a` $b and $c\n', '<p><code>$a</code> $b and $c</p>'],
    [
      'what is no TeX',
      '$\\frac{a}$, $\\nosuch$\n',
      '<p><code>\\frac{a}</code>, <code>\\nosuch</code></p>',
      [
        '1:1 `\\frac{a}` is no TeX that can be set: Unexpected end of input in a macro ' +
          "argument, expected '}'.",
        '1:13 `\\nosuch` is no TeX that can be set: Unsupported function name: \\nosuch.',
      ],
    ],
    [
      'what leads elsewhere or multiplies',
      '$\\href{javascript:a}{b}$ $\\def\\a{b}\\a$ $\\includegraphics{a}$\n',
      '<p><code>\\href{javascript:a}{b}</code> <code>\\def\\a{b}\\a</code> ' +
        '<code>\\includegraphics{a}</code></p>',
      [
        '1:1 `\\href` is not read in formulas: leave it out.',
        '1:26 `\\def` is not read in formulas: leave it out.',
        '1:40 `\\includegraphics` is not read in formulas: leave it out.',
      ],
    ],
    [
      'never closed',
      'a\n\n$$\nx + y\n',
      '<p>a</p>\n<pre><code>x + y\n</code></pre>',
      ['3:1 `$$` begins a formula that is never closed: write its end below it.'],
    ],
    [
      'comments of TeX',
      '$$\nx % ask\n+ 50\\%\n$$\n',
      '<math display="block" alttext="x + 50\\%"><mrow><mi>x</mi><mo>+</mo><mn>50</mn>' +
        '<mi>%</mi></mrow></math>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
