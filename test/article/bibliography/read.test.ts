/** Files of references: what is read of BibTeX and CSL, and where it says what cannot be. */
import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../../functions/article/bibliography/read.ts';

const read = (key: string, text: string) =>
  readBibliography(`articles/${key}`, new TextEncoder().encode(text));
const told = async (key: string, text: string) => {
  const { remarks } = await read(key, text);
  return remarks.map(({ file, position, reason }) => `${file} ${position.line}: ${reason}`);
};

describe('BibTeX', () => {
  it('says what the front matter can say, with accents, names and marks as text', async () => {
    const { keys, find, remarks } = await read(
      'a.bib',
      '@string{jmu = {Journal of Made-up Studies}}\n@preamble{"x"}\n@comment{@book{no, title={N}}}\n' +
        '@Article{one,\n  author = {van der Nobody, Anna and M{\\"u}ster, J{\\"o}rg and {The Group} and others},\n' +
        '  title = {A {COVID}-19 \\emph{trial} of <5 mg \\& >2~g},\n  journal = jmu # " B", year = 2020,\n' +
        '  volume = 1, number = "2", pages = {3--4}, doi = {https://doi.org/10.5555/a_b},\n' +
        '  url = {https://example.org/a\\_b?x=1\\&y=2}, eprint = {12}, eprinttype = {pubmed}\n}\n' +
        '@online(two, title = "A page", organization = {A Fictional Office}, date = {2021-05-06})\n' +
        '@inproceedings{three, crossref = {book}, title = {A talk}}\n@proceedings{book, booktitle = {Talks}, title = {Talks}, year = 1999}',
    );
    expect(keys).toEqual(['one', 'two', 'three', 'book']);
    expect(find('one')).toEqual({
      reference: {
        id: 'one',
        title: 'A COVID-19 trial of <5 mg & >2 g',
        authors: 'van der Nobody A, Müster J, The Group, et al.',
        source: 'Journal of Made-up Studies B',
        year: 2020,
        volume: '1',
        issue: '2',
        pages: '3–4',
        doi: '10.5555/a_b',
        pmid: '12',
        url: 'https://example.org/a_b?x=1&y=2',
      },
    });
    expect(find('two')?.reference).toEqual({
      ...{ id: 'two', title: 'A page', source: 'A Fictional Office', year: 2021 },
    });
    expect(find('three')?.reference).toEqual({
      ...{ id: 'three', title: 'A talk', source: 'Talks', year: 1999 },
    });
    expect(find('no')).toBeUndefined();
    expect(remarks).toEqual([]);
  });

  it('an entry that is broken takes no other with it, and is told of at its line', async () => {
    const text =
      '@book{a, title={A}}\n@book{b, title={never closed,\n\n@book{c, title={C}}\n@book{c, title={D}}\n' +
      '@book{, title={E}}\n@book{f, title {F}, year=2000}\n@book{g, title={G}';
    expect((await read('a.bib', text)).keys).toEqual(['a', 'c', 'f']);
    expect(await told('a.bib', text)).toEqual([
      'articles/a.bib 2: This entry is not closed before the next one begins: add the } that is missing.',
      'articles/a.bib 5: There is an entry c already, which counts: rename this one.',
      'articles/a.bib 6: This entry has no key: write one behind the brace, and a comma.',
      'articles/a.bib 7: A field of f cannot be read: each is a name, =, and a value in braces, with a comma behind it.',
      'articles/a.bib 8: This entry is never closed: add the } that is missing.',
    ]);
  });

  it('what an entry says that cannot be is left out, and told of where it is asked for', async () => {
    const { find } = await read(
      'a.bib',
      '\n@misc{a, title={A}, url={no address}}\n@misc{b, year=2000}',
    );
    expect(find('a')).toEqual({
      reference: { id: 'a', title: 'A' },
      remark: {
        file: 'articles/a.bib',
        position: { line: 2, column: 1, endLine: 2, endColumn: 7 },
        reason: 'What a says of url cannot be read, and is left out: correct it.',
      },
    });
    expect(find('b')?.remark?.reason).toBe(
      'b has neither a title nor a place where it appeared: add them.',
    );
  });
});

