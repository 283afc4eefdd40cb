/** What the page adds to the text, and what nobody else shows. */
import { expect, it } from 'vitest';
import { published } from '../../read.ts';

const cited = 'One.[^a] Two.[^a]\n\n[^a]: Ada. *A trial.* See [it](https://x.example/).\n';

it('a reference is shown where it is cited, by a button beside the link to the list', () => {
  const page = published(cited).body('page');
  expect(page).toContain(
    'Two.<sup class="hw-cite" id="cite-a--2"><a href="#ref-a" role="doc-noteref">[1]</a>' +
      '<button hidden type="button" popovertarget="ref-a.note" aria-label="Reference 1">[1]</button></sup>',
  );
  expect(page).toContain(
    `<div popover class="note" id="ref-a.note" role="note" aria-label="Reference 1">
<p class="note-name">Reference 1</p>
<div>Ada. <em>A trial.</em> See <a href="https://x.example/">it</a>.</div>
<p><a href="#ref-a">In the list of references</a></p>
</div>`,
  );
});

it('ways back can be told apart, by eye and by ear', () => {
  expect(published(cited).body('page')).toContain(
    '<span class="hw-backrefs"> ^ <a href="#cite-a" role="doc-backlink" aria-label="Back to mention a of ' +
      'reference 1">a</a> <a href="#cite-a--2" role="doc-backlink" aria-label="Back to mention b of ' +
      'reference 1">b</a></span>',
  );
});

it('what is heard and not seen is in the language of the article', () => {
  const source = `---
language: ja
title: 脚
---

| 一 | 二 |
| - | - |
| 夜[^a] | 朝 |

> [!WARNING] 夜
> 飲まないでください。

[^a]: 甲。
`;
  const labels = [
    ...published(source)
      .body('page')
      .matchAll(/ aria-label="([^"]*)"/g),
  ];
  expect(labels.map(([, label]) => label)).toEqual([
    ...['サイト内の案内', '文字を大きくする', '現在の位置', '表1', '参考文献1', '警告'],
    ...['参考文献1の引用箇所へ戻る', '参考文献1'],
  ]);
});

it('a table of three columns says that it scrolls; one of two fits', () => {
  const page = (source: string) => published(source).body('page');
  const three = page('| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n');
  expect(three).toContain('<div class="hw-table hw-wide" role="region"');
  expect(three).toContain('aria-hidden="true">Scroll sideways to see all 3 columns</p><table>');
  expect(page('| a | b |\n| - | - |\n| 1 | 2 |\n')).not.toContain('hw-scroll');
});

it('a formula in its own line is moved by keys where it is too wide; one within a line is not', () => {
  const page = published('$$\nx\n$$\n\nOf $y$.\n').body('page');
  expect(page).toContain(
    '<div class="formula" role="group" tabindex="0" aria-label="Formula"><math display="block"',
  );
  expect(page.match(/class="formula"/g)).toHaveLength(1);
});

const wide = `| a | b | c |\n| - | - | - |\n| 1 | 2[^a] | 3 |\n\n$$\nx = \\sin y\n$$\n\n${cited}`;

it('variables of formulas are letters of any font', () => {
  const letters = published('Of $x = \\sin y$.\n')
    .body('page')
    .match(/<mi[^]*?<\/mi>/g);
  const letter = (name: string) => `<mi class="hw-letter">${name}</mi>`;
  expect(letters).toEqual([letter('x'), '<mi>sin</mi>', letter('y')]);
});

it('the frame for partners moves what is wide, and has its letters, but no buttons', () => {
  const frame = published(wide).body('frame');
  expect(frame.match(/hw-wide|hw-scroll|class="formula"|hw-letter|<button/g)).toEqual([
    ...['hw-wide', 'hw-scroll', 'class="formula"', 'hw-letter', 'hw-letter'],
  ]);
});

it('none of it is in the embed, in feeds, or in the JSON', () => {
  const { body, content } = published(wide);
  for (const text of [body('embed'), body('article'), content])
    expect(text).not.toMatch(/<button|popover|hw-scroll|hw-wide|hw-letter|formula|\.note/);
});
