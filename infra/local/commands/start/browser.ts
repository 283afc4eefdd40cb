/** The browser of whoever sits here, by the program that this system opens addresses with. */
import { spawn } from 'node:child_process';
import { CommandError } from '../../cli/command-error.ts';

/** Program and arguments; BROWSER names another program, as many Linux tools have it. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  browser?: string,
): [program: string, ...args: string[]] {
  if (browser) return [browser, url];
  if (platform === 'darwin') return ['open', url];
  // `start` takes a first argument in quotes for a title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
  return ['xdg-open', url];
}

/** Resolves once it is asked to. Throws CommandError, with a sentence, where there is none. */
export async function openBrowser(
  url: string,
  command = browserCommand(url, process.platform, process.env.BROWSER),
): Promise<void> {
  const [program, ...args] = command;
  // The browser lives on when this process ends, and what it says is not ours to print.
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const failed = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(true));
    child.once('exit', (code) => resolve(code !== 0));
    child.once('spawn', () => void setTimeout(() => resolve(false), OPENING_MS).unref());
  });
  child.unref();
  if (failed)
    throw new CommandError(`No browser could be opened (${program}): go to ${url}/ yourself.`);
}

/** A program that still runs after it has opened one. */
const OPENING_MS = 3_000;
