/** The real command line: in a real process, or in this one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { vi } from 'vitest';
import { main as commandLine } from '../../../infra/local/command-line.ts';
import { parse } from '../../../infra/local/cli/parse.ts';
import { createProgress } from '../../../infra/local/cli/progress.ts';
import { commands } from '../../../infra/local/commands/index.ts';

const main = new URL('../../../infra/local/main.js', import.meta.url).pathname;

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export async function healthwire(...args: string[]): Promise<Finished> {
  return await finish(spawnHealthwire(...args));
}

export function spawnHealthwire(...args: string[]): ChildProcess {
  return spawnIn({}, ...args);
}

/**
 * In an environment of its own; undefined takes a variable out. DEBUG, with which a command says more,
 * is set by libraries of other tests in the same worker, too.
 */
export function spawnIn(env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', DEBUG: undefined, ...env },
  });
}

/**
 * All that such a process would do and say, in this one: a second's work of the processor is not done
 * again, and one command after the other is what tests ask. What a process alone has (its start, signals,
 * death) is asked of one.
 */
export async function runIn(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Finished> {
  const said = { stdout: '', stderr: '' };
  const before = { ...process.env };
  const heard = (['stdout', 'stderr'] as const).map((name) =>
    vi
      .spyOn(process[name], 'write')
      .mockImplementation((text) => ((said[name] += String(text)), true)),
  );
  become({ ...before, NO_COLOR: '1', DEBUG: undefined, ...env });
  try {
    const code = await commandLine(args, commands);
    return { code, ...said };
  } finally {
    become(before);
    for (const one of heard) one.mockRestore();
  }
}

function become(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (env[name] === undefined) delete process.env[name];
  for (const [name, value] of Object.entries(env))
    if (value !== undefined) process.env[name] = value;
}

export async function finish(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** What was said on standard error, without how far a slow machine had come. */
export function errorOf({ stderr }: Finished): string {
  return stderr.replace(/^(Comparing .*|\d+ of \d+ \w+)\n/gm, '');
}

/** Resolves with all output as soon as it matches. */
export async function says(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  return await new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (pattern.test(text)) resolve(text);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('close', () =>
      reject(new Error(`It ended before it said ${String(pattern)}: ${text}`)),
    );
  });
}

/** In this process, which is faster: a command that is understood, its exit code and all it says. */
export async function run(...argv: string[]): Promise<{ code: number; stdout: string }> {
  const task = parse(argv, commands);
  if (!('run' in task)) throw new Error(`no command: ${task.text}`);
  let stdout = '';
  const code = await task.run({
    write: (text) => (stdout += text),
    warn: (text) => (stdout += text),
    colour: false,
    progress: createProgress({ write: () => undefined }),
    stopped: () => Promise.resolve(),
    commands,
  });
  return { code, stdout };
}
