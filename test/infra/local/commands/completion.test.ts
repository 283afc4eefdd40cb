/** What a shell is told at the press of Tab. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { commands } from '../../../../infra/local/commands/index.ts';
import { healthwire, run } from '../healthwire.ts';

/** What may stand for the last of these words. */
async function completed(line: string, shell = 'bash'): Promise<string[]> {
  const { code, stdout } = await run('completion', shell, '--', ...line.split(' '));
  expect(code).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

const names = commands.map(({ name }) => name);

it.each<[string, string[]]>([
  ['', names],
  ['st', ['start', 'status']],
  ['help st', ['start', 'status']],
  ['check --f', ['--format', '--fix']],
  ['--content a check --fo', ['--format']],
  ['check --format ', ['pretty', 'json', 'github', 'sarif']],
  ['check --format s', ['sarif']],
  ['check --format=s', ['--format=sarif']],
  ['check --format = s', ['sarif']],
  ['check --format =', ['pretty', 'json', 'github', 'sarif']],
  ['push --tab', []],
  ['verify --tab', ['--table']],
  ['--ver', ['--version']],
  ['completion ', ['bash', 'zsh', 'fish']],
  // Files and free text are for the shell, or for nobody.
  ['check content/', []],
  ['publish --content ', []],
  ['nonsense ', names],
])('%j', async (line, expected) => {
  expect(await completed(line)).toEqual(expected);
});

it('every command and every option of it is offered, and what it does stands beside it', async () => {
  for (const { name, summary } of commands)
    expect(await completed(name, 'fish')).toContain(`${name}\t${summary}`);
  expect(await completed('sign --ne', 'zsh')).toEqual(['--next:by when it is to be reviewed next']);
  expect(await completed('status --da', 'fish')).toEqual([
    '--days\thow many days ahead a review counts as soon due (default: 30)',
  ]);
});

it('bash completes with what is printed, and runs the command that it makes', async () => {
  const { stdout: script } = await healthwire('completion', 'bash');
  const words = (...line: string[]) =>
    `COMP_WORDS=(healthwire ${line.map((word) => `'${word}'`).join(' ')}); ` +
    `COMP_CWORD=${line.length}; _healthwire; echo "\${COMPREPLY[*]}"`;
  const { stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', [script, words('ch'), words('a b', '--out'), 'healthwire help'].join('\n')],
    { encoding: 'utf8', env: { ...process.env, PATH: '/usr/bin:/bin' } },
  );
  const [first, second, ...help] = stdout.split('\n');
  expect([first, second, help[0], stderr]).toEqual([
    'check',
    '--out',
    'healthwire publishes health articles: Markdown in; pages, JSON and feeds out.',
    '',
  ]);
});

it.each(['bash', 'zsh', 'fish'])('%s is told to ask this very program', async (shell) => {
  const { code, stdout, stderr } = await healthwire('completion', shell);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`'${process.execPath}' '`);
  expect(stdout).toContain(`infra/local/main.js' completion ${shell} -- `);
});
