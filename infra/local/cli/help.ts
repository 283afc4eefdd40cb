/** The help, written out from what every command says of itself. */
import type { Command } from './command.ts';
import { usageOf, type Options } from './option.ts';
import { everywhere } from './shared-options.ts';
import { program } from './program.ts';

/** The help for one command, or for all of them. */
export function helpText(commands: readonly Command[], command?: Command): string {
  if (command === undefined)
    return `healthwire publishes health articles: Markdown in; pages, JSON and feeds out.

Usage: ${program} COMMAND [OPTIONS]

Commands:
${rows(commands.map(({ name, summary }) => [name, summary]))}

Options of every command:
${optionRows(everywhere)}

More on one command: ${program} COMMAND --help
`;
  const { name, words, help, options, examples } = command;
  return `Usage: ${program} ${[name, words?.takes, '[OPTIONS]'].filter(Boolean).join(' ')}

${help}

Options:
${optionRows({ ...options, ...everywhere })}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}
`;
}

function optionRows(options: Options): string {
  return rows(Object.entries(options).map(([key, option]) => [usageOf(key, option), option.does]));
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
