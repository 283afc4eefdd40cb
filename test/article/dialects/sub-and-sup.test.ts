/** Subscripts and superscripts, and what only looks like them. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('sub and sup', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'with markup and a space',
      'x~*i*~, 2^n\\ +\\ 1^, CO~2~-free\n',
      '<p>x<sub><em>i</em></sub>, 2<sup>n + 1</sup>, CO<sub>2</sub>-free</p>',
    ],
    [
      'beside strikethrough',
      '~~a~~ b~~c~~ H~2~O\n',
      '<p><del>a</del> b<del>c</del> H<sub>2</sub>O</p>',
    ],
    [
      'ranges and doses',
      '3~5天,每天2~3次; ~5 or ~10 mg; (~5–~10)\n',
      '<p>3~5天,每天2~3次; ~5 or ~10 mg; (~5–~10)</p>',
    ],
    [
      'powers without an end',
      '2^3+4^5, 10^9 per litre, x^ y^\n',
      '<p>2^3+4^5, 10^9 per litre, x^ y^</p>',
    ],
    [
      'notes',
      'A[^1], b^[no note of pandoc], c^1^.\n\n[^1]: N.\n',
      '<p>A<sup class="hw-cite"><a href="#ref-1" id="cite-1" role="doc-noteref">[1]</a>' +
        '</sup>, b^[no note of pandoc], c<sup>1</sup>.</p>',
    ],
    ['escaped', 'H\\~2\\~O and 10\\^9\\^\n', '<p>H~2~O and 10^9^</p>'],
    ['empty and within words', 'a^^b, c~~, ^^\n', '<p>a^^b, c~~, ^^</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
