/** `healthwire withdraw` on the command line: finds where to write, says what happens next. */
import { existsSync } from 'node:fs';
import type { Slug } from '../../../../functions/site/settings.ts';
import { readArticle } from '../../../../functions/publish/state/records.ts';
import type { Common } from '../../cli/command.ts';
import { write } from '../../cli/terminal.ts';
import { openBuckets, type Buckets } from '../../runtime/bucket-clients.ts';
import { bucketWithdrawals, folderWithdrawals } from './withdrawal-stores.ts';
import { withdraw, type Wanted, type Withdrawn } from './withdrawal.ts';

type Asked = Common & { slug: string; wanted: Wanted; bucket?: string; state?: string };

export async function withdrawCommand(asked: Asked): Promise<0> {
  const { slug: name, wanted, content, bucket, state } = asked;
  const buckets = bucket === undefined ? undefined : await openBuckets();
  try {
    const stores = withdrawalStoresOf(content, bucket, buckets);
    const remembers = async (slug: Slug) =>
      state !== undefined &&
      (await readArticle({ state: buckets!.open(state) }, slug)).etag !== undefined;
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const done = await withdraw({ name, wanted, stores, remembers, now });
    if (asked.json) write(`${JSON.stringify(done)}\n`);
    else write(`${[...done.changed.map(changedLine(done)), ...next(done, asked)].join('\n')}\n`);
    return 0;
  } finally {
    buckets?.close();
  }
}

/** With a bucket, no folder is needed. */
function withdrawalStoresOf(
  content: string,
  bucket: string | undefined,
  buckets: Buckets | undefined,
) {
  if (bucket === undefined || buckets === undefined) return [folderWithdrawals(content)];
  const there = existsSync(content) ? [folderWithdrawals(content)] : [];
  return [bucketWithdrawals(bucket, buckets.open(bucket)), ...there];
}

function changedLine({ withdrawal }: Withdrawn) {
  return ({ name }: { name: string }) => `${withdrawal ? 'written' : 'removed'}  ${name}`;
}

/** What follows by itself, and what is left for a person. */
function next({ slug, withdrawal, changed }: Withdrawn, { bucket }: Asked): string[] {
  const again = `npm run healthwire -- withdraw ${inShell(slug)}`;
  const lines = withdrawal
    ? [
        bucket === undefined
          ? `${slug} is withdrawn with the next publish or push. At once: add --bucket NAME.`
          : `${slug} is withdrawn: within seconds a notice takes its place, the feeds follow, and` +
            ' the CDN forgets the page. Nothing more is to be done for that.',
        'It stays down, whatever is pushed, until you lift it:',
        `  ${again} --lift${bucket === undefined ? '' : ` --bucket ${bucket}`}`,
      ]
    : [
        bucket === undefined
          ? 'A bucket that has the withdrawal keeps it: push never removes one. Lift it there with:\n' +
            `  ${again} --lift --bucket NAME`
          : `${slug} comes back within seconds, as its source is now; feeds and CDN follow.`,
      ];
  const file = changed.find(({ kind }) => kind === 'folder')?.name;
  const where = withdrawal
    ? 'that the repository says so too'
    : 'that the next push does not repeat it';
  if (file !== undefined) return [...lines, `Commit ${file}, so ${where}.`];
  return withdrawal || bucket === undefined
    ? lines
    : [...lines, `If your repository has withdrawals/${slug}.json, remove it there too.`];
}

/** A word that a shell takes as it is. */
function inShell(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
