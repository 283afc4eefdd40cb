/** Reads the command line: what is asked for, or why it cannot be understood. */
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { parseArgs } from 'node:util';
import type { Command, Task } from './command.ts';
import { didYouMean, Misunderstood } from './command-error.ts';
import { helpText } from './help.ts';
import { optionName, usageOf, type Option, type Options } from './option.ts';
import { everywhere } from './shared-options.ts';
import { program } from './program.ts';

/** Something to print instead of doing anything: help on standard output, else on the error's. */
export interface Usage {
  exitCode: 0 | 2;
  text: string;
}

/** `argv` without the program: `process.argv.slice(2)`. Throws Misunderstood, with a sentence. */
export function parse(argv: readonly string[], commands: readonly Command[]): Task | Usage {
  const all: Options = Object.fromEntries(
    [...commands.map(({ options }) => options), everywhere].flatMap(Object.entries<Option>),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(all).map(toConfig)),
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
  const command = commandCalled(asked, commands);
  if (wantsHelp) return { exitCode: 0, text: helpText(commands, command) };

  const given: Record<string, string> = {};
  for (const flag of flags) {
    const [key, option] = optionOf(flag, command, commands);
    const before = option.repeats ? given[key] : undefined;
    const value = valueOf(flag, key, option);
    given[key] = before === undefined ? value : `${before}\n${value}`;
  }
  return command.understand(given, words.slice(1));
}

function toConfig([key, { value, optional, short }]: [string, Option]) {
  const isAlone = value === undefined || optional === true;
  const type = isAlone ? ('boolean' as const) : ('string' as const);
  return [optionName(key).slice(2), { type, ...(short !== undefined && { short }) }] as const;
}

function version(): string {
  const text = readFileSync(findPackageJSON(import.meta.url)!, 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function commandCalled(word: string, commands: readonly Command[]): Command {
  const command = commands.find(({ name }) => name === word);
  if (command !== undefined) return command;
  const names = commands.map(({ name }) => name);
  throw new Misunderstood(
    `There is no command "${word}".${didYouMean(word, names)}` + ` All commands: ${program} --help`,
  );
}

interface Flag {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function optionOf({ name, rawName }: Flag, command: Command, commands: readonly Command[]) {
  const called = ([key]: [string, Option]) => optionName(key) === `--${name}`;
  const allowed = Object.entries<Option>({ ...command.options, ...everywhere });
  const option = allowed.find(called);
  if (option !== undefined) return option;
  const whose = commands.find(({ options }) => Object.entries(options).some(called));
  const names = allowed.map(([key]) => optionName(key));
  throw new Misunderstood(
    `"${command.name}" has no option ${rawName}.` +
      (whose ? ` That is an option of "${whose.name}".` : didYouMean(rawName, names)) +
      ` All options: ${program} ${command.name} --help`,
  );
}

function valueOf({ value, inlineValue }: Flag, key: string, option: Option): string {
  const name = optionName(key);
  if (option.value === undefined) {
    if (value === undefined) return '';
    throw new Misunderstood(`${name} takes no value: write ${name} alone.`);
  }
  if (option.optional && value === undefined) return '';
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
    throw new Misunderstood(`${name} needs a value: ${usageOf(key, option)}.`);
  return value;
}
