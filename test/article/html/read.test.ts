/** What becomes of HTML in Markdown: each input whole, and all of the HTML that is published of it. */
import { describe, expect, it } from 'vitest';
import type { MediaSummary } from '../../../functions/article/model.ts';
import { positions, plain, published, remarks, strict } from '../read.ts';

const leg: MediaSummary = {
  status: 'live',
  url: 'https://test.example/media/leg.png',
  type: 'image/png',
  bytes: 1,
  etag: 'e',
};

/** The text of an article as feeds have it, on one line. */
function shown(markdown: string): string {
  const source = `---\ntitle: A\n---\n\n${markdown}\n`;
  const { content } = published(source, { media: { 'media/leg.png': leg } });
  return content.replace(/\n\s*/g, '');
}

const img =
  '<img src="https://test.example/media/leg.png" alt="A leg" loading="lazy" decoding="async">';

describe('HTML is read as what it is', () => {
  it.each<[string, string, string]>([
    ['paragraphs', '<p>One.</p>\n<p align="center">Two.</p>', '<p>One.</p><p>Two.</p>'],
    [
      'what only groups or lays out: its words',
      '<div class="row"><section><span style="color:red">One</span></section>two<div>three</div></div>',
      '<p>One</p><p>two</p><p>three</p>',
    ],
    [
      'words of their own',
      'Take <b>one</b> <i>or</i> <del>50</del> <ins>5</ins> <kbd>x</kbd> <mark>m</mark> <small>s</small> ' +
        '<u>u</u> <q>q</q> <cite>c</cite> <samp>o</samp> <var>v</var> H<sub>2</sub>O m<sup>2</sup>.',
      '<p>Take <strong>one</strong> <em>or</em> <del>50</del> <ins>5</ins> <kbd>x</kbd> <mark>m</mark> ' +
        '<small>s</small> <u>u</u> <q>q</q> <cite>c</cite> <samp>o</samp> <var>v</var> ' +
        'H<sub>2</sub>O m<sup>2</sup>.</p>',
    ],
    [
      'abbreviations, definitions and times with what they mean',
      '<abbr title="Restless legs">RLS</abbr> <acronym title="b">B</acronym> <dfn title="c">C</dfn> ' +
        '<time datetime="2026-01-02">today</time>',
      '<p><abbr title="Restless legs">RLS</abbr> <abbr title="b">B</abbr> <dfn title="c">C</dfn> ' +
        '<time datetime="2026-01-02">today</time></p>',
    ],
    [
      'ruby, languages and directions',
      '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <span lang="fr">oui</span> <bdi>x</bdi> ' +
        '<bdo dir="rtl">y</bdo>',
      '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <span lang="fr">oui</span> <bdi>x</bdi> ' +
        '<bdo dir="rtl">y</bdo></p>',
    ],
    [
      'boxes that call for attention, with a label or their own title',
      '<div class="alert alert-warning" role="alert">Stop.</div><p class="note">x</p>' +
        '<aside class="nhsuk-care-card nhsuk-care-card--immediate"><h3>Call <i>now</i></h3><p>If not.</p></aside>' +
        '<div class="text-danger">y</div><div class="note"><h2>A</h2>b<h2>C</h2></div>',
      '<div class="hw-callout hw-warning" role="note">' +
        '<p class="hw-callout-title"><strong>Warning</strong></p><p>Stop.</p></div>' +
        '<div class="hw-callout hw-note" role="note">' +
        '<p class="hw-callout-title"><strong>Note</strong></p><p>x</p></div>' +
        '<div class="hw-care hw-emergency" role="note" aria-label="Emergency help">' +
        '<p class="hw-care-title"><strong>Call <em>now</em></strong></p><p>If not.</p></div>' +
        '<p>y</p><h2>A</h2><p>b</p><h2>C</h2>',
    ],
    [
      'a language that a group has, of all its blocks',
      '<div lang="de"><p>Ja.</p><ul><li>Nein.</li></ul></div>',
      '<p lang="de">Ja.</p><ul lang="de"><li>Nein.</li></ul>',
    ],
    [
      'lists of all kinds',
      '<ul><li>One<ul><li>two</li></ul><li><p>Three</p></ul><ol start="3" type="a" reversed><li value="7">x</ol>',
      '<ul><li><p>One</p><ul><li>two</li></ul></li><li><p>Three</p></li></ul>' +
        '<ol start="3" reversed type="a"><li value="7">x</li></ol>',
    ],
    [
      'tasks',
      '<ul><li><input type="checkbox" checked disabled> done</li><li><input type="checkbox"> to do</li></ul>',
      '<ul><li>☑ done</li><li>☐ to do</li></ul>',
    ],
    [
      'terms and what they mean',
      '<dl><dt>Dose</dt><dd>How much.</dd><div><dt>Form<dd><p>What.</p><p>Which.</p></div></dl>',
      '<dl><dt>Dose</dt><dd>How much.</dd><dt>Form</dt><dd><p>What.</p><p>Which.</p></dd></dl>',
    ],
    [
      'code',
      '<pre><code class="language-js">a &lt; b\n  c</code></pre>\n\n<code>x &amp; y</code> <tt>z</tt> <code>a<sub>b</sub></code>',
      '<pre><code class="language-js">a &lt; bc</code></pre><p><code>x &amp; y</code> z ' +
        '<code>a<sub>b</sub></code></p>',
    ],
    [
      'quotes, rules and line ends',
      '<blockquote>Said<br>she</blockquote><hr>a<wbr>b',
      '<blockquote><p>Said<br>she</p></blockquote><hr><p>ab</p>',
    ],
    [
      'pictures by the rules for pictures',
      `<img src="../../media/leg.png" alt="A leg" width="900" onerror="x()">`,
      `<figure>${img}</figure>`,
    ],
    [
      'a picture in several sizes as the one that all browsers show',
      '<picture><source srcset="x.webp"><img src="../../media/leg.png" alt="A leg"></picture>',
      `<figure>${img}</figure>`,
    ],
    [
      'a picture elsewhere as a link to it',
      'See <img src="https://elsewhere.example/a.png" alt="a leg">.',
      '<p>See <a href="https://elsewhere.example/a.png">a leg</a>.</p>',
    ],
    [
      'figures with what stands below them',
      '<figure><a href="https://x.example/"><img src="../../media/leg.png" alt="A leg"></a><figcaption>One <i>leg</i></figcaption></figure>',
      `<figure><a href="https://x.example/">${img}</a><figcaption>One <em>leg</em></figcaption></figure>`,
    ],
    [
      'what folds',
      '<details open><summary><h3>Who</h3></summary>Not <b>you</b>.<p>Nor me.</p></details>',
      '<details open><summary>Who</summary><p>Not <strong>you</strong>.</p><p>Nor me.</p></details>',
    ],
    [
      'links, also around blocks',
      '<a href=" https://x.\nexample/a b ">x</a>\n\n<a href="https://x.example/"><h3>Head</h3><p>Words</p></a>',
      '<p><a href="https://x.example/a%20b">x</a></p><h3><a href="https://x.example/">Head</a></h3>' +
        '<p><a href="https://x.example/">Words</a></p>',
    ],
    [
      'what is struck out stays struck out, across blocks',
      '<del>\n\nTake **50** mg.\n\n- Twice.\n\n</del>',
      '<p><del>Take <strong>50</strong> mg.</del></p><ul><li><del>Twice.</del></li></ul>',
    ],
    ['formulas: their words', '<math><mi>x</mi><mo>=</mo><mn>2</mn></math>', '<p>x=2</p>'],
    [
      'films of known sites as links with their titles',
      '<iframe src="https://www.youtube-nocookie.com/embed/abc_-1?rel=0" title="Stretching"></iframe>' +
        '<iframe src="//player.vimeo.com/video/123"></iframe>',
      '<p><a href="https://www.youtube.com/watch?v=abc_-1">Stretching</a>' +
        '<a href="https://vimeo.com/123">https://vimeo.com/123</a></p>',
    ],
  ])('%s', (_, markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });
});

