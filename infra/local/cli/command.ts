/** What a command is: one value, from which help, completion and documentation follow. */
import { CommandError, Misunderstood } from './command-error.ts';
import { readOptions, type Given, type Options, type Written } from './option.ts';
import type { Progress } from './progress.ts';
import { everywhere } from './shared-options.ts';

interface Definition<O extends Options, W extends object, Result> {
  name: string;
  /** One line for the list of commands; starts in lower case. */
  summary: string;
  /** A paragraph for `<command> --help`. */
  help: string;
  examples: readonly string[];
  /** Beside those that every command takes. */
  options: O;
  /** Absent: it takes none. */
  words?: Words<W>;
  /** Throws Misunderstood where what is asked for contradicts itself. */
  check?: (asked: Asked<O, W>) => void;
  /** Loads what it needs only now, so that no command waits for what another needs. */
  run: (asked: Asked<O, W>, terminal: Terminal) => Promise<Result>;
  /**
   * What is said to a person at the end; `--json` prints the result itself. Absent where all is said
   * on the way.
   */
  print?: (result: Result, asked: Asked<O, W>, terminal: Terminal) => string | Promise<string>;
  /** Whether something was refused: exit code 1. */
  refuses?: (result: Result) => boolean;
  /** What must not pass for success, a sentence, whatever else was done: exit code 2. */
  fails?: (result: Result, asked: Asked<O, W>) => Promise<string | undefined>;
}

/** The words behind a command's name. */
interface Words<W> {
  /** What stands for them in the help. */
  takes: string;
  /** Throws Misunderstood where there are too many or too few. */
  read: (words: string[]) => W;
  /** All that the first of them can be, for the shell's completion; absent: files. */
  among?: readonly string[];
}

/** All that a command is told. */
type Asked<O, W> = Given<typeof everywhere> & Given<O> & W;

/** What a command may use of the process that it runs in. */
export interface Terminal {
  /** To standard output. */
  write: (text: string) => void;
  /** To standard error. */
  warn: (text: string) => void;
  /** Whether standard output shows colours. */
  colour: boolean;
  progress: Progress;
  /** Resolves when somebody stops the process. */
  stopped: () => Promise<void>;
  /** All commands there are. */
  commands: readonly Command[];
}

/** A command, whatever it is told. */
export interface Command {
  name: string;
  summary: string;
  help: string;
  examples: readonly string[];
  options: Options;
  words?: Words<object>;
  /** Throws Misunderstood; nothing is done yet. */
  understand: (options: Written, words: string[]) => Task;
}

/** A command line that is understood. */
export interface Task {
  command: string;
  asked: object;
  /** Returns the exit code: 1 when something was refused. */
  run: (terminal: Terminal) => Promise<0 | 1>;
}

export function command<const O extends Options, W extends object, Result>(
  definition: Definition<O, W, Result>,
): Command {
  const { name, options, words = withoutWords(name), check } = definition;
  return {
    ...definition,
    understand: (written, rest) => {
      const all: Options = { ...everywhere, ...options };
      const asked = { ...readOptions(name, all, written), ...words.read(rest) } as Asked<O, W>;
      check?.(asked);
      return { command: name, asked, run: (terminal) => run(definition, asked, terminal) };
    },
  };
}

async function run<O extends Options, W extends object, Result>(
  { run, print, refuses, fails }: Definition<O, W, Result>,
  asked: Asked<O, W>,
  terminal: Terminal,
): Promise<0 | 1> {
  try {
    const result = await run(asked, terminal);
    terminal.progress.done();
    if (print !== undefined)
      terminal.write(
        `${asked.json ? JSON.stringify(result) : await print(result, asked, terminal)}\n`,
      );
    const failure = await fails?.(result, asked);
    if (failure !== undefined) throw new CommandError(failure);
    return refuses?.(result) === true ? 1 : 0;
  } finally {
    terminal.progress.done();
  }
}

function withoutWords<W extends object>(command: string): Words<W> {
  return {
    takes: '',
    read: ([word]) => {
      if (word === undefined) return {} as W;
      throw new Misunderstood(
        `"${command}" takes no "${word}". For another folder of articles, write --content ${word}.`,
      );
    },
  };
}
