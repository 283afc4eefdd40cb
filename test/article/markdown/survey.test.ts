/** What parse finds in an article, and what check finds wrong with its structure, and where. */
import { describe, expect, it } from 'vitest';
import { remarks, positions, plain, published, settingsOf, strict } from '../read.ts';

const doc = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('a parsed article', () => {
  const { article } = published(
    doc(
      '---',
      'title: Quiet legs',
      '---',
      'Before all headings.[^b]',
      '',
      '## Symptoms',
      'An urge.[^a][^b]',
      '',
      '### When to seek help',
      'Ask.',
      '',
      '[^a]: Gorantla S, Ravisankar A, Trotti LM. “Magnesium citrate in restless legs.” J Clin Sleep Med 2024;20(8):1357–1361. doi:10.5664/jcsm.11206. PMID 38738598',
      '[^b]: Health service. <https://health.example/legs>',
    ),
  );

  it('has its sections with level, aspect, text and the citations made in each', () => {
    const seen = article.sections.map(({ heading, level, aspect, text, citations }) => ({
      heading,
      level,
      aspect,
      text,
      citations: citations.length,
    }));
    expect(seen).toMatchObject([
      { level: 1, citations: 1 },
      { heading: 'Symptoms', level: 2, aspect: 'Symptoms', citations: 2 },
      { heading: 'When to seek help', level: 3, aspect: 'SeeDoctor', citations: 0 },
    ]);
    expect(seen[2]!.text).toBe('Ask.');
  });

  it('has its references with what is found in them, in order of first mention', () => {
    expect(article.references).toMatchObject([
      { url: 'https://health.example/legs' },
      {
        title: 'Magnesium citrate in restless legs',
        doi: '10.5664/jcsm.11206',
        pmid: '38738598',
        year: 2024,
      },
    ]);
    expect(article.references[0]).not.toHaveProperty('doi');
    expect(article.sections[1]!.citations).toEqual([
      article.references[1]!.id,
      article.references[0]!.id,
    ]);
  });

  it('knows its words and how long they take to read', () => {
    expect(article.words).toBeGreaterThan(5);
    expect(article.readingMinutes).toBe(1);
  });
});

describe('the title', () => {
  it('is the first heading where the front matter has none, and is not repeated', () => {
    const { article, body } = published('# From the heading\n\nWords.\n');
    expect(article.title).toBe('From the heading');
    expect(body('page').match(/<h1/g)).toHaveLength(1);
  });

  it('is the file name where there is no heading either', () => {
    expect(published('Only words.\n').article.title).toBe('A');
  });

  it('is one: a # below sections at ## is a section too, and those beside it stay where they are', () => {
    const levels = (source: string) =>
      published(source).article.sections.flatMap(({ level, heading }) =>
        heading === undefined ? [] : `${level} ${heading}`,
      );
    const second = doc('# T', '', '## A', 'x', '', '# B', 'x', '', '## C', 'x');
    expect(levels(second)).toEqual(['2 A', '2 B', '2 C']);
    expect(
      remarks(second, { settings: strict }).filter(({ rule }) => rule === 'heading-order'),
    ).toEqual([
      expect.objectContaining({
        line: 6,
        reason: '"B" is a second title, and an article has one: give it level 2.',
        suggestion: '##',
      }),
    ]);
    // A body that begins with # has its sections there, and moves down as a whole.
    expect(
      levels(doc('---', 'title: T', '---', '# A', 'x', '', '## B', 'x', '', '# C', 'x')),
    ).toEqual(['2 A', '3 B', '2 C']);
  });
});

