/** `start --open`: the browser that is asked for, and what is said where there is none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { CommandError } from '../../../../../infra/local/cli/command-error.ts';
import { browserCommand, openBrowser } from '../../../../../infra/local/commands/start/browser.ts';
import { temporaryFolder } from '../../folders.ts';

const url = 'http://localhost:8080';

test.each([
  ['linux', undefined, ['xdg-open', url]],
  ['darwin', undefined, ['open', url]],
  ['win32', undefined, ['cmd', '/c', 'start', '""', url]],
  ['linux', 'firefox', ['firefox', url]],
] as const)('on %s with %s', (platform, browser, command) => {
  expect(browserCommand(url, platform, browser)).toEqual(command);
});

test('the program is started with the address', async () => {
  const file = join(temporaryFolder(), 'opened');
  await openBrowser(url, ['touch', file]);
  await vi.waitUntil(() => existsSync(file), { timeout: 120_000 });
});

test.each([['no-such-browser'], ['false']])('%s: a sentence says where to go', async (program) => {
  const opening = openBrowser(url, [program]);
  await expect(opening).rejects.toThrow(
    `No browser could be opened (${program}): go to ${url}/ yourself.`,
  );
  await expect(opening).rejects.toThrow(CommandError);
});
