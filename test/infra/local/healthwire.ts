/** The real command line in a real process, on folders made for one test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const main = new URL('../../../infra/local/main.js', import.meta.url).pathname;

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function write(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export function spawnHealthwire(...args: string[]): ChildProcess {
  return spawnIn({}, ...args);
}

/** In an environment of its own; undefined takes a variable out. */
export function spawnIn(env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
}

export async function healthwire(...args: string[]): Promise<Finished> {
  return await finish(spawnHealthwire(...args));
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
export function complaint({ stderr }: Finished): string {
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

/** File → hash of its bytes, below a folder. */
export function files(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((summary) => summary.isFile())
    .map((summary) => join(summary.parentPath, summary.name).slice(folder.length + 1));
  const hash = (name: string) =>
    createHash('md5')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.sort().map((name) => [name, hash(name)]));
}
