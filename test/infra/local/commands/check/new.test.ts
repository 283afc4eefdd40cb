/** `check --new`: what is wrong now and was not before, against what git has. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import { setApart } from '../../../../../infra/local/runtime/apart.ts';
import type { Diagnostic } from '../../../../../schemas/types.ts';
import { filesIn, temporaryFolder, write } from '../../folders.ts';
import { run } from '../../healthwire.ts';
import { checked } from './found.ts';

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@test.example', ...args], {
    cwd,
    encoding: 'utf8',
  });

/** A repository with this committed; `content` is a folder of it, or all of it. */
function repository(files: Record<string, string>): string {
  const folder = temporaryFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'first');
  return folder;
}

const dose = '# Iron\n\nTake 5.0 mg.\n';
const site = { 'content/articles/iron.md': dose, 'content/articles/legs.md': '# Legs\n\nText.\n' };

async function checkedNew(content: string, ref = 'HEAD') {
  const { exit, text } = await checked(content, { ref });
  const { diagnostics, before, ...counts } = JSON.parse(text) as Record<string, object> & {
    diagnostics: Diagnostic[];
    before: { ref: string; diagnostics: Diagnostic[] };
  };
  const shown = (some: Diagnostic[]) =>
    some.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  return { exit, counts, fresh: shown(diagnostics), before: shown(before.diagnostics) };
}

test('what was wrong before is not new, wherever it stands now, and fails nothing', async () => {
  const content = join(repository(site), 'content');
  expect(await checkedNew(content)).toEqual({
    exit: 0,
    counts: { articles: 2, errors: 0, warnings: 0 },
    fresh: [],
    before: ['articles/iron.md:3 dose-trailing-zero'],
  });
  writeFileSync(join(content, 'articles/iron.md'), dose.replace('Take', 'One.\n\nTake'));
  expect((await checkedNew(content)).before).toEqual(['articles/iron.md:5 dose-trailing-zero']);
});

test('what is new is shown and fails, a second one of the same kind as well', async () => {
  const folder = repository({ ...site, 'content/site.yaml': 'profile: strict\n' });
  const content = join(folder, 'content');
  const staged = git(folder, 'status', '--porcelain');
  writeFileSync(join(content, 'articles/legs.md'), '# Legs\n\nTake 2.0 mg, then 5.0 mg.\n');
  writeFileSync(join(content, 'articles/iron.md'), `${dose}\nAgain 5.0 mg.\n`);
  const { exit, fresh } = await checkedNew(content);
  expect(exit).toBe(1);
  const doses = fresh.filter((line) => line.endsWith('dose-trailing-zero'));
  expect(doses).toEqual([
    'articles/iron.md:5 dose-trailing-zero',
    'articles/legs.md:3 dose-trailing-zero',
    'articles/legs.md:3 dose-trailing-zero',
  ]);
  git(folder, 'checkout', '--quiet', '.');
  expect(git(folder, 'status', '--porcelain')).toBe(staged);
});

test('against a branch, and where the articles are the repository itself', async () => {
  const folder = repository({ 'articles/a.md': '# A\n\nText.\n' });
  git(folder, 'checkout', '--quiet', '-b', 'other');
  write(folder, { 'articles/iron.md': dose });
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'second');
  expect((await checkedNew(folder)).fresh).toEqual([]);
  expect((await checkedNew(folder, 'main')).fresh).toEqual([
    'articles/iron.md:3 dose-trailing-zero',
  ]);
});

test('a folder that git does not know yet is new, and so is a file that is chosen', async () => {
  const folder = repository({ 'README.md': 'x\n' });
  write(folder, site);
  const content = join(folder, 'content');
  expect((await checkedNew(content)).fresh).toEqual(['articles/iron.md:3 dose-trailing-zero']);
  const chosen = await checked(content, { ref: 'HEAD', files: ['articles/legs.md'] });
  expect(JSON.parse(chosen.text)).toMatchObject({ articles: 1, diagnostics: [] });
});

test.each([
  [
    'pretty',
    'Not new since HEAD: 1 warning (dose-trailing-zero 1)\n\n2 articles, nothing new to complain about\n',
  ],
  [
    'github',
    'Not new since HEAD: 1 warning (dose-trailing-zero 1)\n2 articles, nothing new to complain about\n',
  ],
] as const)('as %s one line counts what is not new', async (format, text) => {
  const content = join(repository(site), 'content');
  expect((await checked(content, { ref: 'HEAD', format })).text).toBe(text);
});

test('as SARIF each result says whether it is new', async () => {
  const content = join(repository(site), 'content');
  write(content, { 'articles/b.md': '# B\n\nTake 3.0 mg.\n' });
  const { text } = await checked(content, { ref: 'HEAD', format: 'sarif' });
  const { runs } = JSON.parse(text) as { runs: { results: { baselineState: string }[] }[] };
  expect(runs[0]!.results.map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged']);
});

test('nothing is written, and what is staged stays staged', async () => {
  const folder = repository(site);
  write(folder, { 'content/articles/new.md': '# New\n' });
  git(folder, 'add', '--all');
  const [before, status] = [filesIn(join(folder, 'content')), git(folder, 'status', '--porcelain')];
  await checkedNew(join(folder, 'content'));
  expect(filesIn(join(folder, 'content'))).toEqual(before);
  expect(git(folder, 'status', '--porcelain')).toBe(status);
});

test.each<[string, () => string, string, string]>([
  ['no repository', () => temporaryFolder(site), 'HEAD', 'is in no git repository'],
  ['no such branch', () => repository(site), 'mian', 'git knows no "mian": name a branch, '],
  ['what looks like an option', () => repository(site), '--all', 'git knows no "--all"'],
])('%s is a sentence', async (_what, folder, ref, sentence) => {
  const checking = checked(join(folder(), 'content'), { ref });
  await expect(checking).rejects.toThrow(sentence);
  await expect(checking).rejects.toThrow(CommandError);
});

test('a repository without a commit is a sentence', async () => {
  const folder = temporaryFolder(site);
  git(folder, 'init', '--quiet');
  const checking = checked(join(folder, 'content'), { ref: 'HEAD' });
  await expect(checking).rejects.toThrow('Nothing is committed yet');
});

test('the command compares with HEAD, or with what stands behind the sign', async () => {
  const content = join(repository(site), 'content');
  expect((await run('check', '--new', '--content', content)).stdout).toContain('since HEAD: ');
  expect((await run('check', '--new=main', '--content', content)).stdout).toContain('since main: ');
});

test('a warning that has become an error is new; of several alike, so many are not as there were', () => {
  const one: Diagnostic = {
    ...{ rule: 'r', severity: 'warning', file: 'articles/a.md', line: 1, column: 1, endColumn: 3 },
    reason: 'No.',
  };
  const source = () => 'ab cd\nab';
  const then = { diagnostics: [one], source };
  const error: Diagnostic = { ...one, severity: 'error' };
  const second: Diagnostic = { ...one, line: 2 };
  expect(setApart({ diagnostics: [error, one, second], source }, then)).toEqual({
    fresh: [error, second],
    before: [one],
  });
});