describe('tables of HTML', () => {
  const region = (table: string, number = 1) =>
    `<div class="hw-table" role="region" tabindex="0" aria-label="Table ${number}">` +
    `<table>${table}</table></div>`;

  it('have heads, feet, alignment and cells over more than one row or column', () => {
    const markdown =
      '<table border=1><caption>Doses</caption><thead><tr><th>Weight<th colspan="2" align="right">Dose</thead>' +
      '<tr><th scope="row">10 kg<td style="text-align: center">1<td rowspan=2>2<tr><th>20 kg<td>3' +
      '<tfoot><tr><td colspan="999">End</tfoot></table>';
    expect(shown(markdown)).toBe(
      '<figure><figcaption>Doses</figcaption>' +
        region(
          '<thead><tr><th scope="col">Weight</th>' +
            '<th scope="col" colspan="2" class="hw-right">Dose</th></tr></thead>' +
            '<tbody><tr><th scope="row">10 kg</th><td class="hw-center">1</td><td rowspan="2">2</td></tr>' +
            '<tr><th scope="row">20 kg</th><td>3</td></tr></tbody>' +
            '<tfoot><tr><td>End</td></tr></tfoot>',
        ) +
        '</figure>',
    );
  });

  it('know a first row of headings for the head, and hold lists and paragraphs', () => {
    const markdown =
      '<table><tr><th>A</th></tr><tr><td><ul><li>x</li></ul><p>y</p></td></tr></table>';
    expect(shown(markdown)).toBe(
      region(
        '<thead><tr><th scope="col">A</th></tr></thead>' +
          '<tbody><tr><td><ul><li>x</li></ul><p>y</p></td></tr></tbody>',
      ),
    );
  });

  it('that are there for the layout are what stands in them', () => {
    const markdown = '<table role="presentation"><tr><td>One<td>two</table>';
    expect(shown(markdown)).toBe('<p>One</p><p>two</p>');
  });

  it('give article.json a line for each row', () => {
    const { article } = published(
      '# A\n\n<table><tr><td>10 kg</td><td>150<br>mg</td></tr><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>\n',
    );
    expect(article.sections[0]!.text).toBe('10 kg\t150 mg\na b\tc');
  });
});

