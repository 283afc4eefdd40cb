/** `healthwire verify` on the command line: a folder or buckets, and what is wrong with them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Store } from '../../../../functions/store/store.ts';
import type { Common } from '../../cli/command.ts';
import { openStore } from '../../runtime/bind.ts';
import { CommandError } from '../../cli/command-error.ts';
import { createProgress } from '../../cli/progress.ts';
import { print } from '../../cli/terminal.ts';
import { isClean, verify, type Audit } from './audit.ts';

type Asked = Common & { buckets?: { site: string; state: string } };

/** Returns the exit code: 1 when anything is wrong. */
export async function verifyCommand(asked: Asked): Promise<0 | 1> {
  const progress = createProgress(process.stderr);
  const { where, repair, stores, close } = await openPublished(asked);
  try {
    const update = (done: number, total: number) => progress.count(done, total, 'files');
    const found = await verify(stores, update);
    progress.done();
    if (found === undefined) throw nothing(where);
    if (asked.json) print(JSON.stringify(found));
    else printAudit(found, repair);
    return isClean(found) ? 0 : 1;
  } finally {
    progress.done();
    close();
  }
}

interface Published {
  /** How a person calls it. */
  where: string;
  /** What to do about what is wrong. */
  repair: string;
  stores: { state: Store; site: Store };
  close: () => void;
}

async function openPublished({ out, buckets: names }: Asked): Promise<Published> {
  if (names === undefined) return openFolder(out);
  const { openBuckets } = await import('../../runtime/bucket-clients.ts');
  const buckets = await openBuckets();
  return {
    where: names.site,
    repair:
      'the hourly sweep repairs what differs; while a push is on its way, look again a minute later',
    stores: { state: buckets.open(names.state), site: buckets.open(names.site) },
    close: () => buckets.close(),
  };
}

function openFolder(out: string): Published {
  const folder = resolve(out);
  if (!existsSync(join(folder, 'state'))) throw nothing(out);
  const stores = { state: openStore(folder, 'state'), site: openStore(folder, 'site') };
  return {
    where: out,
    repair: 'run publish to repair it',
    stores,
    close: () => {
      stores.state.close();
      stores.site.close();
    },
  };
}

function nothing(where: string): CommandError {
  return new CommandError(`Nothing is published in ${where}: run publish first.`);
}

/** No run deletes what it has not written: that is for whoever put it there. */
const EXTRA =
  'nothing that was pushed accounts for what is extra, and no run deletes it: do it by hand';

function printAudit(audit: Audit, repair: string): void {
  auditLines(audit).forEach(print);
  const { extra } = audit;
  const todo = [
    ...(isClean({ ...audit, extra: [] }) ? [] : [repair]),
    ...(extra[0] ? [EXTRA] : []),
  ];
  const verdict = isClean(audit)
    ? 'equals a clean build of the accepted sources, nothing dangles, and feeds are in step'
    : `is not what a clean build would be: ${todo.join('; ')}`;
  print(`${audit.objects} files: the site ${verdict}.`);
}

/** What is wrong with a site, at most so many lines of a kind. */
function auditLines(audit: Audit, most = 20): string[] {
  const kinds: [string, string[]][] = [
    ['missing', audit.missing],
    ['extra', audit.extra],
    ['differs', audit.differing.map(({ key, what }) => `${key} (${what})`)],
    ['dangling', audit.dangling.map(({ key, link }) => `${key} points at ${link}`)],
    [
      'step',
      audit.outOfStep.map(
        ({ feed, page, what }) => `${feed} is out of step with ${page}: it ${what}`,
      ),
    ],
  ];
  return kinds.flatMap(([kind, items]) => [
    ...items.slice(0, most).map((item) => `${kind.padEnd(9)} ${item}`),
    ...(items.length > most ? [`${kind.padEnd(9)} … and ${items.length - most} more`] : []),
  ]);
}
