/** The command line as a process sees it: understood, carried out, and its exit code. */
import type { Command, Terminal } from './cli/command.ts';
import { sentence } from './cli/command-error.ts';
import { parse } from './cli/parse.ts';
import { createProgress } from './cli/progress.ts';

/** Returns the exit code: 0 when all went well, 1 when something was refused, 2 for a mistake. */
export async function main(args: string[], commands: readonly Command[]): Promise<0 | 1 | 2> {
  try {
    const asked = parse(args, commands);
    if ('run' in asked) return await asked.run(thisTerminal(commands));
    (asked.exitCode === 0 ? process.stdout : process.stderr).write(asked.text);
    return asked.exitCode;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    if (process.env.DEBUG) console.error(error);
    return 2;
  }
}

function thisTerminal(commands: readonly Command[]): Terminal {
  return {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    colour: process.stdout.isTTY && !process.env.NO_COLOR,
    progress: createProgress(process.stderr),
    stopped: () =>
      new Promise((stop) => process.once('SIGINT', () => stop()).once('SIGTERM', () => stop())),
    commands,
  };
}
