/** The command line: reads what is asked for, runs it, says in a sentence what came in between. */
import { parseCommand } from './cli/parse.ts';
import { commands } from './commands/index.ts';
import { sentence } from './runtime/sentence.ts';

/** Returns the exit code: 0 when all went well, 1 when something was refused, 2 for a mistake. */
export async function main(args: string[]): Promise<number> {
  try {
    const understood = parseCommand(args, commands);
    if ('command' in understood) return await understood.command.run(understood.asked, commands);
    const { exitCode, text } = understood;
    (exitCode === 0 ? process.stdout : process.stderr).write(text);
    return exitCode;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    if (process.env.DEBUG) console.error(error);
    return 2;
  }
}
