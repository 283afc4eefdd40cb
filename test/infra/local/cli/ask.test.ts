import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { withAnswers, type Ask } from '../../../../infra/local/cli/ask.ts';
import { CommandError } from '../../../../infra/local/cli/command-error.ts';

/** A terminal at which these lines are typed, all at once, and then nothing more. */
function terminal(...lines: string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  stdin.end(lines.map((line) => `${line}\n`).join(''));
  return { stdin, stderr, shown: () => String(stderr.read()) };
}

const questions = async (ask: Ask) => [await ask('Enter skips.\nTitle: '), await ask('Topic: ')];

it('asks on standard error, one line for each question, also when all are pasted at once, and an end behind them', async () => {
  const { shown, ...streams } = terminal('Iron', 'sleep');
  const answers = await withAnswers('Nothing.', (ask) => questions(ask!), streams);
  expect(answers).toEqual(['Iron', 'sleep']);
  expect(stripVTControlCharacters(shown())).toContain('Enter skips.\nTitle: ');
});

it('says that nothing was done when the terminal is closed over a question', async () => {
  const streams = terminal('Iron');
  const asked = withAnswers('Nothing was written.', (ask) => questions(ask!), streams);
  await expect(asked).rejects.toEqual(new CommandError('Nothing was written.'));
});

it('asks nobody where nobody could answer', async () => {
  const { stdin, stderr } = terminal('Iron');
  for (const streams of [
    { stdin: new PassThrough(), stderr },
    { stdin, stderr: new PassThrough() },
  ])
    expect(await withAnswers('Nothing.', async (ask) => ask, streams)).toBeUndefined();
});
