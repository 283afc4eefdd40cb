/** What the watcher of a real folder tells, when one save follows another faster than it looks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFolder } from '../../../../infra/local/runtime/watch-folder.ts';
import { temporaryFolder } from '../folders.ts';

let content: string;
let watcher: { close(): Promise<void> };
let told: [key: string, what: string][];

beforeEach(async () => {
  content = temporaryFolder();
  mkdirSync(join(content, 'articles'));
  writeFileSync(join(content, 'articles/there.md'), '# There\n');
  told = [];
  watcher = await watchFolder(content, {
    touch: (...one) => void told.push(one),
    returned: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
});
afterEach(() => watcher.close());

it.each([5, 15, 30, 45])('a save %i ms after another is told too', async (later) => {
  const path = join(content, 'articles/there.md');
  for (const text of ['# Once\n', '# Twice\n']) {
    const before = told.length;
    writeFileSync(path, text);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(before), {
      timeout: 60_000,
      interval: 1,
    });
    await wait(later);
  }
  expect(new Set(told.map(String))).toEqual(new Set(['articles/there.md,saved']));
});
