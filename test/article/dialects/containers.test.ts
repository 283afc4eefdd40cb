/** Containers between colons, however they are nested and named. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('containers', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'a container in a container',
      '::::warning\na\n:::tip Rest\nb\n:::\nc\n::::\n',
      '<div class="hw-callout hw-warning" role="note">\n' +
        '<p class="hw-callout-title"><strong>Warning</strong></p>\n<p>a</p>\n' +
        '<div class="hw-callout hw-tip" role="note" aria-label="Tip">\n' +
        '<p class="hw-callout-title"><strong>Rest</strong></p>\n<p>b</p>\n</div>\n' +
        '<p>c</p>\n</div>',
    ],
    [
      'columns of pandoc, whose headings are those of the page',
      ':::: {.columns}\n::: {.column width="50%"}\na\n:::\n::: {.column}\n## B {#b}\n\nc\n' +
        ':::\n::::\n',
      '<p>a</p>\n<h2 id="b">B</h2>\n<p>c</p>',
    ],
    [
      'the heading of Quarto is the title',
      '::: {.callout-important}\n## Do not drive\na\n:::\n',
      '<div class="hw-callout hw-important" role="note" aria-label="Important">\n' +
        '<p class="hw-callout-title"><strong>Do not drive</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'it ends a list and a paragraph',
      '- a\n:::note\n- b\n:::\nc\n',
      '<ul>\n<li>a</li>\n</ul>\n' +
        '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<ul>\n<li>b</li>\n</ul>\n' +
        '</div>\n<p>c</p>',
    ],
    [
      'in a list and in a quote',
      '1. a\n\n   :::note\n   b\n   :::\n\n> :::note\n> c\n> :::\n',
      '<ol>\n<li>\n<p>a</p>\n' +
        '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>b</p>\n</div>\n</li>\n' +
        '</ol>\n<blockquote>\n' +
        '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<p>c</p>\n</div>\n' +
        '</blockquote>',
    ],
    [
      'code in it may hold colons',
      ':::note\n```\n:::\n```\n:::\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n<pre><code>:::\n' +
        '</code></pre>\n</div>',
    ],
    [
      'colons at the end, as pandoc allows',
      '::: note Title :::\na\n:::\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Title</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'the name in braces',
      '::: {note} Title\na\n:::\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Title</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'an alert of Bootstrap',
      '::: {#id .alert .alert-danger}\na\n:::\n',
      '<div class="hw-callout hw-danger" role="note">\n' +
        '<p class="hw-callout-title"><strong>Danger</strong></p>\n<p>a</p>\n</div>',
    ],
    [
      'words behind a name that is no kind of box are kept',
      '::: tab Adults *only*\na\n:::\n',
      '<p>Adults <em>only</em></p>\n<p>a</p>',
    ],
    [
      'links and notes defined in it',
      ':::note\n[a][b] and [^1]\n\n[b]: https://x.example/\n\n[^1]: N.\n:::\n',
      '<div class="hw-callout hw-note" role="note">\n' +
        '<p class="hw-callout-title"><strong>Note</strong></p>\n' +
        '<p><a href="https://x.example/">a</a> and <sup class="hw-cite"><a href="#ref-1" ' +
        'id="cite-1" role="doc-noteref">[1]</a></sup></p>\n</div>',
    ],
    [
      'a directive of MyST',
      '::: {figure} leg.png\nA leg.\n:::\n',
      '<p>leg.png</p>\n<p>A leg.</p>',
      ['1:1 `{figure}` is no container that is read: say it in Markdown.'],
    ],
    [
      'what is never closed',
      ':::note Title\na\n',
      '<p>Title</p>\n<p>a</p>',
      ['1:1 `:::note Title` begins a container that is never closed: write `:::` below it.'],
    ],
    [
      'what was never opened',
      'a\n\n:::\n\nb\n',
      '<p>a</p>\n<p>b</p>',
      [
        '3:1 These colons close a container, and none is open: delete them, or begin it ' +
          'with `::: note`.',
      ],
    ],
    ['two colons, and colons within a line', ':: a\n\na ::: b\n', '<p>:: a</p>\n<p>a ::: b</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
