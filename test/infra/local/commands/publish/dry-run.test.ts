/** `publish --dry-run`: what would change for readers, and nothing written to find it out. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../../../functions/store/memory.ts';
import { StoreError } from '../../../../../functions/store/store.ts';
import { push } from '../../../../../infra/local/commands/push/mirror.ts';
import { pushedLines } from '../../../../../infra/local/commands/push/lines.ts';
import { openContentFolder } from '../../../../../infra/local/runtime/content-folder.ts';
import { createProgress } from '../../../../../infra/local/cli/progress.ts';
import { publishCommand } from '../../../../../infra/local/commands/publish/publish.ts';
import { files } from '../../healthwire.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function site() {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const file = (slug: string) => join(content, 'articles', `${slug}.md`);
  const write = (slug: string, text: string) => {
    mkdirSync(dirname(file(slug)), { recursive: true });
    writeFileSync(file(slug), text);
  };
  async function publish(more: Partial<Parameters<typeof publishCommand>[0]> = {}) {
    let said = '';
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    try {
      const code = await publishCommand({ content, out, json: false, dryRun: false, ...more });
      return { code, said };
    } finally {
      spy.mockRestore();
    }
  }
  return { content, out, file, write, publish };
}

it('says what it would add, change, withdraw, move and refuse, and leaves all as it is', async () => {
  const { out, file, write, publish } = site();
  write('same', '# Same\n\nSee [the one that moves](sleep/moves.md).\n');
  write('better', '# Better\n\nWords.\n');
  write('gone', '# Gone\n\nWords.\n');
  write('sleep/moves', '---\ntitle: Moves\nid: tag:example.org,2026:moves\n---\n\nWords.\n');
  write('bad', '# Good\n\nWords.\n');
  await publish();
  write('better', '# Better\n\nBetter words.\n');
  write('new', '# New\n\nWords.\n');
  write('draft', '---\ntitle: Draft\ndraft: true\n---\n\nWords.\n');
  write('bad', '---\ntitle: [a\n---\n\nWords.\n');
  rmSync(file('gone'));
  renameSync(file('sleep/moves'), file('moved'));

  const before = files(out);
  const dry = await publish({ dryRun: true });
  expect(dry).toEqual({
    code: 1,
    said: `adds       new
changes    better
changes    same
withdraws  gone
moves      sleep/moves → moved
refuses    articles/bad.md: 1 error
adds 1, changes 2, withdraws 1, moves 1, refuses 1
What is wrong, and where: npm run healthwire -- check
`,
  });
  expect(files(out)).toEqual(before);
  const { said } = await publish({ dryRun: true, json: true });
  expect(JSON.parse(said)).toEqual({
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
  const { out, write, publish } = site();
  write('a', '# A\n\nWords.\n');
  const first = await publish({ dryRun: true });
  expect(first).toEqual({ code: 0, said: 'adds       a\nadds 1, changes 0, withdraws 0\n' });
  expect(existsSync(out)).toBe(false);
  await publish();
  const again = await publish({ dryRun: true });
  expect(again).toEqual({ code: 0, said: 'adds 0, changes 0, withdraws 0\n' });
});

it('is the same of a bucket, and is left unsaid where the bucket may not be read', async () => {
  const { content, write } = site();
  write('a', '# A\n\nBetter words.\n');
  write('b', '# B\n\nWords.\n');
  const bucket = new MemoryStore();
  const put = (key: string, text: string) =>
    bucket.put(key, new TextEncoder().encode(text), { contentType: 'text/markdown' });
  await put('articles/a.md', '# A\n\nWords.\n');
  await put('articles/old.md', '# Old\n\nWords.\n');
  const folder = openContentFolder(content);
  const progress = createProgress({ write: () => undefined });
  const options = { folder, bucket, delete: true, dryRun: true, confirm: false, progress };
  const { readers } = await push(options);
  const wanted = { adds: ['b'], changes: ['a'], withdraws: ['old'], moves: [], refused: [] };
  expect(readers).toEqual(wanted);
  bucket.get = () => Promise.reject(new StoreError('denied', 'No.'));
  const unread = await push(options);
  expect(unread).toEqual({
    uploaded: ['articles/a.md', 'articles/b.md'],
    deleted: ['articles/old.md'],
    unchanged: 0,
    left: [],
    failed: [],
  });
  expect(pushedLines(unread, options).at(-1)).toBe(
    'What would change for readers is not known: you may list the bucket, and not read it.',
  );
});
