/** A review is signed in the file itself, and check knows when the words have changed since. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import {
  sign,
  type Signed,
  type SignOptions,
} from '../../../../../infra/local/commands/sign/review.ts';
import { temporaryFolder } from '../../folders.ts';
import { run } from '../../healthwire.ts';
import { found } from '../check/found.ts';

const article = `---
title: Iron # as people call it
reviewers: [The review board]
nextReview: 2020-01-01
---

Take 45 mg at most.
`;
const now = new Date('2026-11-24T08:00:00Z');

async function signed(content: string, options: Partial<SignOptions> = {}): Promise<Signed> {
  return await sign({ content, file: 'articles/iron.md', now, ...options });
}

async function outdated(content: string): Promise<string[]> {
  const { diagnostics } = await found(content, { now: now.toISOString() });
  return diagnostics.map(({ rule }) => rule).filter((rule) => rule === 'review-outdated');
}

test('the words are bound to the review: other words are not, other typography is', async () => {
  const content = temporaryFolder({ 'articles/iron.md': article });
  const file = join(content, 'articles/iron.md');
  const said = await signed(content, { next: '2029-11-24' });
  expect(said).toEqual({
    file: relative('', file),
    reviewed: '2026-11-24',
    nextReview: '2029-11-24',
    reviewedText: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
  });
  const text = readFileSync(file, 'utf8');
  expect(text.replace(/[0-9a-f]{64}/, 'HASH')).toBe(
    article.replace(
      'nextReview: 2020-01-01\n',
      'nextReview: 2029-11-24\nreviewed: 2026-11-24\nreviewedText: sha256:HASH\n',
    ),
  );
  expect(await outdated(content)).toEqual([]);
  writeFileSync(file, text.replace('45 mg', '**45\u00A0mg**'));
  expect(await outdated(content)).toEqual([]);
  writeFileSync(file, text.replace('45 mg', '54 mg'));
  expect(await outdated(content)).toEqual(['review-outdated']);
  const again = await signed(content);
  expect(again.reviewed).toBe('2026-11-24');
  expect(again.reviewedText).not.toBe(said.reviewedText);
  expect(await outdated(content)).toEqual([]);
});

test.each([
  ['a day', 'reviewed: 2026-11-20 # the board met'],
  ['an instant', 'reviewed: 2026-11-20T09:00:00Z'],
  ['another word for it', 'lastReviewed: 2026-11-20'],
])('the review keeps the date that the file says: %s', async (_what, line) => {
  const content = temporaryFolder({
    'articles/iron.md': article.replace('---\n\n', `${line}\n---\n\n`),
  });
  expect((await signed(content)).reviewed).toMatch(/^2026-11-20/);
  const text = readFileSync(join(content, 'articles/iron.md'), 'utf8');
  expect(text).toContain(`${line}\nreviewedText: `);
  expect((await signed(content, { reviewed: '2026-11-22' })).reviewed).toBe('2026-11-22');
});

test('a date of the file that is still to come is a sentence', async () => {
  const text = article.replace('---\n\n', 'reviewed: 2026-11-25\n---\n\n');
  const content = temporaryFolder({ 'articles/iron.md': text });
  await expect(signed(content)).rejects.toThrow('2026-11-25 is still to come');
  expect(readFileSync(join(content, 'articles/iron.md'), 'utf8')).toBe(text);
});

test.each<[string, Partial<SignOptions>, string]>([
  ['a file that is not there', { file: 'articles/irn.md' }, 'There is no article at'],
  ['a folder', { file: 'articles/skin' }, 'a review is of one article'],
  ['nobody who reviewed it', { file: 'articles/none.md' }, 'name them under `reviewers` first'],
  ['an author who reviews', { file: 'articles/own.md' }, 'wrote the article and cannot review it'],
  ['broken front matter', { file: 'articles/broken.md' }, 'cannot be read as it is'],
  ['a broken field', { file: 'articles/field.md' }, 'cannot be read as it is'],
  ['no day', { reviewed: '2026-02-30' }, '"2026-02-30" is no day'],
  ['a day to come', { reviewed: '2026-11-25' }, 'is still to come'],
  ['a next review before this one', { next: '2026-11-24' }, 'is not after this one'],
])('%s is a sentence, and nothing is written', async (_what, options, sentence) => {
  const files = {
    'articles/iron.md': article,
    'articles/none.md': '---\ntitle: A\n---\n\nWords.\n',
    'articles/own.md': '---\nauthors: [Ann]\nreviewers: [Ann]\n---\n\n# A\n\nWords.\n',
    'articles/field.md': '---\nreviewers: [Ann]\ndraft: maybe\n---\n\n# A\n\nWords.\n',
    'articles/broken.md': '---\ntitle: [\n---\n',
    'articles/skin/a.md': article,
    'articles/skin/b.md': article,
  };
  const content = temporaryFolder(files);
  await expect(signed(content, options)).rejects.toThrow(sentence);
  await expect(signed(content, options)).rejects.toThrow(CommandError);
  for (const [name, text] of Object.entries(files))
    expect(readFileSync(join(content, name), 'utf8')).toBe(text);
});

test('lines end as they did', async () => {
  const content = temporaryFolder({ 'articles/iron.md': article.replaceAll('\n', '\r\n') });
  await signed(content);
  const text = readFileSync(join(content, 'articles/iron.md'), 'utf8');
  expect(text).toContain('\r\nreviewed: 2026-11-24\r\n');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

test('the command says what it signed, and when it was reviewed', async () => {
  const content = temporaryFolder({ 'articles/iron.md': article });
  const file = join(content, 'articles/iron.md');
  const options = ['--content', content, '--reviewed', '2026-11-23'];
  const { code, stdout } = await run('sign', file, ...options);
  expect(stdout).toBe(
    `${relative('', file)} is signed: its words as they are now were reviewed on 2026-11-23.\n`,
  );
  expect(code).toBe(0);
});
