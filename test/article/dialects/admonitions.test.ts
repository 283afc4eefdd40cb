/** Admonitions of MkDocs. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('admonitions', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'paragraphs, code and a list',
      '!!! warning\n\n    a\n\n        code\n\n    - b\n',
      '<div class="hw-callout hw-warning" role="note">\n' +
        '<p class="hw-callout-title"><strong>Warning</strong></p>\n<p>a</p>\n' +
        '<pre><code>code\n</code></pre>\n<ul>\n<li>b</li>\n</ul>\n</div>',
    ],
    [
      'more classes, and markup in the title',
      '!!! note inline end "About *salt*"\n    a\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>About <em>salt</em></strong></p>\n' +
        '<p>a</p>\n</div>',
    ],
    [
      'as the first thing in a list, and nowhere else in the text',
      '- !!! note\n      a\n',
      '<ul>\n<li>\n<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>a</p>\n</div>\n</li>\n</ul>',
    ],
    [
      'a title of nothing',
      '!!! note ""\n    a\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'within each other',
      '!!! note\n    a\n\n    ??? tip "b"\n        c\n\n    d\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>a</p>\n' +
        '<details class="hw-callout hw-tip">\n' +
        '<summary class="hw-callout-title"><strong>b</strong></summary>\n<p>c</p>\n</details>\n' +
        '<p>d</p>\n</div>',
    ],
    [
      'a list behind one within',
      '!!! note\n\n    ??? tip "b"\n        c\n\n    - d\n\n      e\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n' +
        '<details class="hw-callout hw-tip">\n' +
        '<summary class="hw-callout-title"><strong>b</strong></summary>\n<p>c</p>\n</details>\n' +
        '<ul>\n<li>\n<p>d</p>\n<p>e</p>\n</li>\n</ul>\n</div>',
    ],
    [
      'nothing in it',
      '!!! note\nb\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n</div>\n<p>b</p>',
    ],
    [
      'in a list',
      '- a\n\n    !!! tip\n        b\n',
      '<ul>\n<li>\n<p>a</p>\n' +
        '<div class="hw-callout hw-tip" role="note">\n' +
        '<p class="hw-callout-title"><strong>Tip</strong></p>\n<p>b</p>\n</div>\n</li>\n' +
        '</ul>',
    ],
    [
      'surprise',
      'Wow!!! note that.\n\n!!! a "b\n\n!!!\n\n!!!! x\n',
      '<p>Wow!!! note that.</p>\n<p>!!! a "b</p>\n<p>!!!</p>\n<p>!!!! x</p>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
