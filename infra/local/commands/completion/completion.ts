/** Scripts that let shells complete the command line, written out from what the commands say. */
import type { Command } from '../../cli/command.ts';
import { everywhere } from '../../cli/options.ts';
import { write } from '../../cli/terminal.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

export async function completionCommand(
  { shell }: { shell: Shell },
  commands: readonly Command[],
): Promise<0> {
  write(completionScript(shell, commands));
  return 0;
}

/** For the word `healthwire`: its commands first, then their options; all else are files. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  if (shell === 'fish') return fish(commands);
  const start = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${start}${bash(commands)}`;
}

function bash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const cases = commands.map(
    (command) => `      ${command.name}) options='${optionsOf(command).join(' ')}' ;;`,
  );
  return `_healthwire() {
  local word=\${COMP_WORDS[COMP_CWORD]} options=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names}' -- "$word"))
  elif [[ $word == -* ]]; then
    case \${COMP_WORDS[1]} in
${cases.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  fi
}
complete -o default -F _healthwire healthwire
`;
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ name, does, options }) => [
    `complete -c healthwire -n __fish_use_subcommand -a ${name} -d ${quoted(does)}`,
    ...Object.entries({ ...options, ...everywhere }).map(
      ([option, { value, does }]) =>
        `complete -c healthwire -n '__fish_seen_subcommand_from ${name}' -l ${option}` +
        `${value === undefined ? '' : ' -r'} -d ${quoted(does)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function optionsOf({ options }: Command): string[] {
  return Object.keys({ ...options, ...everywhere }).map((name) => `--${name}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
