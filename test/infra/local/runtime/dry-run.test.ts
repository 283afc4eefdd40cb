/** What would change for readers, and nothing written to find it out. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashesIn, temporaryFolder, write } from '../folders.ts';
import { run } from '../healthwire.ts';

function site() {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const publish = (...more: string[]) =>
    run('publish', '--content', content, '--out', out, ...more);
  return { content, out, publish };
}

it('says what it would add, change, withdraw, move and refuse, and leaves all as it is', async () => {
  const { content, out, publish } = site();
  write(content, { 'articles/same.md': '# Same\n\nSee [the one that moves](sleep/moves.md).\n' });
  write(content, { 'articles/better.md': '# Better\n\nWords.\n' });
  write(content, { 'articles/gone.md': '# Gone\n\nWords.\n' });
  write(content, {
    'articles/sleep/moves.md': '---\ntitle: Moves\nid: tag:example.org,2026:moves\n---\n\nWords.\n',
  });
  write(content, { 'articles/bad.md': '# Good\n\nWords.\n' });
  await publish();
  write(content, { 'articles/better.md': '# Better\n\nBetter words.\n' });
  write(content, { 'articles/new.md': '# New\n\nWords.\n' });
  write(content, { 'articles/draft.md': '---\ntitle: Draft\ndraft: true\n---\n\nWords.\n' });
  write(content, { 'articles/bad.md': '---\ntitle: [a\n---\n\nWords.\n' });
  rmSync(join(content, 'articles/gone.md'));
  renameSync(join(content, 'articles/sleep/moves.md'), join(content, 'articles/moved.md'));

  const before = hashesIn(out);
  const dry = await publish('--dry-run');
  expect(dry).toEqual({
    code: 1,
    stdout: `adds       new
changes    better
changes    same
withdraws  gone
moves      sleep/moves → moved
refuses    articles/bad.md: 1 error
adds 1, changes 2, withdraws 1, moves 1, refuses 1
What is wrong, and where: npm run healthwire -- check
`,
  });
  expect(hashesIn(out)).toEqual(before);
  const { stdout } = await publish('--dry-run', '--json');
  expect(JSON.parse(stdout)).toEqual({
    dryRun: true,
    readers: {
      adds: ['new'],
      changes: ['better', 'same'],
      withdraws: ['gone'],
      moves: [{ from: 'sleep/moves', to: 'moved' }],
      refused: [{ file: 'articles/bad.md', errors: 1, warnings: 0 }],
    },
  });
});

it('counts all as added where nothing is published, and nothing right after a publish', async () => {
  const { content, out, publish } = site();
  write(content, { 'articles/a.md': '# A\n\nWords.\n' });
  const first = await publish('--dry-run');
  expect(first).toEqual({ code: 0, stdout: 'adds       a\nadds 1, changes 0, withdraws 0\n' });
  expect(existsSync(out)).toBe(false);
  await publish();
  const again = await publish('--dry-run');
  expect(again).toEqual({ code: 0, stdout: 'adds 0, changes 0, withdraws 0\n' });
});
