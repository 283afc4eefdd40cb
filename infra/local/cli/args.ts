/** Reads the command line: what is asked for, as data, or why it cannot be understood. */
import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { commands, type CommandName } from './commands.ts';
import type { FormatName } from './diagnostics/names.ts';
import { helpText } from './help-text.ts';
import { didYouMean, Misunderstood } from './misunderstood.ts';
import type { Given } from '../commands/new/fields.ts';
import { everywhere, options, type OptionName } from './options.ts';
import { toBaseUrl, toBucket, toPort, toQueue, toReason } from './option-values.ts';
import { toCheck, toNew, toSign } from './editor-args.ts';
import { toStatus } from './status-args.ts';

interface Common {
  /** Folders, as given: relative to the working directory. */
  content: string;
  out: string;
  /** Without a slash at its end; absent: what site.yaml says. */
  baseUrl?: string;
  json: boolean;
}

export type Command =
  | ({ command: 'start'; port: number } & Common)
  | ({ command: 'publish'; dryRun?: true } & Common)
  | ({ command: 'check'; files: string[]; format: FormatName } & Partial<
      Record<'fix' | 'watch', true>
    > &
      Common)
  | ({ command: 'sign'; file: string; reviewed?: string; next?: string } & Common)
  | ({ command: 'new' } & Given & Common)
  | ({ command: 'push'; bucket: string } & Record<'delete' | 'dryRun' | 'confirm', boolean> &
      Common)
  | ({ command: 'withdraw'; slug: string; order: Order; bucket?: string; state?: string } & Common)
  | ({ command: 'confirm'; bucket: string; queue?: string; dryRun: boolean } & Common)
  | ({ command: 'status'; days: number; state?: string } & Common)
  | ({ command: 'verify'; buckets?: { site: string; state: string } } & Common);

/** Take an article down, and why; or let it come back. */
export type Order = { reason: string } | 'lift';

/** Something to print instead of doing anything: help on standard output, else on the error's. */
export interface Usage {
  command: 'usage';
  exitCode: 0 | 2;
  text: string;
}

export type Values = Partial<Record<OptionName, string>>;

/** `argv` without the program: `process.argv.slice(2)`. */
export function parseCommand(argv: readonly string[]): Command | Usage {
  try {
    return understand(argv);
  } catch (error) {
    if (!(error instanceof Misunderstood)) throw error;
    return { command: 'usage', exitCode: 2, text: `${error.message}\n` };
  }
}

function understand(argv: readonly string[]): Command | Usage {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(options).map(toConfig)),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
  const flags = tokens.filter((token) => token.kind === 'option');
  if (flags.some(({ name }) => name === 'version')) return say(0, `healthwire ${version()}\n`);
  const asked = words[0] === 'help' ? words[1] : words[0];
  const wantsHelp = words[0] === 'help' || flags.some(({ name }) => name === 'help');
  if (asked === undefined) return say(wantsHelp ? 0 : 2, helpText());
  const name = commandName(asked);
  if (wantsHelp) return say(0, helpText(name));

  const values: Values = {};
  for (const flag of flags) {
    const option = optionName(flag, name);
    const value = optionValue(flag);
    const before = options[option].repeats ? values[option] : undefined;
    values[option] = before === undefined ? value : `${before}\n${value}`;
  }
  return toCommand(name, words.slice(1), values);
}

function toConfig([name, { value, short }]: [string, (typeof options)[OptionName]]): [
  string,
  ParseArgsOptionsConfig[string],
] {
  return [name, { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) }];
}

function toCommand(command: CommandName, words: string[], values: Values): Command {
  const baseUrl = values['base-url'];
  const common: Common = {
    content: values.content ?? 'content',
    out: values.out ?? '.healthwire',
    json: values.json !== undefined,
    ...(baseUrl !== undefined && { baseUrl: toBaseUrl(baseUrl) }),
  };
  switch (command) {
    case 'check':
      return { command, ...toCheck(words, values), ...common };
    case 'sign':
      return { command, ...toSign(words, values), ...common };
    case 'new':
      return { command, ...toNew(words, values), ...common };
    case 'start':
      takesNothing(command, words);
      return { command, port: toPort(values.port ?? '8080'), ...common };
    case 'publish':
      takesNothing(command, words);
      return { command, ...(values['dry-run'] !== undefined && { dryRun: true }), ...common };
    case 'push':
      takesNothing(command, words);
      return { command, ...toPush(values), ...common };
    case 'withdraw':
      return { command, ...toWithdraw(words, values), ...common };
    case 'confirm':
      takesNothing(command, words);
      return { command, ...toConfirm(values), ...common };
    case 'status':
      return { command, ...toStatus(words, values), ...common };
    case 'verify':
      takesNothing(command, words);
      return { command, ...toVerify(values), ...common };
  }
}