describe('Markdown between tags of HTML', () => {
  it.each<[string, string, string]>([
    [
      'is read after a blank line, as on GitHub',
      '<details>\n<summary>Who</summary>\n\n- People with **liver disease**.\n\n</details>\n\nAfter.',
      '<details><summary>Who</summary><ul><li>People with <strong>liver disease</strong>.</li></ul>' +
        '</details><p>After.</p>',
    ],
    ['is none without one', '<div>\n**no**\n</div>', '<p>**no**</p>'],
    [
      'stands in the cells of a table',
      '<table><tr><td>\n\n**yes**\n\n</td><td>b</td></tr></table>',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table><tbody><tr>' +
        '<td><p><strong>yes</strong></p></td><td>b</td></tr></tbody></table></div>',
    ],
    [
      'ends a block whose closing tag stands in a paragraph',
      '<details><summary>Who</summary>\n\nYou.</details>\n\nAfter.\n\n<div>\n\nEnd.\n\n</div>',
      '<details><summary>Who</summary><p>You.</p></details><p>After.</p><p>End.</p>',
    ],
    [
      'comes before a table that has no place for it, as in a browser',
      '<table>\n\nHere.\n\n<tr><td>x</td></tr></table>',
      '<p>Here.</p><div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>' +
        '<tbody><tr><td>x</td></tr></tbody></table></div>',
    ],
    [
      'within quotes and lists ends with them',
      '> <details><summary>a</summary>\n> b\n\n1. <ul><li>c\n2. d',
      '<blockquote><details><summary>a</summary><p>b</p></details></blockquote>' +
        '<ol><li><ul><li>c</li></ul></li><li>d</li></ol>',
    ],
    [
      'keeps emphasis that is never closed to its paragraph',
      'One <b>two.\n\nThree <span>four *five</span> six*.',
      '<p>One <strong>two.</strong></p><p>Three four <em>five six</em>.</p>',
    ],
    [
      'keeps it there, too, where a block begins in it',
      'One <b>two<div>three</div>\n\nFour\n\n<div>\n\nFive\n\n</div>',
      '<p>One <strong>two</strong></p><p><strong>three</strong></p><p>Four</p><p>Five</p>',
    ],
    [
      'is linked by the link around it, but for what is linked already',
      '<a href="https://x.example/">\n\nOne\n\nTwo [three](https://y.example/)\n\n</a>',
      '<p><a href="https://x.example/">One</a></p><p>Two <a href="https://y.example/">three</a></p>',
    ],
    [
      'is not swallowed by a tag that is never finished',
      '<div class="\n\nWords.\n\n<title>\n\nMore <textarea>words.\n\n<p title="',
      '<p>Words.</p><p>More words.</p>',
    ],
  ])('%s', (_, markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });
});

