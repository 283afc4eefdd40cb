/** What is wrong with a configuration, at the line where it stands. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../functions/article/configuration.ts';
import { shown } from './file.ts';
import { Impure } from './traps.ts';

/** `healthwire.config.ts:3:9: Sentence.`; `files` are the configuration's own, the first of them itself. */
export function faultLine({ reason, near }: Fault, files: readonly string[]): string {
  const found = near === undefined ? undefined : firstOf(near, files);
  return `${found ?? `${shown(files[0]!)}:1:1`}: ${reason}`;
}

/** Something that was thrown, at the last of its own lines that the code came by. */
export function thrownLine(thrown: unknown, files: readonly string[]): string {
  const { code, message } = thrown as { code?: string; message?: string };
  const said = (message ?? String(thrown)).trim().split('\n')[0]!;
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(said)?.[1];
  if (missing !== undefined) {
    const name = missing.startsWith('/') ? missing.split('/').at(-1)! : missing;
    return faultLine({ reason: `There is no ${name} to import.`, near: name }, files);
  }
  const reason =
    code === 'ERR_REQUIRE_ASYNC_MODULE'
      ? 'It waits for something, and a configuration is there at once: leave out await.'
      : thrown instanceof Impure
        ? said
        : `It fails: ${said.replace(/\.?$/, '.')}`;
  const place = ownFrame(thrown, files);
  return place === undefined ? faultLine({ reason, near: 'await' }, files) : `${place}: ${reason}`;
}

function ownFrame(thrown: unknown, files: readonly string[]): string | undefined {
  const stack = thrown instanceof Error ? String(thrown.stack) : '';
  for (const [, url, line, column = '1'] of stack.matchAll(
    /(file:\/\/[^\s)]+?):(\d+)(?::(\d+))?(?=\)?$)/gm,
  )) {
    const file = fileURLToPath(url!.replace(/\?.*$/, ''));
    if (files.includes(file)) return `${shown(file)}:${line}:${column}`;
  }
  const { cause } = thrown as { cause?: unknown };
  return cause === undefined ? undefined : ownFrame(cause, files);
}

function firstOf(near: string, files: readonly string[]): string | undefined {
  for (const file of files)
    for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const column = wordIn(line, near);
      if (column !== undefined) return `${shown(file)}:${at + 1}:${column + 1}`;
    }
  return undefined;
}

/** Where it begins, from 0, and not in the middle of another word. */
function wordIn(line: string, near: string): number | undefined {
  for (let at = line.indexOf(near); at >= 0; at = line.indexOf(near, at + 1))
    if (!/\w/.test(line[at - 1] ?? '') && !/\w/.test(line[at + near.length] ?? '')) return at;
  return undefined;
}
