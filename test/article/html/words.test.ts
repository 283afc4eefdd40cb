/**
 * No word is lost: what markdown-it with HTML allowed shows in a browser, minus scripts, styles, forms
 * and frames, healthwire shows, or says in a diagnostic how many words it leaves out.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';

const names =
  'p div span b i a em del table caption thead tbody tr td th colgroup col ul ol li dl dt dd details ' +
  'summary figure figcaption h2 h3 blockquote pre code section center font script style form iframe ' +
  'select option textarea button template title svg math noscript object video ruby rt kbd mark ' +
  'custom-x Foo hr br img input plaintext xmp';
const attributes = [
  ...[
    '',
    '',
    '',
    '',
    '',
    ' class="x"',
    ' id=a',
    ' href="https://x.example/"',
    ' hidden',
    ' title="a>b"',
  ],
  ...[
    ' style="display:none"',
    ' title="',
    ' colspan=2',
    ' onclick="x()"',
    ' role=presentation',
    '/',
  ],
];
const tag = fc
  .tuple(fc.constantFrom(...names.split(' ')), fc.boolean(), fc.constantFrom(...attributes))
  .map(([name, opens, more]) => (opens ? `<${name}${more}>` : `</${name}>`));

const markdown = [
  ...['\n', '> ', '- ', '1. ', '## ', '*', '**', '`', '<!-- ', ' -->', '|', '\n|-|-|\n', '&lt;'],
  ...[
    '[x](y)',
    '[^a]',
    '\n\n[^a]: note\n\n',
    '![alt](y.png)',
    '[l]',
    '\n\n[l]: https://l.example\n\n',
  ],
  ...['<!', '<?php ', '?>', '<![CDATA[', ']]>', '    ', '\t', '</', '<', '&#4;="0"'],
];
const WORD = '\0';
const piece = fc.oneof(
  { weight: 6, arbitrary: tag },
  { weight: 5, arbitrary: fc.constant(WORD) },
  { weight: 3, arbitrary: fc.constant('\n\n') },
  { weight: 2, arbitrary: fc.constantFrom(...markdown) },
);

/** A text whose words are all different. */
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => {
  let words = 0;
  return pieces.map((one) => (one === WORD ? ` w${++words}q ` : one)).join('') + '\n';
});

it('whatever tags a text holds, each word is shown or told of', () => {
  fc.assert(
    fc.property(text, (source) => {
      const result = compare(source);
      if (result === undefined) return;
      const ours = new Set(result.ours);
      const lost = result.outside.filter((word) => /^w\d+q$/.test(word) && !ours.has(word));
      expect({ source, lost }).toEqual({ source, lost: lost.slice(0, result.told) });
    }),
    { numRuns: 1000 },
  );
});

describe('in order, and nothing else', () => {
  it.each([
    [
      'a page of a handbook',
      '<h2>Dose</h2>\n<p>Take <b>one</b> a <i>day</i>.</p>\n<ul>\n<li>With water</li>\n<li>With food</li>\n</ul>\n\n**Never** with <span class="x">alcohol</span>.\n',
    ],
    [
      'a table between paragraphs',
      'Before.\n\n<table>\n<thead><tr><th>Weight</th><th>Dose</th></tr></thead>\n<tr><td>10 kg</td><td>150&nbsp;mg<br>twice</td></tr>\n</table>\n\nAfter.\n',
    ],
    [
      'boxes around Markdown',
      '<div class="warning">\n\n### Stop\n\n- if your *face* swells\n\n</div>\n<details><summary>More</summary>\n\nWords.\n\n</details>\n',
    ],
    [
      'tags that nobody closes',
      '<center><font color=red>One\n\nTwo <b>three\n\n<ul><li>four<li>five\n\nSix\n',
    ],
    ['words beside each other', 'a<b>b</b>c <p>d</p>e<div>f</div>g<br>h<td>i</td>\n'],
  ])('%s', (_, source) => {
    const { outside, ours, told } = compare(source)!;
    expect(ours).toEqual(outside);
    expect(told).toBe(0);
  });
});
