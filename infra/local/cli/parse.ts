/** Reads the command line: which command is asked for, and what of it, or why nobody can tell. */
import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Command, Common, Option, Options } from './command.ts';
import { commandHelp, helpText } from './help.ts';
import { didYouMean, Misunderstood } from './misunderstood.ts';
import { everywhere } from './options.ts';

/** What is to be done: the command, and what it is asked for. */
export interface Understood {
  command: Command;
  asked: object & Common;
}

/** Something to print instead of doing anything: help on standard output, else on the error's. */
export interface Usage {
  exitCode: 0 | 2;
  text: string;
}

/** `argv` without the program: `process.argv.slice(2)`. */
export function parseCommand(
  argv: readonly string[],
  commands: readonly Command[],
): Understood | Usage {
  try {
    return understand(argv, commands);
  } catch (error) {
    if (!(error instanceof Misunderstood)) throw error;
    return { exitCode: 2, text: `${error.message}\n` };
  }
}

function understand(argv: readonly string[], commands: readonly Command[]): Understood | Usage {
  const all = [everywhere, ...commands.map(({ options }) => options)].flatMap(Object.entries);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(all.map(toConfig)),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
  const flags = tokens.filter((token) => token.kind === 'option');
  if (flags.some(({ name }) => name === 'version'))
    return { exitCode: 0, text: `healthwire ${version()}\n` };
  const asked = words[0] === 'help' ? words[1] : words[0];
  const wantsHelp = words[0] === 'help' || flags.some(({ name }) => name === 'help');
  if (asked === undefined) return { exitCode: wantsHelp ? 0 : 2, text: helpText(commands) };
  const command = named(asked, commands);
  if (wantsHelp) return { exitCode: 0, text: commandHelp(command) };

  const written: Record<string, string> = {};
  for (const flag of flags) {
    const option = optionOf(flag, command, commands);
    const value = valueOf(flag, option);
    const before = option.repeats ? written[flag.name] : undefined;
    written[flag.name] = before === undefined ? value : `${before}\n${value}`;
  }
  const values = read(written, { ...command.options, ...everywhere });
  const common = commonOf(values);
  return { command, asked: { ...command.read(words.slice(1), values, common), ...common } };
}

function toConfig([name, { value, short }]: [string, Option<unknown>]): [
  string,
  ParseArgsOptionsConfig[string],
] {
  return [name, { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) }];
}

function read(written: Record<string, string>, options: Options): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => [name, options[name]!.read(value)]),
  );
}

function commonOf(values: Record<string, unknown>): Common {
  const { content, out, 'base-url': baseUrl, json } = values as Partial<Record<string, string>>;
  return {
    content: content ?? 'content',
    out: out ?? '.healthwire',
    json: json !== undefined,
    ...(baseUrl !== undefined && { baseUrl }),
  };
}

function version(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function named(word: string, commands: readonly Command[]): Command {
  const command = commands.find(({ name }) => name === word);
  if (command !== undefined) return command;
  const names = commands.map(({ name }) => name);
  throw new Misunderstood(
    `There is no command "${word}".${didYouMean(word, names)}` +
      ' All commands: npm run healthwire -- --help',
  );
}

interface Flag {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function optionOf(
  { name, rawName }: Flag,
  command: Command,
  commands: readonly Command[],
): Option<unknown> {
  const allowed: Options = { ...command.options, ...everywhere };
  if (Object.hasOwn(allowed, name)) return allowed[name]!;
  const whose = commands.find(({ options }) => Object.hasOwn(options, name));
  const hint = whose
    ? ` That is an option of "${whose.name}".`
    : didYouMean(
        rawName,
        Object.keys(allowed).map((option) => `--${option}`),
      );
  throw new Misunderstood(
    `"${command.name}" has no option ${rawName}.${hint}` +
      ` All options: npm run healthwire -- ${command.name} --help`,
  );
}

function valueOf(
  { name, value, inlineValue }: Flag,
  { value: placeholder }: Option<unknown>,
): string {
  if (placeholder === undefined) {
    if (value === undefined) return '';
    throw new Misunderstood(`--${name} takes no value: write --${name} alone.`);
  }
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
    throw new Misunderstood(`--${name} needs a value: --${name} ${placeholder}.`);
  return value;
}
