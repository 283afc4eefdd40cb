/** The help, written out from what commands.ts says of every command and option. */
import { commands, type CommandName } from './commands.ts';
import { everywhere, options, type OptionName } from './options.ts';

/** The help for one command, or for all of them. */
export function helpText(name?: CommandName): string {
  if (name === undefined) {
    return `healthwire publishes health articles: Markdown in; pages, JSON and feeds out.

Usage: npm run healthwire -- COMMAND [OPTIONS]

Commands:
${rows(Object.entries(commands).map(([command, { does }]) => [command, does]))}

Options of every command:
${optionRows(everywhere)}

More on one command: npm run healthwire -- COMMAND --help
`;
  }
  const { takes, more, options: own, examples } = commands[name];
  return `Usage: npm run healthwire -- ${[name, takes, '[OPTIONS]'].filter(Boolean).join(' ')}

${more}

Options:
${optionRows([...own, ...everywhere])}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}
`;
}

function optionRows(names: readonly OptionName[]): string {
  return rows(
    names.map((name) => {
      const { value, does } = options[name];
      return [value === undefined ? `--${name}` : `--${name} ${value}`, does];
    }),
  );
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