/** `line:column reason` of what the rules about HTML say, under the strict profile. */
function told(source: string, settings = strict): string[] {
  return remarks(source, { settings })
    .filter(({ rule }) => rule === 'raw-html' || rule === 'unknown-element')
    .map(({ line, column, severity, reason }) => `${line}:${column} ${severity} ${reason}`);
}

const more = 'say in Markdown what readers need of it.';

describe('what is left out is told of, with the words that went with it', () => {
  it.each<[string, string, string[]]>([
    ['nothing, where no word is lost', 'x <b>y</b>\n\n<div>\n\n</p></div>\n', []],
    [
      'scripts',
      'x\n\n<script>\nalert(1)\n</script>\n',
      [`3:1 error The <script> is left out, and 2 words with it: ${more}`],
    ],
    ['styles', '<style>\n\n</style>\n\nx', [`1:1 error The <style> is left out: ${more}`]],
    [
      'forms, with Markdown in them',
      'x\n\n<form>\n\nAsk **us**.\n\n<button>Now</button>\n\n</form>\n',
      [`3:1 error The <form> is left out, and 3 words with it: ${more}`],
    ],
    [
      'frames of sites that nobody knows',
      'x <iframe src="https://maps.example/">No map</iframe>',
      [`1:3 error The <iframe> is left out, and 2 words with it: ${more}`],
    ],
    [
      'drawings',
      'x <svg><text>Legend</text></svg>',
      [`1:3 error The <svg> is left out, and 1 word with it: ${more}`],
    ],
    [
      'embedded objects, but not what stands in them',
      '<object data="x"><p>Words.</p></object>',
      [`1:1 error The <object> is left out: ${more}`],
    ],
    [
      'scripts in attributes',
      '> <p onclick="x()">y</p>',
      ['1:3 error The attribute onclick is left out: nothing that is published runs.'],
    ],
    [
      'what is hidden',
      'x <span style="color: red; display : none">secret words</span>\n\n<p hidden>more</p>',
      [
        '1:3 error This <span> is hidden, and left out with its 2 words: show it, or delete it.',
        '3:1 error This <p> is hidden, and left out with its 1 word: show it, or delete it.',
      ],
    ],
    [
      'tags that are never closed',
      'x\n\n<div class="a>Take two</div>',
      [
        '3:1 error <div begins something that is never closed, and 2 words are lost in it: close it.',
      ],
    ],
    [
      'code of other languages',
      'x\n\n<?php echo "Take two" ?>\n\nx <![CDATA[y]]>',
      [
        '3:1 error <?php begins no HTML that readers see: it is left out, and 4 words with it.',
        '5:3 error <![CDATA[y]] begins no HTML that readers see: it is left out, and 2 words with it.',
      ],
    ],
    [
      'what is no element of HTML, once for each name',
      'Take <dose> or <Dose> and <Tip>drink</Tip>.',
      [
        '1:6 warning <dose> is no element of HTML, so only the words in it are shown: ' +
          'say it in Markdown, or put a backslash before it.',
        '1:27 warning <tip> is no element of HTML, so only the words in it are shown: ' +
          'say it in Markdown, or put a backslash before it.',
      ],
    ],
  ])('%s', (_, source, expected) => {
    expect(told(source)).toEqual(expected);
  });

  it('is a warning under the plain profile, and the words around stay', () => {
    const source = 'One.\n\n<div>Two. <script>alert(1)</script>\n\n<form>x</form> Three.</div>\n';
    expect(told(source, plain).map((one) => one.split(' ')[1])).toEqual(['warning', 'warning']);
    expect(shown(source)).toBe('<p>One.</p><p>Two. Three.</p>');
  });
});

