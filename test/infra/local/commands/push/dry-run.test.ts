/** What a push would change for readers. */
import { expect, it } from 'vitest';
import { MemoryStore } from '../../../../../functions/store/memory.ts';
import { StoreError } from '../../../../../functions/store/store.ts';
import { createProgress } from '../../../../../infra/local/cli/progress.ts';
import { pushedLines } from '../../../../../infra/local/commands/push/lines.ts';
import { push } from '../../../../../infra/local/commands/push/mirror.ts';
import { openContentFolder } from '../../../../../infra/local/runtime/content-folder.ts';
import { temporaryFolder } from '../../folders.ts';

it('says what readers would notice, and leaves it unsaid where the bucket may not be read', async () => {
  const content = temporaryFolder({
    'articles/a.md': '# A\n\nBetter words.\n',
    'articles/b.md': '# B\n\nWords.\n',
    'articles/down.md': '# Down\n\nBetter words.\n',
  });
  const bucket = new MemoryStore();
  const put = (key: string, text: string) =>
    bucket.put(key, new TextEncoder().encode(text), { contentType: 'text/markdown' });
  await put('articles/a.md', '# A\n\nWords.\n');
  await put('articles/old.md', '# Old\n\nWords.\n');
  // A push takes away neither this nor what it says.
  await put('articles/down.md', '# Down\n\nWords.\n');
  await put('withdrawals/down.json', '{ "reason": "Wrong.", "since": "2026-01-01T00:00:00Z" }');
  const folder = openContentFolder(content);
  const progress = createProgress({ write: () => undefined });
  const options = { folder, bucket, delete: true, dryRun: true, confirm: false, progress };
  const { readers } = await push(options);
  const wanted = { adds: ['b'], changes: ['a'], withdraws: ['old'], moves: [], refused: [] };
  expect(readers).toEqual(wanted);
  bucket.get = () => Promise.reject(new StoreError('denied', 'No.'));
  const unread = await push(options);
  expect(unread).toEqual({
    uploaded: ['articles/a.md', 'articles/b.md', 'articles/down.md'],
    deleted: ['articles/old.md'],
    unchanged: 0,
    left: [],
    failed: [],
  });
  expect(pushedLines(unread, options).at(-1)).toBe(
    'What would change for readers is not known: you may list the bucket, and not read it.',
  );
});