describe('CSL', () => {
  const item = {
    id: 'one',
    title: 'A <i>trial</i>',
    author: [{ family: 'Noone', given: 'Bea C.' }, { literal: 'The Group' }],
    'container-title': 'Made-up Letters',
    issued: { 'date-parts': [[2018, 2]] },
    DOI: '10.5555/csl-1',
    note: 'PMID: 12',
    abstract: 'Long.',
  };
  const reference = {
    ...{ id: 'one', title: 'A trial', authors: 'Noone BC, The Group', source: 'Made-up Letters' },
    ...{ year: 2018, doi: '10.5555/csl-1', pmid: '12' },
  };

  it('is read in JSON and in YAML', async () => {
    const json = await read('a.json', JSON.stringify([item], null, 1));
    expect([json.keys, json.find('one'), json.remarks]).toEqual([['one'], { reference }, []]);
    const yaml =
      '---\nreferences:\n  - id: one\n    title: A trial\n    author: [{ family: Noone, given: Bea C. }, { literal: The Group }]\n    container-title: Made-up Letters\n    issued: 2018-02\n    DOI: 10.5555/csl-1\n    PMID: 12\n...\n';
    const read2 = await read('a.yaml', yaml);
    expect([read2.keys, read2.find('one'), read2.remarks]).toEqual([['one'], { reference }, []]);
  });

  it.each([
    [
      'a.json',
      '[\n {"id": "a"},\n {"id": }\n]',
      'articles/a.json 3: This is no valid JSON from here on: nothing in the file is read.',
    ],
    [
      'a.json',
      '{"a": 1}',
      'articles/a.json 1: This is no list of references (CSL): nothing in the file is read.',
    ],
    [
      'a.json',
      '[\n{"id":"a","title":"A"},\n{"id":"a"}]',
      'articles/a.json 3: There is a reference a already, which counts: rename this one.',
    ],
    [
      'a.json',
      `[${'['.repeat(30)}`,
      'articles/a.json 1: Brackets are nested more than 20 deep here: the file is not read.',
    ],
    [
      'a.yaml',
      'references: [',
      'articles/a.yaml 1: The bracket here is never closed: add ] at the end of the list.',
    ],
    [
      'a.bib',
      '\u0000',
      'articles/a.bib 1: Here stands a control character (U+0000), which cannot be published: delete it.',
    ],
  ])('%s %j is told of where it is broken', async (key, text, expected) => {
    expect(await told(key, text)).toEqual([expected]);
  });
});

describe('limits', () => {
  it.each([
    ['bytes', 'a'.repeat(4 * 1024 * 1024 + 1), /has 4194305 bytes/],
    [
      'entries',
      '@a{k}\n'.replace('k', 'k0').repeat(1) +
        Array.from({ length: 20_001 }, (_, i) => `@a{x${i}}`).join('\n'),
      /first 20000 entries/,
    ],
    [
      'fields',
      `@a{k,${Array.from({ length: 102 }, (_, i) => `f${i}=1`).join()}}`,
      /more than 100 fields/,
    ],
    ['braces', `@a{k, t=${'{'.repeat(30)}${'}'.repeat(30)}}`, /more than 20 deep/],
  ])('of %s are counts', async (_, text, expected) => {
    const { remarks } = await read('a.bib', text);
    expect(remarks.map(({ reason }) => reason)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['signs', '@'.repeat(200_000)],
    ['openings', '@a{'.repeat(100_000)],
    ['braces', `@a{k, title={${'{'.repeat(500_000)}`],
    ['commands', `@a{k, title={${"\\'e".repeat(300_000)}}}`],
    ['names', `@a{k, title={T}, author={${Array(100_000).fill('A, B').join(' and ')}}}`],
    ['names of prototypes', '@a{__proto__, constructor={x}, title={T}}\n@a{toString, title={T}}'],
  ])('%s without end throw nothing', async (_, text) => {
    const { keys, find } = await read('a.bib', text);
    for (const key of keys.slice(0, 10)) find(key);
    expect(find('nobody')).toBeUndefined();
  });
});
