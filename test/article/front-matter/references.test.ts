/** References in front matter join the footnotes: in the data, on the page, in feeds and JSON-LD. */
import { describe, expect, it } from 'vitest';
import { positions, published, remarks, strict } from '../read.ts';

const source = `---
title: Cold water and mood
references:
  - title: "A made-up review of cold water"
    author: "A. Nobody et al."
    year: 2025
    url: "https://doi.org/10.1000/182"
    evidence_level: "A"
  - title: "A second made-up paper"
    year: 2014
    url: "https://example.org/paper"
  - "A plain line. J Name 2020;1(2):3-4. doi:10.1000/183"
---

Cold water wakes people up.[^a]

[^a]: Nobody B. “A third made-up paper.” 2019.
`;

describe('references in front matter', () => {
  it('stand behind those that the text cites, with all that is known of them', () => {
    expect(published(source).article.references).toEqual([
      {
        id: 'ref-a',
        text: 'Nobody B. “A third made-up paper.” 2019.',
        title: 'A third made-up paper',
        year: 2019,
      },
      {
        id: 'ref-source-1',
        text: 'A. Nobody et al. A made-up review of cold water. 2025. doi:10.1000/182',
        title: 'A made-up review of cold water',
        doi: '10.1000/182',
        year: 2025,
        studyType: 'review',
      },
      {
        id: 'ref-source-2',
        text: 'A second made-up paper. 2014.',
        title: 'A second made-up paper',
        url: 'https://example.org/paper',
        year: 2014,
      },
      {
        id: 'ref-source-3',
        text: 'A plain line. J Name 2020;1(2):3-4. doi:10.1000/183',
        doi: '10.1000/183',
        year: 2020,
      },
    ]);
  });

  it('are in the list at the end of the page, in feeds and in JSON-LD', () => {
    const { body, content } = published(source);
    for (const html of [String(body('page')), content]) {
      expect(html).toContain(
        '<a href="https://example.org/paper">A second made-up paper.</a> 2014.',
      );
      expect(html).toContain('<a href="https://doi.org/10.1000/182">doi:10.1000/182</a>');
    }
    const json = /application\/ld\+json">(.*?)<\/script>/.exec(String(body('page')))![1]!;
    const { citation } = JSON.parse(json) as { citation: { name: string }[] };
    expect(citation.map(({ name }) => name)).toEqual([
      'A third made-up paper',
      'A made-up review of cold water',
      'A second made-up paper',
      'A plain line. J Name 2020;1(2):3-4. doi:10.1000/183',
    ]);
  });

  it('satisfy who asks for references, and are not asked to be cited', () => {
    const alone = source.replace('[^a]\n\n[^a]: Nobody B. “A third made-up paper.” 2019.', '');
    const found = remarks(alone, { settings: strict });
    expect(positions(found, 'references-missing', 'reference-uncited')).toEqual([]);
    expect(found.map(({ reason }) => reason)).toContain(
      'Nobody reads `evidence_level` here, so it is not published.',
    );
    expect(published(alone).article.references).toHaveLength(3);
  });

  it('stand below the heading that the author wrote for them', () => {
    const headed = source.replace(/\[\^a\]\n[^]*/, '\n\n## Where this comes from\n');
    expect(String(published(headed).body('page'))).toMatch(
      /<h2 id="where-this-comes-from">Where this comes from<\/h2>\s*<ol>/,
    );
  });

  it.each([
    ['https://example.org/a', { url: 'https://example.org/a' }],
    ['{ name: A study, link: "https://example.org/a" }', { title: 'A study' }],
    [
      '{ id: smith, type: article-journal, title: A study, author: [{ family: Smith, given: Ada B. }], issued: { date-parts: [[2020, 3]] }, container-title: J Name, volume: 1, issue: 2, page: 3-4, DOI: 10.1000/184, PMID: 123 }',
      {
        id: 'ref-smith',
        text: 'Smith AB. A study. J Name 2020;1(2):3-4. doi:10.1000/184. PMID 123',
        title: 'A study',
        doi: '10.1000/184',
        pmid: '123',
        year: 2020,
      },
    ],
    [
      '{ title: A study, date: March 2021, doi: "doi:10.1000/185" }',
      { doi: '10.1000/185', year: 2021 },
    ],
    ['{ title: "Who cares?", authors: [Smith A, Doe B] }', { text: 'Smith A, Doe B. Who cares?' }],
  ])('of %s', (line, expected) => {
    const { article } = published(`---\ntitle: A\nreferences:\n  - ${line}\n---\n\nText.\n`);
    expect(article.references).toMatchObject([expected]);
  });

  it.each(['citations', 'sources', 'bibliography', 'References'])('are called %s, too', (word) => {
    const { article } = published(`---\ntitle: A\n${word}: One plain line.\n---\n\nText.\n`);
    expect(article.references).toEqual([{ id: 'ref-source-1', text: 'One plain line.' }]);
  });

  it('with a mistake are told of at their line, and take no other with them', () => {
    const wrong = source
      .replace('year: 2014', 'year: soon')
      .replace('https://example.org', 'ftp://x');
    expect(published(wrong).article.references).toHaveLength(3);
    expect(positions(remarks(wrong), 'front-matter')).toEqual(['front-matter 11:10']);
    const doi = source.replace('10.1000/182', '10.1/182');
    expect(positions(remarks(doi), 'doi-syntax')).toEqual(['doi-syntax 4:5']);
  });
});

it('under several words are one list, and what is wrong is told where it stands', () => {
  const several =
    '---\ntitle: A\nsources:\n  - title: One\ncitations:\n  - doi: 10.5555/2\n  - doi: [3]\n' +
    'references:\n  - title: Four\n    pmid: x\n---\n\nWords.\n';
  const titles = published(several).article.references.map(({ text }) => text);
  expect(titles).toEqual(['One.', 'doi:10.5555/2', 'Four. PMID x']);
  expect(positions(remarks(several), 'front-matter', 'pmid-syntax', 'unknown-field')).toEqual([
    'front-matter 7:10',
    'pmid-syntax 9:5',
  ]);
});
