import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import {
  newArticle,
  nextSteps,
  type Begun,
  type NewOptions,
} from '../../../../../infra/local/commands/new/begin.ts';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { found } from '../check/found.ts';

const site = `baseUrl: https://health.example.org
profile: strict
publisher: { name: "Health: plain" }
topics:
  - { id: sleep, title: Sleep }
  - { id: skin, title: Skin }
`;
const strictSite = `${site}disclaimer: No advice.\nfunding: Nobody pays.\ncontact: a@test.example\n`;
const now = new Date('2026-11-23T08:00:00Z');

async function begin(content: string, options: Partial<NewOptions>): Promise<Begun> {
  return await newArticle({
    content,
    title: 'Magnesium and sleep',
    topic: 'sleep',
    summary: 'What trials found.',
    now,
    ...options,
  });
}

/** The names of the files that came. */
async function begun(options: Partial<NewOptions>, files: Record<string, string> = {}) {
  const content = temporaryFolder(files);
  await begin(content, options);
  return Object.keys(filesIn(content)).filter((name) => !(name in files));
}

test('the draft has its front matter filled in, and a comment for what only people know', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  await begin(content, { topic: 'sleep' });
  const text = filesIn(content)['articles/sleep/magnesium-and-sleep.md']!;
  expect(text.split('---\n')[1]!.replace(/^#.*\n/gm, '')).toBe(`title: Magnesium and sleep
id: tag:health.example.org,2026:sleep/magnesium-and-sleep
description: What trials found.
draft: true
published: 2026-11-23
topics:
  - sleep
authors:
  - name: "Health: plain"
`);
  expect(text.match(/^#+ .*$/gm)?.filter((line) => line.startsWith('##'))).toEqual([
    '## In short',
    '## What it is',
    '## What the research says',
    '## Side effects and risks',
    '## What else you can do',
    '## When to seek help',
  ]);
});

test('it passes the check: what is still missing is said, and is no error', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  await begin(content, { topic: 'sleep', title: "“Legs”: 100% — what's # new?" });
  const { exit, diagnostics } = await found(content);
  expect(exit).toBe(0);
  expect([...new Set(diagnostics.map(({ rule }) => rule))].sort()).toEqual([
    'empty-section',
    'references-missing',
    'review-dates-missing',
    'reviewer-missing',
    'site-statements',
  ]);
});

test('it says where the draft is and what comes next', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  const path = relative('', join(content, 'articles/sleep/magnesium-and-sleep.md'));
  const begun = await begin(content, {});
  const text = nextSteps(begun);
  expect(text).toContain(`${path} is begun.`);
  expect(text).toContain(`npm run healthwire -- check ${path}\n`);
  expect(text).toContain(
    'Before it is published, the rules still ask for:\n\n  error  references-missing: ',
  );
  expect(text).toContain(
    'Nothing stands below "In short": write the section, or delete it. (and 5',
  );
  expect(await begin(content, { slug: 'other' })).toMatchObject({
    file: relative('', join(content, 'articles/sleep/other.md')),
    slug: 'sleep/other',
    id: 'tag:health.example.org,2026:sleep/other',
    left: [
      { rule: 'references-missing', severity: 'error' },
      { rule: 'review-dates-missing', severity: 'error' },
      { rule: 'empty-section', severity: 'error', remarks: 6 },
      { rule: 'reviewer-missing', severity: 'warning' },
    ],
  });
});

describe('the file name', () => {
  test.each([
    ['Café, sleep & YOU', 'articles/sleep/cafe-sleep-you.md'],
    ["What's new?", 'articles/sleep/whats-new.md'],
    ['Омега-3 и сон', 'articles/sleep/омега-3-и-сон.md'],
    ['睡眠と鉄', 'articles/sleep/睡眠と鉄.md'],
    ['नींद', 'articles/sleep/नींद.md'],
    [`Cafe\u0301`, 'articles/sleep/cafe.md'],
    ['İstanbul', 'articles/sleep/istanbul.md'],
    [`${'long '.repeat(30)}end`, `articles/sleep/${Array(16).fill('long').join('-')}.md`],
  ])('from %s', async (title, file) => {
    expect(await begun({ title }, { 'site.yaml': site })).toEqual([file]);
  });

  test('may be given, with or without its ending', async () => {
    expect(await begun({ slug: 'mg' }, { 'site.yaml': site })).toEqual(['articles/sleep/mg.md']);
    expect(await begun({ slug: 'mg.md', topic: 'skin' }, { 'site.yaml': site })).toEqual([
      'articles/skin/mg.md',
    ]);
  });

  test('in a folder of Markdown from elsewhere stands beside the others', async () => {
    expect(await begun({ topic: 'posts' }, { 'posts/a.md': '# A\n' })).toEqual([
      'posts/magnesium-and-sleep.md',
    ]);
  });
});

test('what is not given is asked for, until the answer will do; Enter leaves it for later', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  const answers = [
    ...['', 'Iron', 'slep', 'skin', 'What is known.', 'Team'],
    ...['It may help.', '', '', '', '', ''],
    ...['10.5664/jcsm.11206', '', 'The board, MD', 'soon', '2026-11-20', ''],
  ];
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answers.shift()!;
  };
  await newArticle({ content, now, ask });
  expect(questions.map((question) => question.split('\n').at(-1))).toEqual([
    ...['Title: ', 'Title: ', 'Topic: ', 'Topic: ', 'Summary, one or two sentences: '],
    ...['Author (Health: plain): ', 'In short: ', 'What it is: ', 'What the research says: '],
    ...['Side effects and risks: ', 'What else you can do: ', 'When to seek help: '],
    ...['A source (DOI, PMID, address or citation): ', 'Another source: '],
    'Who reviewed it medically (Name, credentials): ',
    ...['Reviewed on (like 2026-11-30): ', 'Reviewed on (like 2026-11-30): '],
    'Its next review is due by (like 2029-11-30): ',
  ]);
  expect(questions[0]).toBe('Enter leaves a question for later.\nTitle: ');
  expect(questions[3]).toMatch(/^site\.yaml has no topic "slep"\. Did you mean "sleep"\?/);
  const text = filesIn(content)['articles/skin/iron.md']!;
  expect(text).toContain('description: What is known.\n');
  expect(text).toContain(
    'authors:\n  - name: Team\nreviewers:\n  - name: The board\n    credentials: MD\n' +
      'reviewed: 2026-11-20\n# nextReview: ',
  );
  expect(text).toContain('## In short\n\nIt may help.[^1]\n\n## What it is\n\n<!-- ');
  expect(text.split('\n').slice(-2)).toEqual(['[^1]: doi:10.5664/jcsm.11206', '']);
});

test('a title is enough: what is left is named, and the check lets the draft pass', async () => {
  const content = temporaryFolder({ 'site.yaml': strictSite });
  await newArticle({ content, title: 'Iron', now });
  const text = filesIn(content)['articles/iron.md']!;
  expect(text).toContain('\n# description: One or two sentences.\n');
  expect(text).toContain('\n# topics: [sleep, skin]\n');
  const { exit, diagnostics } = await found(content);
  expect([exit, new Set(diagnostics.map(({ severity }) => severity))]).toEqual([
    0,
    new Set(['warning']),
  ]);
});

test('with every flag it is whole: no longer a draft, it passes the strict profile', async () => {
  const content = temporaryFolder({ 'site.yaml': strictSite });
  const begun = await begin(content, {
    title: 'Magnesium and restless legs',
    summary: 'What one trial found of magnesium for restless legs.',
    author: 'The sleep desk',
    'in-short': 'Magnesium may ease restless legs. One small trial is no proof.',
    'what-it-is': 'Restless legs are an urge to move the legs, mostly at night.',
    research: 'One trial gave 12 adults magnesium. Nobody knows what would have been without it.',
    risks: 'Magnesium can cause loose stools.[^2]',
    alternatives: 'A doctor can check your iron. Without treatment the urge may come and go.',
    'seek-help': 'See a doctor if you cannot sleep because of it.',
    reference: '10.5664/jcsm.11206\n38738598\nhttps://ods.od.nih.gov/',
    reviewer: 'The review board',
    reviewed: '2026-11-20',
    next: '2029-11-20',
  });
  expect(nextSteps(begun)).toMatch(/\n\nThe rules ask for nothing more\.$/);
  const name = 'articles/sleep/magnesium-and-restless-legs.md';
  const draft = filesIn(content)[name]!;
  expect(draft).toContain('without it.[^1][^3]\n');
  expect(draft.split('\n').slice(-6)).toEqual([
    '## References',
    '',
    '[^1]: doi:10.5664/jcsm.11206',
    '[^2]: PMID 38738598',
    '[^3]: <https://ods.od.nih.gov/>',
    '',
  ]);
  writeFileSync(join(content, name), draft.replace('draft: true\n', ''));
  expect(await found(content)).toMatchObject({ exit: 0, diagnostics: [] });
});

describe('it refuses, in a sentence,', () => {
  test.each<[string, Partial<NewOptions>, string]>([
    ['no title', { title: '  ' }, 'A new article needs a title'],
    ['a title too long', { title: 'x'.repeat(301) }, 'The title has 301 characters, and at most'],
    ['a title with hidden characters', { title: 'a\u202eb' }, 'The title holds a character that'],
    ['a title without letters', { title: '???' }, 'No file name can be made from this title'],
    ['a topic that is not there', { topic: 'slep' }, 'has no topic "slep". Did you mean "sleep"?'],
    ['a day that is none', { next: '2026-02-30' }, '"2026-02-30" is no day: write it like'],
    ['a name that leaves the folder', { slug: '../../x' }, 'cannot be called "../../x". The path'],
    ['a name with a meaning in URLs', { slug: 'a?b' }, 'cannot be called "a?b". The path holds ?'],
    ['a hidden name', { slug: '.x' }, 'An article cannot be called ".x". Choose another name'],
  ])('%s', async (_, options, said) => {
    const content = temporaryFolder({ 'site.yaml': site });
    const failure = await begin(content, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandError);
    expect((failure as Error).message).toContain(said);
    expect(Object.keys(filesIn(content))).toEqual(['site.yaml']);
  });

  test('no title where nobody can be asked', async () => {
    const content = temporaryFolder({ 'site.yaml': site });
    await expect(newArticle({ content, now })).rejects.toThrow(
      'A new article needs a title: npm run healthwire -- new "Sleep and iron"',
    );
    expect(Object.keys(filesIn(content))).toEqual(['site.yaml']);
  });

  test('to overwrite', async () => {
    const files = { 'site.yaml': site, 'articles/sleep/magnesium-and-sleep.md': 'Mine.' };
    const content = temporaryFolder(files);
    await expect(begin(content, {})).rejects.toThrow(
      /is there already, and nothing is overwritten/,
    );
    expect(filesIn(content)).toEqual(files);
  });

  test('a site.yaml that cannot be read', async () => {
    const content = temporaryFolder({ 'site.yaml': 'profile: harsh\n' });
    await expect(begin(content, {})).rejects.toThrow(/^site\.yaml cannot be read/);
  });

  test('a folder that is not there', async () => {
    await expect(begin(join(temporaryFolder(), 'nowhere'), {})).rejects.toThrow(
      /There is no folder/,
    );
  });
});
