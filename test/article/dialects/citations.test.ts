/** Citations by key: what is one and what only looks like it, and what becomes of it everywhere. */
import { describe, expect, it } from 'vitest';
import { remembered } from '../../../functions/article/bibliography/bibliography.ts';
import { check } from '../../../functions/article/check.ts';
import { parse } from '../../../functions/article/parse.ts';
import { render, textOf } from '../../../functions/article/render.ts';
import type { LiveArticle } from '../../../schemas/types.ts';
import { dependencies, plain } from '../read.ts';

const NOW = '2026-11-01T08:00:00Z';
const bibliography = remembered([
  { id: 'nobody2020', title: 'A made-up study', authors: 'van der Nobody A, Noone B, Nemo C' },
  { id: 'two', title: 'A made-up pair', authors: 'Noone B, Nemo C' },
  { id: 'one', title: 'Alone', authors: 'Noone B', doi: '10.5555/one' },
  { id: 'Office', title: 'An invented report' },
]);

function read(body: string, fields = '') {
  const source = `---\ntitle: A\nbibliography: refs.bib\n${fields}---\n\n${body}\n`;
  const given = { slug: 'sleep/a', bytes: new TextEncoder().encode(source), lastModified: NOW };
  const { article } = parse(given, plain, bibliography);
  const { variants } = render(article!, dependencies({}), { published: NOW, modified: NOW });
  const found = check(article!, dependencies({}), NOW);
  return {
    article: JSON.parse(textOf(variants, 'article')) as LiveArticle,
    source: textOf(variants, 'source'),
    files: article!.bibliography.files,
    remarks: found
      .filter(({ rule }) => rule === 'bibliography' || rule === 'citation-unknown')
      .map(({ rule, line, column, reason }) => `${rule} ${line}:${column} ${reason}`),
  };
}

/** The text, with the numbers of its markers. */
const shown = (body: string) =>
  read(body)
    .article.sections.map(({ text }) => text)
    .join(' ');
const cited = (body: string) =>
  read(body).article.sections.flatMap(({ citations = [] }) => citations);

describe('citations', () => {
  it.each([
    ['It wakes [@nobody2020].', 'It wakes.', ['ref-nobody2020']],
    ['It wakes [-@nobody2020; @two].', 'It wakes.', ['ref-nobody2020', 'ref-two']],
    [
      'It wakes [see @two, p. 3; also @one].',
      'It wakes (see , p. 3; also ).',
      ['ref-two', 'ref-one'],
    ],
    ['@nobody2020 says so.', 'van der Nobody et al. says so.', ['ref-nobody2020']],
    ['As @two say, and @one.', 'As Noone & Nemo say, and Noone.', ['ref-two', 'ref-one']],
    [
      'In @Office, and @{one}: yes.',
      'In “An invented report”, and Noone: yes.',
      ['ref-office', 'ref-one'],
    ],
    ['*It wakes [@one]*', 'It wakes', ['ref-one']],
  ])('%s', (body, text, citations) => {
    expect([shown(body), cited(body)]).toEqual([text, citations]);
  });

  it.each([
    'Write to desk@one.example or a.b+c@two.example.',
    'Follow @nobody and @office.',
    'Escaped: \\@one, \\[@one], [\\@one].',
    '`[@one]` and `@one`',
    '[words @one](https://a.example) and <https://a.example/@one>',
    'https://a.example/@one and a/@one',
    '[words] and [x@one.example]',
  ])('%s is none', (body) => {
    const { article, remarks } = read(body);
    expect(article.references).toEqual([]);
    expect(remarks).toEqual([
      'bibliography 3:15 Nothing in here is cited, so nothing of it is listed: cite an entry as [@key], or write `nocite: "@*"` to list all of them.',
    ]);
  });

  it('of what nobody knows say so at their place, with the key that is near', () => {
    expect(read('It wakes [@nobdy2020] and [@one; see @x2].').remarks).toEqual([
      'citation-unknown 6:11 No reference is called @nobdy2020 (did you mean @nobody2020?): add it to the file of references, or correct the key.',
      'citation-unknown 6:38 No reference is called @x2: add it to the file of references, or correct the key.',
    ]);
    expect(shown('It wakes [@nobdy2020].')).toBe('It wakes [@nobdy2020].');
  });
});

describe('what files of references say', () => {
  const ids = (body: string, fields = '') =>
    read(body, fields).article.references.map(({ id }) => id);

  it('is listed in order of first mention, beside footnotes; what nothing cites is not', () => {
    expect(ids('B.[^b] [@two] [@one] [@two]\n\n[^b]: Nobody B. A note. 2024.')).toEqual([
      'ref-b',
      'ref-two',
      'ref-one',
    ]);
  });

  it('is listed without a citation where nocite says so', () => {
    expect(ids('A [@two].', 'nocite: "@one, @two"\n')).toEqual(['ref-two', 'ref-one']);
    expect(ids('A.', 'nocite: ["@*"]\n')).toEqual([
      'ref-nobody2020',
      'ref-two',
      'ref-one',
      'ref-office',
    ]);
  });

  it('gives way to what the front matter says under the same key', () => {
    const { article } = read('A [@one].', 'references: [{ id: one, title: Ours }]\n');
    expect(article.references).toMatchObject([{ id: 'ref-one', title: 'Ours' }]);
  });

  it('stands in the source that is published, which needs no file', () => {
    const { source, article } = read('A [@one].');
    expect(source).toBe(
      '---\ntitle: A\nreferences:\n  - id: one\n    title: Alone\n    authors: Noone B\n    doi: 10.5555/one\n---\n\nA [@one].\n',
    );
    const again = parse(
      { slug: 'sleep/a', bytes: new TextEncoder().encode(source), lastModified: NOW },
      plain,
    );
    const { variants } = render(again.article!, dependencies({}), {
      published: NOW,
      modified: NOW,
    });
    expect((JSON.parse(textOf(variants, 'article')) as LiveArticle).references).toEqual(
      article.references,
    );
  });

  it.each([
    ['bibliography: refs.bib', [['articles/sleep/refs.bib', 'articles/refs.bib']]],
    [
      'bibliography: [./a.json, ../b.yaml]',
      [['articles/sleep/a.json', 'articles/a.json'], ['articles/b.yaml']],
    ],
    ['references: /refs/My refs.bib', [['articles/refs/My refs.bib']]],
    [
      'citations: articles/sleep/x.bib',
      [['articles/sleep/articles/sleep/x.bib', 'articles/sleep/x.bib']],
    ],
    ['bibliography: ../../x.bib', [[]]],
    ['bibliography: [{ title: A study }]', []],
    ['bibliography: https://example.org/refs.bib', []],
  ])('is looked for where `%s` says', (fields, expected) => {
    const source = `---\ntitle: A\n${fields}\n---\n\nWords.\n`;
    const { article } = parse(
      { slug: 'sleep/a', bytes: new TextEncoder().encode(source), lastModified: NOW },
      plain,
    );
    expect(article!.bibliography.files).toEqual(expected);
  });
});