function say(exitCode: 0 | 2, text: string): Usage {
  return { command: 'usage', exitCode, text };
}

function version(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function commandName(word: string): CommandName {
  if (Object.hasOwn(commands, word)) return word as CommandName;
  throw new Misunderstood(
    `There is no command "${word}".${didYouMean(word, Object.keys(commands))}` +
      ' All commands: npm run healthwire -- --help',
  );
}

interface Flag {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function optionName({ name, rawName }: Flag, command: CommandName): OptionName {
  const allowed: string[] = [...commands[command].options, ...everywhere];
  if (allowed.includes(name)) return name as OptionName;
  const whose = Object.entries(commands).find(([, { options }]) =>
    options.some((option) => option === name),
  );
  const hint = whose
    ? ` That is an option of "${whose[0]}".`
    : didYouMean(
        rawName,
        allowed.map((option) => `--${option}`),
      );
  throw new Misunderstood(
    `"${command}" has no option ${rawName}.${hint}` +
      ` All options: npm run healthwire -- ${command} --help`,
  );
}

function optionValue({ name, value, inlineValue }: Flag): string {
  const { value: placeholder } = options[name as OptionName];
  if (placeholder === undefined) {
    if (value === undefined) return '';
    throw new Misunderstood(`--${name} takes no value: write --${name} alone.`);
  }
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
    throw new Misunderstood(`--${name} needs a value: --${name} ${placeholder}.`);
  return value;
}

function takesNothing(command: CommandName, [word]: string[]): void {
  if (word === undefined) return;
  throw new Misunderstood(
    `"${command}" takes no "${word}". For another folder of articles, write --content ${word}.`,
  );
}

function toPush(values: Values) {
  return {
    bucket: toBucket('bucket', needed('push', 'bucket', values)),
    delete: values.delete !== undefined,
    dryRun: values['dry-run'] !== undefined,
    confirm: values.confirm !== undefined,
  };
}

function toWithdraw([slug, ...more]: string[], values: Values) {
  if (slug === undefined || more.length > 0)
    throw new Misunderstood(
      'Say which article, and only that one: npm run healthwire -- withdraw sleep/restless-legs' +
        ' --reason "…" (a reason of several words stands in quotes).',
    );
  const { bucket, lift, reason, 'state-bucket': state } = values;
  if (state !== undefined) needed('withdraw', 'bucket', values);
  if (lift !== undefined && reason !== undefined)
    throw new Misunderstood('--lift and --reason contradict each other: choose one.');
  const order: Order =
    lift === undefined ? { reason: toReason(needed('withdraw', 'reason', values)) } : 'lift';
  return {
    slug,
    order,
    ...(bucket !== undefined && { bucket: toBucket('bucket', bucket) }),
    ...(state !== undefined && { state: toBucket('state-bucket', state) }),
  };
}

function toConfirm(values: Values) {
  const { queue } = values;
  return {
    bucket: toBucket('bucket', needed('confirm', 'bucket', values)),
    dryRun: values['dry-run'] !== undefined,
    ...(queue !== undefined && { queue: toQueue(queue) }),
  };
}

/** Without buckets it audits a folder. */
function toVerify(values: Values) {
  if (values.bucket === undefined && values['state-bucket'] === undefined) return {};
  const site = toBucket('bucket', needed('verify', 'bucket', values));
  const state = toBucket('state-bucket', needed('verify', 'state-bucket', values));
  return { buckets: { site, state } };
}

function needed(command: CommandName, option: OptionName, values: Values): string {
  const value = values[option];
  if (value !== undefined) return value;
  throw new Misunderstood(
    `"${command}" needs --${option} ${options[option].value}: ${options[option].does}.`,
  );
}
