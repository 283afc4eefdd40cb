/** The help, written out from what the commands say of themselves. */
import type { Command, Options } from './command.ts';
import { everywhere } from './options.ts';

/** The help for all commands. */
export function helpText(commands: readonly Command[]): string {
  return `healthwire publishes health articles: Markdown in; pages, JSON and feeds out.

Usage: npm run healthwire -- COMMAND [OPTIONS]

Commands:
${rows(commands.map(({ name, does }) => [name, does]))}

Options of every command:
${optionRows(everywhere)}

More on one command: npm run healthwire -- COMMAND --help
`;
}

/** The help for one command. */
export function commandHelp({ name, takes, more, options, examples }: Command): string {
  return `Usage: npm run healthwire -- ${[name, takes, '[OPTIONS]'].filter(Boolean).join(' ')}

${more}

Options:
${optionRows({ ...options, ...everywhere })}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}
`;
}

function optionRows(options: Options): string {
  return rows(
    Object.entries(options).map(([name, { value, does }]) => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      does,
    ]),
  );
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
