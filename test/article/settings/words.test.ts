/** The words of pages about the publisher: Markdown of site.yaml, made HTML where it is read. */
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../functions/article/settings/read.ts';

it('the words are Markdown, and sanitised HTML once site.yaml is read; links to the site stay', () => {
  const about =
    'We *are*.\n\n## Where\n\n[An article](/articles/sleep/iron/), ![A leg](/media/leg.png)[^1]\n\n' +
    '<b>Here</b>\n\n[^1]: A source.\n';
  const { settings: read } = readSettings(yamlOf(about));
  expect(read!.pages).toEqual({
    about:
      '<p>We <em>are</em>.</p>\n<h2 id="where">Where</h2>\n' +
      '<p><a href="/articles/sleep/iron/">An article</a>, ' +
      '<img src="/media/leg.png" alt="A leg" loading="lazy" decoding="async">' +
      '<sup class="hw-cite"><a href="#ref-1" id="cite-1" role="doc-noteref">[1]</a></sup></p>\n' +
      '<p><strong>Here</strong></p>\n<h2 id="references">References</h2>\n<ol>\n' +
      '<li id="ref-1">A source.<span class="hw-backrefs"> ' +
      '<a href="#cite-1" role="doc-backlink" aria-label="Back to reference 1">^</a></span></li>\n</ol>',
  });
});

it('their labels are in the language of the site', () => {
  const about = '私たちは書きます。\n\n> [!WARNING]\n> 助言ではありません。';
  const labelled = (language: string) =>
    readSettings(
      new TextEncoder().encode(`language: ${language}\nabout: ${JSON.stringify(about)}\n`),
    ).settings!.pages?.about;
  expect(labelled('en')).toContain('<strong>Warning</strong>');
  expect(labelled('ja')).toContain('<strong>警告</strong>');
});

const yamlOf = (about: string) =>
  new TextEncoder().encode(`name: Legs\nabout: ${JSON.stringify(about)}\n`);

describe('words that would be lost, or lead nowhere, are refused with their place', () => {
  it.each([
    ['a path from nowhere', '[x](sleep/iron.md)', 'These words lead to sleep/iron.md: write the'],
    ['HTML that is not published', 'a <form>b</form>', 'These words hold <form>, which is not'],
    ['a source that is not there', 'a[^1]', 'These words cite [^1], and do not say what it is.'],
    ['a comment without its end', 'a\n\n<!-- b', 'In line 3 of these words: A comment begins'],
    ['more than a row holds', '$x^2$ '.repeat(3000), 'These words become more than 65536 bytes of'],
  ])('%s', (_, about, reason) => {
    const { diagnostics } = readSettings(yamlOf(about));
    expect(diagnostics).toEqual([
      expect.objectContaining({
        ...{ rule: 'site', severity: 'error', line: 2, column: 1 },
        reason: expect.stringContaining(reason) as string,
      }),
    ]);
  });
});