describe('structure, by line and column', () => {
  const cases: [string, string, string[]][] = [
    [
      'a heading that skips a level',
      doc('## One', 'x', '', '#### Two', 'x'),
      ['heading-order 4:1'],
    ],
    [
      'a section with nothing in it',
      doc('# T', '', '## A', '', '## B', 'x'),
      ['empty-section 3:1'],
    ],
    [
      'a last section with nothing but the references',
      doc('# T', '', 'x[^x]', '', '## When to seek help', '', '[^x]: A. 2024.'),
      ['empty-section 5:1'],
    ],
    [
      'a second title, not the heading above it',
      doc('# T', '', '## A', 'x', '', '# B', 'x'),
      ['heading-order 6:1'],
    ],
    ['an image without words', doc('x', '', '![](../media/a.png)'), ['image-alt 3:1']],
    ['an image that is not there', doc('![Legs](../media/a.png)'), ['image-missing 1:1']],
    ['a marker without a reference', doc('A claim.[^x]'), ['footnote-missing-reference 1:9']],
    ['a reference that nothing cites', doc('x', '', '[^x]: A. 2024.'), ['reference-uncited 3:1']],
    [
      'two references of one name',
      doc('x[^x]', '', '[^x]: A. 2024.', '[^x]: B. 2025.'),
      ['duplicate-reference-label 4:1'],
    ],
    ['a link to no article', doc('See [it](nowhere.md).'), ['link-target 1:10']],
    ['a link to no place on the page', doc('See [it](#nowhere).'), ['link-anchor 1:10']],
    ['a link that runs a script', doc('See [it](javascript:alert).'), ['link-url 1:10']],
  ];

  it.each(cases)('%s', (_, source, expected) => {
    const rules = expected.map((position) => position.split(' ')[0]!);
    expect(positions(remarks(source, { settings: strict }), ...rules)).toEqual(expected);
  });

  it('finds everything at once, with reasons that are sentences', () => {
    const found = remarks(doc('## One', '', '#### Two', '![](a.png) [^x]'), { settings: strict });
    expect(found.length).toBeGreaterThan(3);
    for (const { reason } of found) expect(reason).toMatch(/^[\p{L}“"‘'[\d].{15,}[.?]$/su);
  });

  it('knows the heading of the references by its words', () => {
    const source = doc('# T', '', 'x[^x]', '', '## Where this comes from: sources', '', '[^x]: A.');
    expect(positions(remarks(source, { settings: strict }), 'empty-section')).toEqual([]);
  });

  it('is content with an article that is as it should be', () => {
    const source = doc('# A', '', 'Words.[^x]', '', '## B', '', 'x', '', '[^x]: A study. 2024.');
    expect(remarks(source, { settings: plain })).toEqual([]);
  });

  it('follows site.yaml where it sets a rule otherwise', () => {
    const settings = settingsOf('rules: { empty-section: off, heading-order: error }\n');
    const found = remarks(doc('## One', '', '#### Two', 'x'), { settings });
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'heading-order error',
    ]);
  });
});

describe('links and images', () => {
  const face = { source: true, title: 'B', id: 'tag:b' };
  const source = doc('[b](b.md#x) ![Legs](../../media/l.png)');
  const media = {
    'media/l.png': {
      status: 'live' as const,
      url: 'https://test.example/media/l.png',
      type: 'image/png',
      bytes: 1,
      etag: 'e',
    },
  };
  it.each([
    ['live', 'https://test.example/articles/sleep/b/', '/articles/sleep/b/#x'],
    // Where it moved to, the place on the page may be another.
    ['moved', 'https://test.example/articles/c/', '/articles/c/"'],
    ['withdrawn', 'https://test.example/articles/sleep/b/', '/articles/sleep/b/'],
  ] as const)('lead to an article that is %s', (status, url, href) => {
    const { body, content } = published(source, {
      articles: { 'sleep/b': { ...face, status, url } },
      media,
    });
    expect(body('page')).toContain(`href="${href}`);
    expect(content).toContain(`href="https://test.example${href}`);
    expect(content).toContain('src="https://test.example/media/l.png"');
  });

  it('are only words while there is nothing to point at', () => {
    const { content } = published(source);
    expect(content).not.toMatch(/<a |<img /);
    expect(content).toContain('Legs');
  });
});
