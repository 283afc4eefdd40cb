/** Callouts of GitHub and Obsidian, in all the ways in which people write them. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('callouts', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'a title with markup, and nothing below',
      '> [!note] About **salt** and `x`\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>About <strong>salt</strong> and <code>x</code>' +
        '</strong></p>\n</div>',
    ],
    [
      'no title and nothing below',
      '> [!NOTE]\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n</div>',
    ],
    [
      'a list right below',
      '> [!tip]\n> - a\n> - b\n',
      '<div class="hw-callout hw-tip" role="note">\n' +
        '<p class="hw-callout-title"><strong>Tip</strong></p>\n<ul>\n<li>a</li>\n' +
        '<li>b</li>\n</ul>\n</div>',
    ],
    [
      "a word of somebody's own",
      '> [!my-box]\n> a\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>My box</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'in a list',
      '- > [!note]\n  > a\n- b\n',
      '<ul>\n<li>\n<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>a</p>\n</div>\n</li>\n' +
        '<li>b</li>\n</ul>',
    ],
    [
      'callouts in callouts, and a metadata field',
      '> [!question]+ Why?|left\n> > [!success|wide]-\n> > a\n',
      '<details class="hw-callout hw-note" open>\n' +
        '<summary class="hw-callout-title"><strong>Why?|left</strong></summary>\n' +
        '<details class="hw-callout hw-tip">\n' +
        '<summary class="hw-callout-title"><strong>Success</strong></summary>\n' +
        '<p>a</p>\n</details>\n</details>',
    ],
    [
      'a break behind the title',
      '> [!note] Title  \n> a\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Title</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'only within the first line',
      '> a\n> [!note]\n',
      '<blockquote>\n<p>a\n[!note]</p>\n</blockquote>',
    ],
    [
      'no word, or more than one',
      '> [!] a\n\n> [!a b] c\n',
      '<blockquote>\n<p>[!] a</p>\n</blockquote>\n<blockquote>\n<p>[!a b] c</p>\n' +
        '</blockquote>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
