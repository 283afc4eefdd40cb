/** Front matter in our words and in everybody else's, and mistakes at their exact place. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/article/parse.ts';
import { remarks, frontMatterOf, plain, positions, published, strict } from '../read.ts';
import { withoutOurs } from '../without-ours.ts';

describe('front matter from elsewhere', () => {
  it('of Hugo', () => {
    const { article } = published(
      '---\ntitle: "Quiet legs"\ndate: 2024-01-02T10:00:00+02:00\nlastmod: 2024-02-03\ntags: ["Sleep Health", "legs"]\nauthor: Jane Doe\nsummary: Short.\ndraft: false\nweight: 10\n---\nText.\n',
    );
    expect(article).toMatchObject({
      title: 'Quiet legs',
      modified: '2024-02-03',
      description: 'Short.',
      authors: [{ name: 'Jane Doe' }],
    });
    expect(Date.parse(article.published)).toBe(Date.parse('2024-01-02T08:00:00Z'));
    expect(article.topics.map(({ id }) => id)).toEqual(['sleep-health', 'legs']);
  });

  it('of Jekyll', () => {
    const { article } = published(
      '---\nlayout: post\ntitle: Quiet legs\ndate: 2024-01-02 10:00:00 +0200\ncategories: sleep legs\nexcerpt: Short.\nlast_modified_at: 2024-02-03\n---\nText.\n',
    );
    expect(Date.parse(article.published)).toBe(Date.parse('2024-01-02T08:00:00Z'));
    expect(article.description).toBe('Short.');
    expect(article.topics.map(({ id }) => id)).toEqual(['sleep', 'legs']);
  });

  it('of Eleventy', () => {
    const { article } = published(
      '---\ntitle: Quiet legs\ndate: 2024-01-02\ntags:\n  - sleep\neleventyExcludeFromCollections: true\n---\nText.\n',
    );
    expect(article).toMatchObject({ published: '2024-01-02', topics: [{ id: 'sleep' }] });
  });

  it('of Astro', () => {
    const { article } = published(
      "---\ntitle: 'Quiet legs'\npubDate: 2024-01-02\nupdatedDate: 2024-02-03\ndescription: Short.\nheroImage: ./missing.png\n---\nText.\n",
    );
    expect(article).toMatchObject({ published: '2024-01-02', modified: '2024-02-03' });
    expect(article).not.toHaveProperty('image');
  });

  it('that healthwire does not know is left out with a warning at its line', () => {
    const found = remarks('---\ntitle: A\nweight: 10\nmenu: main\n---\nText.\n');
    expect(found.map(({ line, column, severity }) => [line, column, severity])).toEqual([
      [3, 1, 'warning'],
      [4, 1, 'warning'],
    ]);
  });

  it('with a value that is no such thing is left out with a warning, never a crash', () => {
    const found = remarks('---\ntitle: A\nlastmod: next Tuesday\ntags: { a: b }\n---\nText.\n');
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(found.map(({ line }) => line)).toEqual([3, 4]);
  });

  it.each([
    ['date: soon', '`date` is "soon", but must be a day'],
    ['publishDate: 2026-02-30', '`publishDate` is "2026-02-30", but must be a day'],
    ['Description: { a: b }', '`Description` must be text, not a group of fields'],
    ['tags: [{ a: b }]', '`tags[0]` must be text, not a group of fields'],
    ['citations: [{ url: nowhere }]', '`citations[0].url` is "nowhere"'],
    ['url: /feed.xml', '`url` is "/feed.xml": it '],
    ['redirect_from: [/old/, "/a?b"]', '`redirect_from` is "/a?b": it '],
    ['lastmod: 2030-01-01', '`lastmod` is 2030-01-01, which is still to come'],
    [
      'date: 2026-05-01\nupdated: 2026-04-01',
      '`updated` (2026-04-01) is before `date` (2026-05-01)',
    ],
    ['last_reviewed: 2030-01-01', '`last_reviewed` is 2030-01-01'],
  ])('%s is told of in the words that the editor wrote', (lines, told) => {
    const found = remarks(`---\ntitle: A\n${lines}\n---\nText.\n`);
    expect(found.filter(({ reason }) => reason.startsWith(told))).toHaveLength(1);
  });

  it('of Hugo in TOML', () => {
    const source = [
      '+++',
      '# What Hugo writes when asked for a new article.',
      "title = 'Quiet legs: a guide' # not the last word",
      'date = 2024-01-02T10:00:00+02:00',
      'lastmod=2024-02-03',
      '  draft = false',
      'tags = [',
      '  "Sleep Health", # the first',
      "  'legs',",
      ']',
      'author = { name = "Jane \\"JD\\" Doe" }',
      'summary = """\nShort,\nand "quoted"."""',
      'weight = 10',
      '',
      '[params]',
      'draft = true',
      '+++',
      '',
      'Text.',
      '',
    ].join('\n');
    const { article, content } = published(source);
    expect(article).toMatchObject({
      title: 'Quiet legs: a guide',
      published: '2024-01-02T10:00:00+02:00',
      modified: '2024-02-03',
      description: 'Short, and "quoted".',
      authors: [{ name: 'Jane "JD" Doe' }],
    });
    expect(article.topics.map(({ id }) => id)).toEqual(['sleep-health', 'legs']);
    expect(content).toBe('<p>Text.</p>');
    const found = remarks(source);
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['unknown-field', 'warning'],
      ['unknown-field', 'warning'],
    ]);
    expect(positions(found)).toEqual(['unknown-field 15:1', 'unknown-field 17:2']);
  });

  it('of Hugo in TOML, with tables: each field at its place', () => {
    const source = [
      '+++',
      'title = "A"',
      'image.src = "leg.png"',
      'image.alt = 2024-01-02',
      '',
      '[[about]]',
      'type = "drug"',
      'name = "Iron"',
      '[[about.codes]]',
      'system = "MeSH"',
      'code = "X1"',
      '[[about]]',
      'type = "food"',
      '[withdrawn]',
      'reason = "It was wrong."',
      '+++',
      '',
    ].join('\n');
    const { withdrawn, image } = frontMatterOf(source);
    expect({ withdrawn, image }).toEqual({
      withdrawn: { reason: 'It was wrong.' },
      image: { src: 'leg.png', alt: '2024-01-02' },
    });
    const coded = source.replace('type = "food"', 'type = "drug"\nname = "Zinc"');
    expect(positions(remarks(coded, { settings: strict }), 'code-syntax')).toEqual([
      'code-syntax 11:8',
    ]);
    expect(positions(remarks(source), 'front-matter')[0]).toMatch(/^front-matter 1[23]:/);
  });

  it('of Hugo in JSON', () => {
    const source =
      '{\n  "title": "Quiet legs",\n  "date": "2024-01-02",\n  "weight": 1\n}\n\nText.\n';
    const { article, content } = published(source);
    expect(article).toMatchObject({ title: 'Quiet legs', published: '2024-01-02' });
    expect(content).toBe('<p>Text.</p>');
    expect(positions(remarks(source))).toEqual(['unknown-field 4:3']);
  });

  it.each([
    ["'Jul 08 2022'", '2022-07-08'],
    ['July 8, 2022', '2022-07-08'],
    ['Sept. 8th, 2022', '2022-09-08'],
    ['8 July 2022', '2022-07-08'],
    ['Fri, 08 Jul 2022 10:30:00 GMT', '2022-07-08T10:30:00Z'],
    ['08-Jul-2022', '2022-07-08'],
  ])('with the date %s says which month is meant', (written, day) => {
    expect(frontMatterOf(`---\npubDate: ${written}\n---\n`).published).toBe(day);
  });

  it.each(['08/07/2022', 'Foo 08 2022', 'Jul 40 2022', 'July 2022', '2099', 'soon', 'true'])(
    'with the date %s does not, so it is refused: who knows when it was to be published?',
    (written) => {
      const source = `---\ntitle: A\ndate: ${written}\n---\nText.\n`;
      expect(frontMatterOf(source).published).toBeUndefined();
      const found = remarks(source);
      expect(positions(found)).toEqual(['front-matter 3:7']);
      expect(found[0]!.severity).toBe('error');
    },
  );

  it.each(['publishDate: 2026-01-01\ndate: soon', 'date: soon\npublishDate: 2026-01-01'])(
    '%j is refused: of two dates the one that nobody can read may be the later',
    (lines) => {
      const found = remarks(`---\ntitle: A\n${lines}\n---\nText.\n`, {});
      const errors = found.filter(({ severity }) => severity === 'error');
      const line = 3 + lines.split('\n').indexOf('date: soon');
      expect(positions(errors)).toEqual([`front-matter ${line}:7`]);
    },
  );

  it.each([
    'date: last-modified',
    'date: git Created',
    'date: today',
    'date: 0001-01-01T00:00:00Z',
  ])('%s is as much as no date', (line) => {
    const source = `---\ntitle: A\n${line}\n---\nText.\n`;
    expect(frontMatterOf(source).published).toBeUndefined();
    expect(remarks(source)).toEqual([]);
  });

  it('with a date that only says when the note was made has that, unless it says another', () => {
    expect(frontMatterOf('---\ncreated: 2024-01-02\n---\nText.\n').published).toBe('2024-01-02');
    const both = '---\ndate created: 2026-01-02\ndate: 2024-01-02\n---\nText.\n';
    expect(frontMatterOf(both).published).toBe('2024-01-02');
    expect(remarks(both)).toEqual([]);
  });

  it.each([
    ['date: 2024-01-02\npublishDate: 2099-01-01', 4],
    ['publishDate: 2099-01-01\ndate: 2024-01-02', 4],
  ])('with two dates waits for the later one', (lines, line) => {
    const source = `---\ntitle: A\n${lines}\n---\nText.\n`;
    expect(frontMatterOf(source).published).toBe('2099-01-01');
    const left = remarks(source).filter(({ rule }) => rule === 'unknown-field');
    expect(left.map(({ reason }) => reason.split(',')[0])).toEqual([
      '`date` says the same as `publishDate`',
    ]);
    expect(left[0]!.line).toBe(lines.startsWith('date') ? line - 1 : line);
  });

  it.each([
    ['_posts/2024-01-02-quiet-legs', '2024-01-02'],
    ['posts/2024-01-02-quiet-legs/index', '2024-01-02'],
    ['2024-01-02', '2024-01-02'],
    ['2024-02-30-quiet-legs', undefined],
    ['2024-01-02x', undefined],
  ])('without a date takes that of its name: %s', (slug, day) => {
    const read = (text: string) => {
      const bytes = new TextEncoder().encode(text);
      return parse({ slug, bytes, lastModified: '2026-01-01T00:00:00Z' }, strict).article!;
    };
    expect(read('Text.\n').frontMatter.published).toBe(day);
    expect(read('---\ndate: 2025-01-01\n---\n').frontMatter.published).toBe('2025-01-01');
  });

  it('whose words resemble ours by chance is not said to mean them', () => {
    const said = remarks('---\ntitle: A\nlayout: post\nautors: [x]\n---\nText.\n');
    expect(said.map(({ reason }) => reason)).toEqual([
      'Nothing here is called `autors`; did you mean `authors`?',
      'Nobody reads `layout` here, so it is not published.',
    ]);
  });

  it('with a leap second is read', () => {
    const { article } = published('---\npublished: 2016-12-31T23:59:60Z\n---\nText.\n');
    expect(Number.isNaN(Date.parse(article.published))).toBe(false);
  });
});

describe('a mistake in front matter stands at its exact place under the strict profile', () => {
  it.each([
    ['a day that is none', 'reviewed: 2026-02-30', '3:11'],
    ['a misspelt audience', 'audience: everybody', '3:11'],
    [
      'a code of an unknown system',
      'about: [{type: condition, name: A, codes: [{system: ICD-9, code: x}]}]',
      '3:53',
    ],
    ['an id that is no URI', 'id: quiet legs', '3:5'],
  ])('%s', (_, line, position) => {
    const found = remarks(`---\ntitle: A\n${line}\n---\nText.\n`, { settings: strict });
    const errors = found.filter(({ severity, line }) => severity === 'error' && line === 3);
    expect(positions(errors).map((text) => text.split(' ')[1])).toEqual([position]);
  });
});

it('an item that is broken takes no other with it: these are judged, each at its own line', () => {
  const source = `---
title: A
about:
  - type: illness
    name: Left out
  - type: condition
    name: Insomnia
    codes:
      - { system: ICD, code: G47.0 }
      - { system: ICD-10-CM, code: G4.7 }
  - type: condition
    name: Restless legs
    codes: [{ system: ICD-10-CM, code: G25.8.1 }]
exceptions:
  - { rule: long-sentence }
  - { rule: hard-wrod, reason: x }
---
Text.
`;
  const found = remarks(source, { settings: strict });
  expect(positions(found, 'front-matter', 'code-syntax', 'exception-invalid').sort()).toEqual([
    'code-syntax 10:36',
    'code-syntax 13:40',
    'exception-invalid 16:13',
    'front-matter 15:5',
    'front-matter 4:11',
    'front-matter 9:19',
  ]);
  expect(frontMatterOf(source).about).toEqual([
    { type: 'condition', name: 'Insomnia', codes: [{ system: 'ICD-10-CM', code: 'G4.7' }] },
    {
      type: 'condition',
      name: 'Restless legs',
      codes: [{ system: 'ICD-10-CM', code: 'G25.8.1' }],
    },
  ]);
});

describe('what keeps an article off the site is never left out by mistake', () => {
  it.each(['draft: maybe', 'draft: [true]', 'withdrawn: true', 'withdrawn: { since: 2026-01-01 }'])(
    '%s is an error under every profile',
    (line) => {
      const found = remarks(`---\ntitle: A\n${line}\n---\nText.\n`);
      expect(found.map(({ severity, line }) => [severity, line])).toEqual([['error', 3]]);
    },
  );

  it.each([
    ...['draft: true', 'draft: yes', 'draft: "on"', 'draft: 1', 'Draft: true', 'isDraft: true'],
    ...['published: false', "published: 'false'", 'published: no', 'publish: false'],
    ...['permalink: false', 'draft: false\npublished: false', 'isDraft: true\ndraft: false'],
  ])('%j is a draft, without a word', (lines) => {
    const source = `---\ntitle: A\n${lines}\n---\nText.\n`;
    expect(frontMatterOf(source).draft).toBe(true);
    expect(remarks(source)).toEqual([]);
  });

  it.each([
    ...['hidden: true', 'private: true', 'unlisted: true', 'headless: true', 'status: draft'],
    ...['status: Private', 'visibility: hidden', 'eleventyExcludeFromCollections: true'],
    ...['build: { render: never }', '_build: { list: never }', 'hidden: true\ndraft: false'],
  ])('%j is a draft, and a warning says why', (lines) => {
    const source = `---\ntitle: A\n${lines}\n---\nText.\n`;
    expect(frontMatterOf(source).draft).toBe(true);
    const word = lines.split(':')[0]!;
    expect(remarks(source).map(({ severity, line, reason }) => [severity, line, reason])).toEqual([
      [
        'warning',
        3,
        `\`${word}\` keeps this article back as a draft: delete it to publish the article.`,
      ],
    ]);
  });

  it.each([
    ...['expires: 2030-03-31', 'expiryDate: 2030-03-31', 'unpublishdate: 31 March 2030'],
    ...['expiration_date: 2030-03-31', 'expires: 2031-01-01\nexpiryDate: 2030-03-31'],
  ])('%j is the day on which it expires', (lines) => {
    const { draft, expires } = frontMatterOf(`---\ntitle: A\n${lines}\n---\nText.\n`);
    expect({ draft, expires }).toEqual({ expires: '2030-03-31' });
  });

  it('a day of expiry that nobody can read is refused', () => {
    const found = remarks('---\ntitle: A\nexpiryDate: never\n---\nText.\n');
    expect(found.map(({ severity, line }) => [severity, line])).toEqual([['error', 3]]);
  });

  it.each([
    ...['status: WIP', 'status: In Progress', 'status: 🌱 draft', 'status: [pending]', 'wip: true'],
    ...['status: Entwurf', 'state: brouillon', 'status: 下書き', 'ready: false', 'exclude: true'],
    ...['isPublished: false', 'is_public: no', 'is_live: false', 'is-hidden: 1', 'approved: no'],
    ...['unpublished: true', 'dg-publish: false', 'share: no', 'public: false', 'online: false'],
    ...['password: not-for-readers', 'post_password: x', 'visibility: members', 'stage: In review'],
    ...['post_status: auto-draft', 'members_only: true', 'state: archived\nprivate: true'],
  ])('%j is a draft', (lines) => {
    expect(frontMatterOf(`---\ntitle: A\n${lines}\n---\nText.\n`).draft).toBe(true);
  });

  it.each(['status: budding', 'visibility: 3', 'hidden: maybe', 'private: staff', 'dg-publish: x'])(
    '%s is refused where it stands, because nobody can tell, unless it says that it is no draft',
    (line) => {
      const word = line.split(':')[0]!;
      const source = `---\ntitle: A\n${line}\n---\nText.\n`;
      const [said, ...others] = remarks(source);
      expect(said).toMatchObject({ severity: 'error', line: 3, column: word.length + 3 });
      expect(said!.reason).toMatch(/nobody can tell whether readers may see this article: write/);
      expect(others).toEqual([]);
      const [clear] = remarks(source.replace('---\nText', 'draft: false\n---\nText'));
      expect(clear).toMatchObject({ severity: 'warning', line: 3 });
    },
  );

  it.each([
    ...[
      'tags: [draft]',
      'tags: sleep, draft',
      'categories: [Sleep, WIP]',
      'keywords: [status/draft]',
    ],
    ...['tags: ["#draft"]', 'tag: Work in progress', 'topics: [draft]'],
  ])('%s keeps back, is told of, and `draft: false` or a topic of the site is over it', (line) => {
    const source = `---\ntitle: A\n${line}\n---\nText.\n`;
    expect(frontMatterOf(source).draft).toBe(true);
    const told = remarks(source).filter(({ reason }) => reason.includes('keeps this article back'));
    expect(told).toMatchObject([{ severity: 'warning', line: 3 }]);
    expect(frontMatterOf(source.replace('title', 'draft: false\ntitle')).draft).toBe(false);
    const topics = ['draft', 'wip', 'status-draft', 'work-in-progress'].map((id) => ({
      id,
      title: id,
    }));
    expect(frontMatterOf(source, { ...plain, topics }).draft).toBeUndefined();
  });

  it.each(['tags: [drafts-of-cold-air]', 'tags: [review, private practice]', 'note: draft'])(
    '%s is no draft',
    (line) => {
      expect(frontMatterOf(`---\ntitle: A\n${line}\n---\nText.\n`).draft).toBeUndefined();
    },
  );

  it.each([
    ['status: 검토완료', false],
    ['status: [" 검토완료 "]', false],
    ['visibility: 초안', true],
    ['state: 초안', true],
    ['status: Review', false],
    ['draft: 검토완료', undefined],
  ])('%s means what site.yaml says under statuses', (line, draft) => {
    const statuses = { 검토완료: 'public', 초안: 'draft', review: 'public' } as const;
    const source = `---\ntitle: A\n${line}\n---\nText.\n`;
    expect(frontMatterOf(source, { ...plain, statuses }).draft).toBe(draft);
  });

  it.each(['redirect: /en/causes', 'redirect_to: https://example.org/a', 'redirect_to: [/a/]'])(
    '%s is a page that leads elsewhere, and is told of as one',
    (line) => {
      const source = `---\ntitle: A\n${line}\n---\nRedirecting...\n`;
      expect(frontMatterOf(source).draft).toBe(true);
      const word = line.split(':')[0]!;
      const [told, ...others] = remarks(source);
      expect([told, others]).toMatchObject([{ line: 3, column: 1 }, []]);
      expect(told!.reason).toContain(`\`${word}\` sends readers elsewhere`);
      expect(told!.reason).toContain(line.includes('https:') ? 'another site' : '`aliases`');
      // A page without a word is no more to be told.
      expect(remarks(source.replace('Redirecting...', ''))).toEqual([told]);
      expect(frontMatterOf(`---\ntitle: A\n${word}: soon\n---\nText.\n`).draft).toBeUndefined();
    },
  );

  it.each([
    'ready: soon',
    'exclude: [a.png]',
    'approved: 2026-01-01',
    'state: Texas',
    'stage: III',
    'access: By bus',
    'workflow: fast',
  ])('%s may speak of anything, and is only left out', (line) => {
    const source = `---\ntitle: A\n${line}\n---\nText.\n`;
    expect(frontMatterOf(source).draft).toBeUndefined();
    expect(remarks(source).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each([
    'draft: true\ndraft: false',
    'date: 2020-01-01\ndate: 2099-01-01',
    'status: x\nstatus: y',
  ])('%j stands there twice and says otherwise, so it is refused', (lines) => {
    const found = remarks(`---\ntitle: A\n${lines}\n---\nText.\n`);
    expect(found.find(({ severity }) => severity === 'error')).toMatchObject({ line: 4 });
  });

  it.each(['isDraft: maybe', 'publish: true\ndraft: maybe', 'draft: maybe\nhidden: false'])(
    '%j is not understood, so it is refused where it stands',
    (lines) => {
      const found = remarks(`---\ntitle: A\n${lines}\n---\nText.\n`);
      const line = 3 + lines.split('\n').findIndex((text) => text.includes('maybe'));
      expect(found.map(({ severity, line }) => [severity, line])).toEqual([['error', line]]);
    },
  );

  it.each([
    ...['+++\ndraft = true\n+++\n', '+++\ntitle="A"\ndraft=true\n+++', '{\n"draft": true\n}\n'],
    ...[
      '{"draft": true}\n',
      '{ "title": "{", "draft": true }',
      '---json\n{ "draft": true }\n---\n',
    ],
    ...[';;;\n{ "draft": true }\n;;;\n', ';;;\n"title": "A",\n"draft": true\n;;;\n'],
    ...['---yaml\ndraft: true\n---\n', '---toml\ndraft = true\n---\n', '---\ndraft: true\n...\n'],
    ...['\n\n---\ndraft: true\n---\n', ' ---\ndraft: true\n---\n', '  ---\n  draft: true\n  ---\n'],
    ...['<!-- note -->\n---\ndraft: true\n---\n', '\uFEFF\uFEFF---\ndraft: true\n---\n'],
    ...[
      '%% note %%\n\n---\n\ndraft: true\n---\n',
      '\n{"draft": true}\n',
      '---\r\ndraft: true\r\n---',
    ],
  ])('%j is a draft in every language and form', (source) => {
    expect(frontMatterOf(`${source}\nText.\n`).draft).toBe(true);
    expect(remarks(`${source}\nText.\n`)).toEqual([]);
  });

  it('is no part of the text, whatever its form', () => {
    const fences = [
      '---\nA\n---',
      '---json\nB\n---',
      ';;;\nB\n;;;',
      'B',
      '---\nA\n...',
      '\n\n---\nA\n---',
    ];
    for (const fence of fences) {
      const source = fence.replace('A', 'title: Legs').replace('B', '{"title": "Legs"}');
      const { article, content } = published(`${source}\nText.\n`);
      expect([article.title, content]).toEqual(['Legs', '<p>Text.</p>']);
    }
  });

  it.each([
    ['+++\ntitle = "A\ndraft = true\n+++\n', 'yaml 2:9'],
    ['---\ntitle: "A\ndate: 2026-01-01\n---\n', 'yaml 2:8'],
    ["---\ntopics: [a, 'b]\n---\n", 'yaml 2:13'],
    ['+++\ntitle = A: B\n+++\n', 'yaml 2:9'],
    ['+++\ndraft = maybe\n+++\n', 'yaml 2:9'],
    ['+++\ndraft = true\ndraft = false\n+++\n', 'yaml 3:1'],
    ['{\n"draft": true,,\n}\n', 'yaml 2:15'],
    ['---js\n{ draft: true }\n---\n', 'front-matter 1:1'],
    ['---json\n{ "draft": true,, }\n---\n', 'yaml 2:17'],
    ['---json\n"title": "A",\n"date"&: "B"\n---\n', 'yaml 3:7'],
    [';;;\n"title": "A",\n"published": [1]\n;;;\n\nWords.\n', 'front-matter 3:14'],
    ['{ "draft": true\n', 'front-matter 1:1'],
    ['title: A\ndraft: true\n---\n', 'front-matter 1:1'],
    ['draft: true\n', 'front-matter 1:1'],
  ])('%j is no front matter that can be read, so it is refused', (source, position) => {
    const found = remarks(`${source}\nText.\n`);
    expect(found[0]!.severity).toBe('error');
    expect(positions(found)[0]).toBe(position);
  });

  it.each([
    ...['draft: false', 'draft: no', 'draft:', 'published: true', 'publish: true', 'hidden: false'],
    ...['isDraft: false', 'status: published', 'visibility: public', 'permalink: /a/'],
  ])('%s is none', (line) => {
    expect(frontMatterOf(`---\n${line}\ndate: 2026-01-02\n---\n`)).toMatchObject({
      published: '2026-01-02',
    });
    expect(frontMatterOf(`---\n${line}\n---\n`).draft ?? false).toBe(false);
  });
});

describe('front matter', () => {
  it('is the same in every line ending and composition of letters, and with a byte order mark', () => {
    const source = '---\ntitle: Café\ntags: [Crème]\n---\n\nÉté\n';
    const others = [
      source.replaceAll('\n', '\r\n'),
      source.replaceAll('\n', '\r'),
      source.normalize('NFD'),
      `\uFEFF${source}`,
    ];
    const { variants } = published(source);
    for (const other of others) expect(published(other).variants).toEqual(variants);
  });

  it('knows our words before foreign ones, and says which of two it took', () => {
    const source = '---\npublished: 2026-01-02\ndate: 2025-01-01\n---\n\nWords.\n';
    expect(frontMatterOf(source).published).toBe('2026-01-02');
    expect(remarks(source).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 `date` says the same as `published`, so it is left out: delete it.',
    ]);
  });

  it('joins tags and categories, each once', () => {
    const source = '---\ntags: [Sleep, legs]\ncategories: [sleep, Iron Man]\n---\n';
    expect(frontMatterOf(source).topics).toEqual(['sleep', 'legs', 'iron-man']);
  });

  it('takes numbers as they are written where words are meant', () => {
    expect(frontMatterOf('---\ntitle: 2024.10\n---\n').title).toBe('2024.10');
    expect(frontMatterOf('---\ntitle: 123456789012345678901\n---\n').title).toBe(
      '123456789012345678901',
    );
  });

  it('that never ends is an error; a line of hyphens over words is a line', () => {
    const found = remarks('---\ntitle: A\n\nText.\n');
    expect(positions(found)).toEqual(['front-matter 1:1']);
    expect(remarks('---\n\nText.\n')).toEqual([]);
  });

  it('cannot end the data block of a page', () => {
    const { body } = published('---\ntitle: "</script><script>alert(1)</script>"\n---\n\nx\n');
    expect(withoutOurs(body('page'))).not.toContain('</script>');
    expect(body('page').match(/<\/script>/g)).toHaveLength(2);
  });
});

describe('fields of a draft that stand where nobody reads them', () => {
  it.each([
    ['# A\n\n---\ntitle: A\ndraft: true\n---\n\nText.\n', 3],
    ['---\ntitle: A\n---\n---\ndraft: true\n---\n\nText.\n', 4],
    ['***\ntitle: A\ndraft: true\n***\n\nText.\n', 1],
    ['```yaml\n---\ntitle: A\nstatus: wip\n---\n```\n\nText.\n', 1],
    ['---\ntitle: A\n---\n\n# A\n\n---\nstatus: wip\ntags: [a]\n---\n\nText.\n', 7],
  ])('keep the article back: %j', (source, line) => {
    const found = remarks(source).filter(({ severity }) => severity === 'error');
    expect(found).toMatchObject([{ rule: 'front-matter', line }]);
  });

  it.each([
    '# A\n\n---\ntitle: A\n---\n\nText.\n',
    '# A\n\n---\n\nText.\n\n---\n',
    '***\n\ndraft: true\n',
    '```yaml\ntitle: A\n```\n\nText.\n',
    '---\ntitle: A\n---\n\nText.\n\n---\ndraft: true\n---\n',
  ])('are not seen where there are none, or far below: %j', (source) => {
    expect(remarks(source).filter(({ rule }) => rule === 'front-matter')).toEqual([]);
  });
});
