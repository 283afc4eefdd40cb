/** Nothing is taken down by accident: what looks deleted stays live until a person says it is. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandError } from '../../../../infra/local/cli/command-error.ts';
import { hashesIn, temporaryFolder, write } from '../folders.ts';
import { run } from '../healthwire.ts';

const names = Array.from({ length: 12 }, (_, at) => `a${String(at).padStart(2, '0')}`);
const IF_MEANT = / Is a disk missing, or .*\? If it is meant, run publish with --confirm\.$/;
let content: string;
let out: string;

const publish = (...more: string[]) =>
  run('publish', '--content', content, '--out', out, '--json', ...more);
const site = () => hashesIn(join(out, 'site'));
const outcome = async (...more: string[]) => JSON.parse((await publish(...more)).stdout) as unknown;

beforeEach(async () => {
  const root = temporaryFolder();
  [content, out] = [join(root, 'content'), join(root, 'out')];
  const article = (name: string) =>
    `---\ntitle: ${name}\nid: tag:x.example,2026:${name}\n---\n\nWords of ${name}.\n`;
  write(content, { 'README.md': '# Not an article\n\nOf this repository.\n' });
  write(content, Object.fromEntries(names.map((name) => [`articles/${name}.md`, article(name)])));
  await publish();
});

const takeAway = (of: readonly string[]) =>
  of.forEach((name) => rmSync(join(content, 'articles', `${name}.md`)));

const accidents: [what: string, happens: () => void, said: RegExp][] = [
  ['missing', () => rmSync(join(content, 'articles'), { recursive: true }), /^There is no folder/],
  [
    'renamed',
    () => renameSync(join(content, 'articles'), join(content, 'old')),
    /^There is no folder ".*content\/articles" any more, and 12 articles from it are live: what/,
  ],
  ['empty', () => takeAway(names), /^There is no article left in ".*", and 12 articles are live/],
  [
    'another branch',
    () => {
      takeAway(names.slice(1));
      write(content, { 'articles/other.md': '# Other\n\nWords.\n', 'site.yaml': 'name: Other\n' });
    },
    /^11 articles would be withdrawn: 5 may within a day without your word \(withdrawalShare/,
  ],
];

describe.each(accidents)('a folder of articles that is %s', (_, happens, said) => {
  it('is a sentence and exit code 2, and nothing is withdrawn or published', async () => {
    const before = site();
    happens();
    const error = await publish().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CommandError);
    expect((error as Error).message).toMatch(said);
    expect((error as Error).message).toMatch(IF_MEANT);
    await expect(publish('--dry-run')).rejects.toThrow(said);
    expect(site()).toEqual(before);
  });

  it('goes when a person says so', async () => {
    happens();
    expect(await outcome('--confirm')).not.toHaveProperty('withheld');
    expect(await outcome()).toMatchObject({ refused: [], changed: [] });
  });
});

it('a few that are deleted go without a word, and more on the same day do not', async () => {
  takeAway(names.slice(0, 4));
  expect(await outcome()).toMatchObject({ live: 8, withdrawn: 4 });
  takeAway(names.slice(4, 6));
  await expect(publish()).rejects.toThrow(
    /^2 articles would be withdrawn: 4 went within a day, 5 may within a day without your word/,
  );
  expect(await outcome('--confirm')).toMatchObject({ live: 6, withdrawn: 6 });
});

it('a day may take what site.yaml says', async () => {
  write(content, { 'site.yaml': 'withdrawalShare: 0.5\n' });
  takeAway(names.slice(0, 6));
  expect(await outcome()).toMatchObject({ live: 6, withdrawn: 6 });
});

it('a renamed folder whose articles keep their ids is no loss', async () => {
  renameSync(join(content, 'articles'), join(content, 'moved'));
  mkdirSync(join(content, 'articles'));
  renameSync(join(content, 'moved'), join(content, 'articles/moved'));
  expect(await outcome()).toMatchObject({ live: 12, withdrawn: 0, refused: [] });
});

it('the last article of a small site is a loss too', async () => {
  takeAway(names.slice(1));
  await publish('--confirm');
  takeAway(names.slice(0, 1));
  await expect(publish()).rejects.toThrow(/^There is no article left in ".*", and 1 article is/);
});

it('many that become drafts are held, all of them; the rest of the run is published', async () => {
  const draft = (name: string) => [`articles/${name}.md`, '---\ntitle: D\ndraft: true\n---\nW.\n'];
  write(content, Object.fromEntries(names.slice(0, 6).map(draft)) as Record<string, string>);
  write(content, { 'articles/new.md': '# New\n\nWords.\n' });
  const dry = publish('--dry-run');
  await expect(dry).rejects.toThrow(/^6 articles would be withdrawn/);
  await expect(publish()).rejects.toThrow(/^6 articles would be withdrawn/);
  const status = await run('status', '--content', content, '--out', out, '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ live: 13, held: { length: 6 } });
  expect(status.code).toBe(1);
});

it('what went today and came back is held when it goes once more', async () => {
  takeAway(names.slice(6));
  await publish('--confirm');
  write(
    content,
    Object.fromEntries(
      names.slice(6).map((name) => [`articles/${name}.md`, `# ${name}\n\nBack again.\n`]),
    ),
  );
  expect(await outcome()).toMatchObject({ live: 12 });
  takeAway(names.slice(6));
  await expect(publish()).rejects.toThrow(/^6 articles would be withdrawn: 5 may/);
});
