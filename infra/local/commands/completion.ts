import { command, type Command } from '../cli/command.ts';
import { didYouMean, Misunderstood } from '../cli/command-error.ts';
import { optionName, type Options } from '../cli/option.ts';
import { everywhere } from '../cli/shared-options.ts';
import { quietProgram } from '../cli/program.ts';

/** What the shell runs: `ask` answers, a line each, with what may stand for the last of the words. */
const scripts = {
  bash: (ask: string, program: string) => `
type healthwire > /dev/null 2>&1 || healthwire() { ${program} "$@"; }
_healthwire() {
  local IFS=$'\\n'
  COMPREPLY=($(${ask} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null))
}
complete -o default -F _healthwire healthwire
`,
  zsh: (ask: string, program: string) => `
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
type healthwire > /dev/null 2>&1 || healthwire() { ${program} "$@"; }
_healthwire() {
  local -a found=("\${(@f)$(${ask} "\${(@)words[2,CURRENT]}" 2> /dev/null)}")
  if [[ -n $found[1] ]]; then _describe healthwire found; else _files; fi
}
compdef _healthwire healthwire
`,
  fish: (ask: string, program: string) => `
type -q healthwire; or function healthwire; ${program} $argv; end
function __healthwire
  set -l words (commandline -opc) (commandline -ct)
  set -l found (${ask} $words[2..-1] 2> /dev/null)
  if test -n "$found[1]"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c healthwire -f -a '(__healthwire)'
`,
};

type Shell = keyof typeof scripts;
const shells = Object.keys(scripts) as Shell[];

export const completionCommand = command({
  name: 'completion',
  summary: 'let your shell complete commands and options',
  help: `Prints what lets a shell complete commands, options and their values at the press of Tab.
SHELL is bash, zsh or fish. It also makes "healthwire" a command of the shell, where there
is none.`,
  examples: [
    `eval "$(${quietProgram} completion bash)"     in ~/.bashrc`,
    `eval "$(${quietProgram} completion zsh)"      in ~/.zshrc`,
    `${quietProgram} completion fish | source`,
  ],
  words: {
    takes: 'SHELL',
    among: shells,
    // Behind SHELL stand the words of a command line that is being written: scripts ask so.
    read: ([shell = '', ...line]) => {
      const known = shells.find((name) => name === shell);
      if (known !== undefined) return { shell: known, line };
      throw new Misunderstood(
        `Say which shell: ${shells.join(', ')}.${didYouMean(shell, shells)}` +
          ` For example: ${quietProgram} completion bash`,
      );
    },
  },
  options: {},
  run: async ({ shell, line }, { commands }) => {
    if (line.length > 0) return candidates(line, commands).map(written[shell]);
    const program = [process.execPath, process.argv[1]!].map(quoted).join(' ');
    return [scripts[shell](`${program} completion ${shell} --`, program)];
  },
  print: (lines) => lines.join('\n'),
});

interface Candidate {
  word: string;
  does: string;
}

/** How a shell wants to read a candidate, and what is said beside it. */
const written: Record<Shell, (candidate: Candidate) => string> = {
  bash: ({ word }) => word,
  zsh: ({ word, does }) => `${word.replaceAll(':', '\\:')}:${does}`,
  fish: ({ word, does }) => `${word}\t${does}`,
};

/** As a shell reads it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * What may stand for the last of the words behind the program's name; nothing where that is a file, a
 * number or free text.
 */
function candidates(line: readonly string[], commands: readonly Command[]): Candidate[] {
  const last = line.at(-1)!;
  // Bash takes --format=json for three words, others for one.
  const before = line.slice(0, -1).filter((word) => word !== '=');
  const [begun = '', assigned = ''] = /^(--[^=]+)=/.exec(last) ?? [];
  const found = of(assigned === '' ? before : [...before, assigned], last, commands);
  const rest = last === '=' ? '' : last.slice(begun.length);
  return found
    .filter(({ word }) => word.startsWith(rest))
    .map(({ word, does }) => ({ word: begun + word, does }));
}

/** All that may come behind these words; an option only where one is begun. */
function of(words: readonly string[], begun: string, commands: readonly Command[]): Candidate[] {
  const command = commands.find(({ name }) => words.includes(name));
  const options: Options = { ...command?.options, ...everywhere };
  const named = Object.entries(options).map(([key, option]) => ({ name: optionName(key), option }));
  const asked = named.find(
    ({ name, option }) => name === words.at(-1) && option.value && !option.optional,
  );
  if (asked !== undefined)
    return (asked.option.among ?? []).map((word) => ({ word, does: asked.option.does }));
  if (begun.startsWith('-'))
    return named.map(({ name, option }) => ({ word: name, does: option.does }));
  if (command === undefined || words[0] === 'help')
    return commands.map(({ name, summary }) => ({ word: name, does: summary }));
  return (command.words?.among ?? []).map((word) => ({ word, does: command.summary }));
}
