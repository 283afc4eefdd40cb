/** While somebody writes, every save is checked; editors read where a check begins and ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { StoreError } from '../../../../../functions/store/store.ts';
import { watchAndCheck } from '../../../../../infra/local/commands/check/watch.ts';
import { temporaryFolder } from '../../folders.ts';

const now = () => new Date('2026-11-28T08:00:00Z');

interface Task {
  problemMatcher: { background?: { beginsPattern: string; endsPattern: string } };
}

/** The background task of VS Code splits what is printed by these. */
function patterns(): [begins: RegExp, ends: RegExp] {
  const file = new URL('../../../../../.vscode/tasks.json', import.meta.url);
  const { tasks } = JSON.parse(readFileSync(file, 'utf8')) as { tasks: Task[] };
  const { background } = tasks.find(
    ({ problemMatcher }) => problemMatcher.background,
  )!.problemMatcher;
  return [new RegExp(background!.beginsPattern), new RegExp(background!.endsPattern)];
}

/** Resolves with what every check printed, once so many have ended. */
async function checks(text: () => string, count: number): Promise<string[][]> {
  const [begins, ends] = patterns();
  return await vi.waitFor(
    () => {
      const done: string[][] = [];
      let open: string[] | undefined;
      for (const line of text().split('\n')) {
        if (begins.test(line)) open = [];
        else if (ends.test(line) && open !== undefined) {
          done.push([...open.filter((found) => found.includes(' warning ')), line]);
          open = undefined;
        } else open?.push(line);
      }
      expect(done.length).toBeGreaterThanOrEqual(count);
      return done;
    },
    { timeout: 120_000, interval: 50 },
  );
}

test('every save is checked, and the task of VS Code reads where a check begins and ends', async () => {
  const content = temporaryFolder({ 'articles/a.md': '# A\n\nTake 5.0 mg.\n' });
  const file = join(content, 'articles/a.md');
  let text = '';
  const write = (more: string) => (text += more);
  const watching = await watchAndCheck(
    { content, files: [file], format: 'pretty', colour: false, write },
    now,
  );
  onTestFinished(() => watching.close());
  const [first] = await checks(() => text, 1);
  expect(first).toEqual([
    expect.stringMatching(/a\.md:3:6 warning dose-trailing-zero$/),
    '1 article, 0 errors, 1 warning',
  ]);
  writeFileSync(file, '# A\n\nTake 5 mg.\n');
  const [, second] = await checks(() => text, 2);
  expect(second).toEqual(['1 article, nothing to complain about']);
});

test('a folder that is not there is said, and nothing goes on', async () => {
  const content = join(temporaryFolder(), 'nowhere');
  const options = { content, format: 'pretty' as const, colour: false, write: () => undefined };
  await expect(watchAndCheck(options, now)).rejects.toThrow(StoreError);
});
