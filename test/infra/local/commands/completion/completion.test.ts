import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { commands } from '../../../../../infra/local/commands/index.ts';
import { completionScript } from '../../../../../infra/local/commands/completion/completion.ts';

/** What bash offers for the last of these words. */
function offered(...words: string[]): string[] {
  const script = `${completionScript('bash', commands)}
COMP_WORDS=(healthwire ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}
_healthwire
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bash ended with ${status}`);
  return stdout.split('\n').filter(Boolean);
}

it('a shell completes commands, and the options of each', () => {
  expect(offered('')).toEqual(commands.map(({ name }) => name));
  expect(offered('pu')).toEqual(['publish', 'push']);
  expect(offered('check', '--f')).toEqual(['--format', '--fix']);
  expect(offered('start', '--p')).toEqual(['--port']);
});

it('every option of every command stands in the script for fish, with its words', () => {
  const script = completionScript('fish', commands);
  for (const { name, options } of commands)
    for (const [option, { does }] of Object.entries(options)) {
      const line = script
        .split('\n')
        .find((one) => one.includes(`'__fish_seen_subcommand_from ${name}' -l ${option} `));
      expect(line?.replaceAll("\\'", "'")).toContain(does);
    }
});
