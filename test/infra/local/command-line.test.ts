/** The command line as a process sees it: what is written where, and the exit code. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { main } from '../../../infra/local/command-line.ts';
import { command } from '../../../infra/local/cli/command.ts';
import { CommandError } from '../../../infra/local/cli/command-error.ts';
import { StoreError } from '../../../functions/store/store.ts';

const about = { summary: 'nothing', help: 'Nothing.', examples: [], options: {} };
const fails = (name: string, error: unknown) =>
  command({ ...about, name, run: () => Promise.reject(error as Error) });

const commands = [
  command({
    ...about,
    name: 'count',
    run: async ({ out }) => ({ out, wrong: 1 }),
    print: ({ wrong }) => `${wrong} is wrong`,
    refuses: ({ wrong }) => wrong > 0,
  }),
  fails('taken', new CommandError('Port 1 is taken.')),
  fails('gone', new StoreError('missing', 'There is no folder.')),
  fails('broken', new TypeError('x is not a function')),
];

async function ran(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const spies = [
    vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => ((stdout += String(text)), true)),
    vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => ((stderr += String(text)), true)),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  const code = await main(args, commands);
  spies.forEach((spy) => spy.mockRestore());
  return { code, stdout, stderr };
}

it('a result is printed for people, or as one document; what is refused is exit code 1', async () => {
  expect(await ran('count')).toEqual({ code: 1, stdout: '1 is wrong\n', stderr: '' });
  expect(await ran('count', '--json', '--out', 'x')).toEqual({
    code: 1,
    stdout: '{"out":"x","wrong":1}\n',
    stderr: '',
  });
});

it('help is for standard output, unless nobody asked for it', async () => {
  const { code, stdout, stderr } = await ran('--help');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('  broken  nothing\n');
  expect(await ran()).toEqual({ code: 2, stdout: '', stderr: stdout });
});

it.each([
  ['tken', 'There is no command "tken". Did you mean "taken"? All commands: npm run'],
  ['taken', 'Port 1 is taken.\n'],
  ['gone', 'There is no folder.\n'],
  [
    'broken',
    'healthwire stopped where it never should: x is not a function. Please report this.\n',
  ],
])('%s is one sentence on standard error, and exit code 2', async (name, sentence) => {
  const { code, stdout, stderr } = await ran(name);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(sentence);
  expect(stderr).toMatch(/^[^\n]+\n$/);
});
