/** What the command line makes of a line, before anything is done. */
import { parse } from '../../../infra/local/cli/parse.ts';
import { commands } from '../../../infra/local/commands/index.ts';

/** The command and all that it is told; what was not given, and has no default, is not there. */
export function understood(line: string | string[]): Record<string, unknown> {
  const task = parse(words(line), commands);
  if (!('run' in task)) throw new Error(`no command: ${task.text}`);
  const given = Object.entries(task.asked).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  return { command: task.command, ...Object.fromEntries(given) };
}

/** The sentence about a line that cannot be understood. */
export function errorIn(line: string | string[]): string {
  try {
    parse(words(line), commands);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`understood: ${String(line)}`);
}

function words(line: string | string[]): string[] {
  return typeof line === 'string' ? line.split(' ').filter(Boolean) : line;
}
