/** Threads that read stay while a round through everything finds more to read. */
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ReaderThreads } from '../../../../infra/local/runtime/reader-threads.ts';
import { isWorthThreads } from '../../../../infra/local/runtime/threads.ts';
import { temporaryFolder } from '../folders.ts';
import { run } from '../healthwire.ts';

it.runIf(isWorthThreads(1100))('in however many strides it finds them', async () => {
  const articles = Array.from({ length: 1100 }, (_, at) => [
    `articles/a${at}.md`,
    `# A${at}\n\nWords.\n`,
  ]);
  const folder = temporaryFolder(Object.fromEntries(articles) as Record<string, string>);
  const at = ['--content', folder, '--out', join(folder, 'out')];
  await run('publish', ...at);
  const open = vi.spyOn(ReaderThreads, 'open');
  await run('publish', ...at, '--base-url', 'https://other.example');
  expect(open).toHaveBeenCalledTimes(1);
  open.mockRestore();
});
