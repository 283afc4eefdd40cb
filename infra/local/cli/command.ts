/** What a command is. commands/index.ts lists all of them. */

/** One option of a command, or of all; each is written once and named where it is taken. */
export interface Option<Value> {
  /** One line of the help; starts in lower case, as what follows the option's name. */
  does: string;
  /** What stands for its value in the help; an option without one is a switch. */
  value?: string;
  /** It may be given several times: its values are lines. */
  repeats?: true;
  short?: string;
  /** What was written, as what is meant. Throws Misunderstood, with a sentence how to write it. */
  read(this: void, written: string): Value;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** What was given: each option's value as it was read, where it was given at all. */
type ValuesOf<O extends Options> = {
  [Name in keyof O]?: O[Name] extends Option<infer Value> ? Value : never;
};

/** What every command takes. */
export interface Common {
  /** Folders, as given: relative to the working directory. */
  content: string;
  out: string;
  /** Without a slash at its end; absent: what site.yaml says. */
  baseUrl?: string;
  json: boolean;
}

/** 0: done. 1: something is wrong with what was looked at. (2: it could not be carried out.) */
type ExitCode = 0 | 1;

export interface Command<O extends Options = Options, Asked extends object = object> {
  name: string;
  /** What stands behind its name in the help, before the options. */
  takes?: string;
  does: string;
  /** A paragraph for `<command> --help`. */
  more: string;
  options: O;
  examples: readonly string[];
  /** What is asked for, of the words behind its name and the options. Throws Misunderstood. */
  read(this: void, words: readonly string[], values: ValuesOf<O>, common: Common): Asked;
  /**
   * Does it and prints what came of it. What it needs is loaded only here, so that none waits.
   * `all` are all commands there are.
   */
  run(this: void, asked: Asked & Common, all: readonly Command[]): Promise<ExitCode>;
}

/** A command as it is written, its types kept together. */
export function command<O extends Options, Asked extends object>(
  written: Command<O, Asked>,
): Command<O, Asked> {
  return written;
}
