/** `healthwire verify` on the command line: a folder or buckets, and what is wrong with them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from './args.ts';
import { openStore } from './bind.ts';
import { CommandError } from './command-error.ts';
import { auditLines } from './print.ts';
import { createProgress } from './progress.ts';
import { print } from './terminal.ts';
import { isClean, verify } from './verify.ts';

export async function verifyCommand(
  asked: Extract<Command, { command: 'verify' }>,
): Promise<0 | 1> {
  const out = resolve(asked.out);
  if (!existsSync(join(out, 'state')))
    throw new CommandError(`Nothing is published in ${asked.out}: run publish first.`);
  const stores = { state: openStore(out, 'state'), site: openStore(out, 'site') };
  const progress = createProgress(process.stderr);
  const found = await verify(stores, (done, total) => progress.update(`${done} of ${total} files`));
  progress.done();
  stores.state.close();
  stores.site.close();
  if (found === undefined)
    throw new CommandError(`Nothing is published in ${asked.out}: run publish first.`);
  if (asked.json) print(JSON.stringify(found));
  else {
    auditLines(found).forEach(print);
    const verdict = isClean(found)
      ? 'equals a clean build of the accepted sources, and nothing dangles'
      : 'is not what a clean build would be: run publish to repair it';
    print(`${found.objects} files: the site ${verdict}.`);
  }
  return isClean(found) ? 0 : 1;
}
