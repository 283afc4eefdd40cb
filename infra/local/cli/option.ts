/** What an option is: one value, from which its name, its type and what is said of it follow. */
import { Misunderstood } from './command-error.ts';

/** A switch, unless something stands for its value. */
export interface Option {
  /** One line; starts in lower case, as what follows the option's name. */
  does: string;
  short?: string;
  /** What stands for the value in the help. */
  value?: string;
  /** The value may be left out; where it is not, it stands behind `=`. */
  optional?: true;
  /** It may be given several times: its values are lines. */
  repeats?: true;
  /** The command cannot do without it. */
  needed?: true;
  /** The option, by its key, without which this one means nothing. */
  with?: string;
  /** All values that it can have, for the shell's completion. */
  among?: readonly string[];
  /**
   * What was written, as what is meant; undefined where it was not given. `name` is the option's, as
   * it is written. Throws Misunderstood, with a sentence that says how to write it.
   */
  read?: (given: string | undefined, name: string) => unknown;
}

/** By its name in camel case. */
export type Options = Readonly<Record<string, Option>>;

/** What was written of them, by their keys; an empty text for a switch, or for a value left out. */
export type Written = Readonly<Record<string, string>>;

/** What is meant by it: a switch is there or not, a value is as it was read. */
export type Given<O> = {
  -readonly [Key in keyof O]: O[Key] extends { read: (...given: never[]) => infer Value }
    ? Present<O[Key], Value>
    : O[Key] extends { value: string }
      ? Present<O[Key], string | undefined>
      : boolean;
};

type Present<O, Value> = O extends { needed: true } ? NonNullable<Value> : Value;

/** `dryRun` → `--dry-run` */
export function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `--state-bucket NAME`, as the help has it; `--new[=REF]` where the value may be left out. */
export function usageOf(key: string, { value, optional }: Option): string {
  if (value === undefined) return optionName(key);
  return optional ? `${optionName(key)}[=${value}]` : `${optionName(key)} ${value}`;
}

/**
 * What was written of a command's options, as what is meant. Throws Misunderstood for one that is
 * lacking, or that will not do.
 */
export function readOptions(command: string, options: Options, written: Written): object {
  const lacking = (key: string) =>
    new Misunderstood(`"${command}" needs ${usageOf(key, options[key]!)}: ${options[key]!.does}.`);
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) {
    const given = written[key];
    if (given === undefined && option.needed) throw lacking(key);
    if (given !== undefined && option.with !== undefined && written[option.with] === undefined)
      throw lacking(option.with);
    if (option.read !== undefined) values[key] = option.read(given, optionName(key));
    else values[key] = option.value === undefined ? given !== undefined : given;
  }
  return values;
}