describe('an article without a word is refused', () => {
  const nothing = 'and nothing else';
  it.each([
    [
      'an empty file',
      '',
      '1:1 This file is empty, so nothing of it is published: write some, or delete the file.',
    ],
    [
      `front matter ${nothing}`,
      '---\ntitle: A\n---\n\n',
      '1:1 This article has no text, so nothing of it is published: write some, or delete the file.',
    ],
    [
      `its title ${nothing}`,
      '# A\n',
      '1:1 This article has no text, so nothing of it is published: write some, or delete the file.',
    ],
    [
      `a comment and tags ${nothing}`,
      '# A\n\n<!-- x --><div>\n\n</div>\n\n---\n',
      '1:1 This article has no text, so nothing of it is published: write some, or delete the file.',
    ],
    [
      'all of its text in what is left out',
      '# A\n\n<form><p>Words.</p></form>\n',
      '3:1 Nothing of this article would be published: all of its text stands in HTML that is left out. Say it in Markdown.',
    ],
  ])('%s', (_, source, expected) => {
    for (const settings of [plain, strict]) {
      const found = remarks(source, { settings }).filter(({ rule }) => rule === 'no-text');
      expect(found.map(({ line, column, reason }) => `${line}:${column} ${reason}`)).toEqual([
        expected,
      ]);
      expect(found[0]!.severity).toBe('error');
    }
  });

  it.each([
    '# A\n\n![Legs](a.png)\n',
    '# A\n\n```\ncode\n```\n',
    '# A\n\n<b>x</b>\n',
    '## A\n## B\n',
  ])('%j is not', (source) => {
    expect(remarks(source).filter(({ rule }) => rule === 'no-text')).toEqual([]);
  });
});

describe('what was HTML is seen as if it had been Markdown', () => {
  it('the title, sections and their levels', () => {
    const { article, body } = published(
      '<div><h1>The <i>title</i></h1>\n\n<h2>One</h2><p>x</p>\n\n### Two\n\ny\n<h3></h3>\n<h2>Three</h2>z</div>\n',
    );
    expect(article.title).toBe('The title');
    expect(article.sections.map(({ heading, level, text }) => [heading, level, text])).toEqual([
      ['One', 2, 'x'],
      ['Two', 3, 'y'],
      ['Three', 2, 'z'],
    ]);
    expect(body('page').match(/<h1/g)).toHaveLength(1);
  });

  it('references, their list and their marks', () => {
    const { article } = published(
      '# A\n\n<p>One.</p>\n\n<div>\n\nTwo.[^a]\n\n</div>\n\n<h2>Sources</h2>\n\n[^a]: <i>A study.</i> <a href="https://doi.org/10.1000/x">Read</a> 2024.\n',
    );
    expect(article.sections.map(({ citations }) => citations)).toEqual([['ref-a']]);
    expect(article.references).toEqual([
      { id: 'ref-a', text: 'A study. Read 2024.', doi: '10.1000/x', year: 2024 },
    ]);
  });

  it('readability, which reads what is folded and defined, too', () => {
    const words = 'The old cat sat on the warm mat and slept. '.repeat(12);
    const grade = (markdown: string) => published(`# A\n\n${markdown}\n`).article.readability;
    expect(grade(words)).toBeDefined();
    expect(grade(`<details><summary>The cat sat.</summary><p>${words}</p></details>`)).toEqual(
      grade(`The cat sat.\n\n${words}`),
    );
  });

  it.each<[string, string, string[]]>([
    [
      'headings',
      '# T\n\nx\n\n<div>\n  <h2>A</h2>\n  <p>x</p>\n  <h4>B</h4>x</div>\n',
      ['heading-order 8:3'],
    ],
    [
      'links',
      '# T\n\n<table><tr><td>a</td><td><a href="nowhere.md">x</a></td></tr></table>',
      ['link-target 3:26'],
    ],
    [
      'pictures',
      '# T\n\n> <p>\n> <img src="../media/a.png">\n> </p>\n',
      ['image-alt 4:3', 'image-missing 4:3'],
    ],
    [
      'doses in cells',
      '# T\n\n<table>\n<tr><td>Take &lt; .5&nbsp;mg</td></tr>\n</table>\n',
      ['dose-naked-decimal 4:19'],
    ],
    [
      'doses in what folds, in figures and in the paragraphs of cells',
      '# T\n\n<details><summary>s</summary>\n\n- Take .5 mg\n\n</details>\n' +
        '<dl><dt>a<dd>.6 mg<p>b</dl>\n<table><tr><td><p>.7 mg</table>\n',
      ['dose-naked-decimal 5:8', 'dose-naked-decimal 8:14', 'dose-naked-decimal 9:19'],
    ],
    [
      'doses in quotes within lists',
      '# T\n\n- a\n\n  <ul>\n    <li>Take .5 mg</li>\n  </ul>\n',
      ['dose-naked-decimal 6:14'],
    ],
    ['addresses without a link', '# T\n\n<p>https://user:p@x.example/</p>', ['link-url 3:4']],
  ])('%s, where they stand', (_, source, expected) => {
    const rules = expected.map((one) => one.split(' ')[0]!);
    expect(positions(remarks(source, { settings: strict }), ...rules)).toEqual(expected);
  });

  it('anchors: what links within the text lead to, each once', () => {
    const source =
      '# T\n\n[a](#one) [b](#Two) [c](#three) [d](#main) [e](#gone)\n\n<h2 id="one">Dose</h2>\n\n' +
      '<a name="Two"></a>\n\nx\n\n<ul><li id="three">y</li></ul><p id="three">z</p><p id="unused">z</p>' +
      '<p id="main">z</p>\n';
    const page = published(source).body('page');
    const text = page.slice(page.indexOf('<div class="text">'), page.indexOf('</article>'));
    expect([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'intro',
      'one',
      'Two',
      'three',
    ]);
    expect(text).toContain('<h2 id="one">Dose</h2>');
    expect(text).toContain('<p><span id="Two"></span>x</p>');
    expect(shown(source.slice(5))).not.toContain('<span');
    expect(positions(remarks(source), 'link-anchor')).toEqual(['link-anchor 3:48']);
  });

  it('what defines a link or a note, wherever it stands', () => {
    const source =
      '[a][l] x[^n]\n\n<details><summary>s\n\n[l]: https://x.example/\n\n</summary>\n\n[^n]: Note.\n\n</details>\n';
    expect(shown(source)).toContain('<p><a href="https://x.example/">a</a> x<sup');
  });

  it('and what went with a form or a comment defines nothing', () => {
    const source =
      '[a][l] ![b][l] x[^n]\n\n<form>\n\n[l]: https://x.example/\n\n[^n]: Secret.\n\n</form>\n';
    expect(shown(source)).toBe('<p>a b x[^n]</p>');
    expect(positions(remarks(source), 'footnote-missing-reference')).toEqual([
      'footnote-missing-reference 1:17',
    ]);
  });
});

