/** Threads read while many articles wait, and are gone while feeds and lists are made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ReaderThreads } from '../../../../infra/local/runtime/reader-threads.ts';
import { isWorthThreads } from '../../../../infra/local/runtime/threads.ts';
import { temporaryFolder } from '../folders.ts';
import { run } from '../healthwire.ts';

const articles = (many: number) =>
  Object.fromEntries(
    Array.from({ length: many }, (_, at) => [
      `articles/a${at}.md`,
      `---\ntitle: A${at}\n---\n\nWords.\n`,
    ]),
  );
const settings = { 'site.yaml': 'name: Test\nbaseUrl: https://t.example\n' };

afterEach(() => vi.restoreAllMocks());

it.runIf(isWorthThreads(60)).each([
  ['as soon as many wait', 60, 1],
  ['and never where few do', 8, 0],
])('%s', async (_, many, times) => {
  const folder = temporaryFolder({ ...articles(many), ...settings });
  const out = join(folder, 'out');
  const hasArticles = () => readFileSync(join(out, 'site/feed.xml'), 'utf8').includes('Words.');
  const open = vi.spyOn(ReaderThreads, 'open');
  const had: boolean[] = [];
  const close = vi.spyOn(ReaderThreads.prototype, 'close').mockImplementation(function (
    this: ReaderThreads,
  ) {
    had.push(hasArticles());
    close.mockRestore();
    return this.close();
  });
  await run('publish', '--content', folder, '--out', out);
  expect(open).toHaveBeenCalledTimes(times);
  expect(had).toEqual(Array.from({ length: times }, () => false));
  expect(hasArticles()).toBe(true);
});
