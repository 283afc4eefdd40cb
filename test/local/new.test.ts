import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../infra/local/check.ts';
import { CommandError } from '../../infra/local/command-error.ts';
import { newArticle, type NewOptions } from '../../infra/local/new.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

const site = `baseUrl: https://health.example.org
profile: strict
publisher: { name: "Health: plain" }
topics:
  - { id: sleep, title: Sleep }
  - { id: skin, title: Skin }
`;

async function begin(content: string, options: Partial<NewOptions>) {
  let text = '';
  await newArticle({
    content,
    title: 'Magnesium and sleep',
    topic: 'sleep',
    summary: 'What trials found.',
    now: new Date('2026-11-23T08:00:00Z'),
    json: false,
    write: (more) => (text += more),
    ...options,
  });
  return text;
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
  let text = '';
  const exit = await check({
    content,
    format: 'json',
    now: '2026-11-23T08:00:00Z',
    colour: false,
    write: (more) => (text += more),
  });
  const { diagnostics } = JSON.parse(text) as { diagnostics: { rule: string }[] };
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
  const text = await begin(content, {});
  expect(text).toContain(`${path} is begun.`);
  expect(text).toContain(`npm run healthwire -- check ${path}\n`);
  expect(text).toContain('The rules still ask for:\n\n  error  references-missing: ');
  expect(JSON.parse(await begin(content, { json: true, slug: 'other' }))).toMatchObject({
    file: relative('', join(content, 'articles/sleep/other.md')),
    slug: 'sleep/other',
    id: 'tag:health.example.org,2026:sleep/other',
    left: [
      { rule: 'references-missing', severity: 'error' },
      { rule: 'review-dates-missing', severity: 'error' },
      { rule: 'empty-section', severity: 'error' },
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

test('what is not given is asked for, until the answer will do', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  const answers = ['', 'Iron', 'slep', 'skin', 'What is known.', 'Team'];
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answers.shift()!;
  };
  const write = () => undefined;
  await newArticle({ content, now: new Date('2026-11-23T08:00:00Z'), json: true, write, ask });
  expect(questions.map((question) => question.split('\n').at(-1))).toEqual([
    'Title: ',
    'Title: ',
    'Topic: ',
    'Topic: ',
    'Summary, one or two sentences: ',
    'Author (Health: plain): ',
  ]);
  expect(questions[3]).toMatch(/^site\.yaml has no topic "slep"\. Did you mean "sleep"\?/);
  const text = filesIn(content)['articles/skin/iron.md']!;
  expect(text).toContain('description: What is known.\n');
  expect(text).toContain('authors:\n  - name: Team\n');
});

test('where nobody can be asked, one sentence names the flags that are missing', async () => {
  const content = temporaryFolder({ 'site.yaml': site });
  const options = { content, now: new Date(), json: false, write: () => undefined };
  await expect(newArticle(options)).rejects.toThrow(
    'A new article needs a title and --topic and --summary: npm run healthwire -- new' +
      ' "Iron and sleep" --topic sleep --summary "What small trials found."',
  );
  expect(Object.keys(filesIn(content))).toEqual(['site.yaml']);
});

describe('it refuses, in a sentence,', () => {
  test.each<[string, Partial<NewOptions>, string]>([
    ['no title', { title: '  ' }, 'A new article needs a title'],
    ['a title too long', { title: 'x'.repeat(301) }, 'The title has 301 characters, and at most'],
    ['a title with hidden characters', { title: 'a\u202eb' }, 'The title holds a character that'],
    ['a title without letters', { title: '???' }, 'No file name can be made from this title'],
    ['a topic that is not there', { topic: 'slep' }, 'has no topic "slep". Did you mean "sleep"?'],
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