describe('comments', () => {
  it('are in nothing that is published, the source included', () => {
    const source =
      '# A\n\nOne <!-- secret 1 -->two.\n\n<!--\nsecret 2\n\nsecret 3 -->\n\n<div><!-- secret 4\n\nsecret 5\n\n<p>--></div>\n\n' +
      '> <table><!-- secret 6\n> secret 7 --><tr><td>Three</td></tr></table>\n\n- a <!-- secret 8 -->\n\n`<!-- shown -->`\n';
    const { variants, content } = published(source);
    for (const { body } of variants) expect(String(body)).not.toContain('secret');
    expect(content).not.toContain('secret');
    expect(content.match(/One two|Three|shown/g)).toEqual(['One two', 'Three', 'shown']);
    expect(told(source)).toEqual([]);
  });

  it.each([
    ['x\n\n<div><!-- secret\n\nmore', '3:6'],
    ['x\n\n<!-- secret\n\nmore', '3:1'],
    ['> <p><!-- secret\n\nmore -->', '1:6'],
  ])('that are never closed keep the article back, whatever the profile: %j', (source, place) => {
    const found = remarks(source).filter(({ rule }) => rule === 'comment-unclosed');
    expect(found.map(({ line, column, severity }) => `${line}:${column} ${severity}`)).toEqual([
      `${place} error`,
    ]);
  });
});

describe('characters that no source may hold', () => {
  it('are not let in by their numbers', () => {
    const source =
      '<p id="&#1;x">a&#1;b&#x202e;c<a href="&#1;/x" title="&#3;">d</a><abbr title="&#2;">e</abbr></p>\n\n' +
      '<pre>&#4;="0"</pre><img src="&#1;/a.png" alt="&#1;">';
    const { content, variants } = published(source);
    expect(content.replace(/\n\s*/g, '')).toBe(
      '<p>a\ufffdb\ufffdcd<abbr title="\ufffd">e</abbr></p><pre><code>\ufffd="0"</code></pre><p>\ufffd</p>',
    );
    for (const { body } of variants) expect(body).not.toMatch(/[\u0001-\u0008\u202e]/);
  });
});
