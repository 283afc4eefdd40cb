import { existsSync } from 'node:fs';
import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { bucket, table } from '../../cli/shared-options.ts';
import { program } from '../../cli/program.ts';

/** Characters of a reason, as the schema of the front matter has it. */
const REASON_CHARACTERS = 2000;

export const withdrawCommand = command({
  name: 'withdraw',
  summary: 'take an article down, and say why; or let it come back',
  help: `Writes a withdrawal, withdrawals/ARTICLE.json, that takes the article down and keeps it
down, whatever is pushed, until it is lifted: a notice with your reason takes its place,
feeds follow, and the CDN forgets the page. ARTICLE is its path, its file or its address
on the site, also one that its front matter names. Without --bucket it waits in the folder
for the next publish or push; with it, it holds at once, and no folder is needed. An
article whose source is deleted, and which the guard holds, is known only with --table.`,
  examples: [
    `${program} withdraw sleep/iron --reason "The doses are wrong." --bucket NAME`,
    `${program} withdraw sleep/iron --lift --bucket NAME`,
  ],
  words: {
    takes: 'ARTICLE',
    read: ([article, ...more]) => {
      if (article !== undefined && more.length === 0) return { article };
      throw new Misunderstood(
        `Say which article, and only that one: ${program} withdraw sleep/restless-legs` +
          ' --reason "…" (a reason of several words stands in quotes).',
      );
    },
  },
  options: {
    reason: {
      value: 'TEXT',
      does: 'what readers are told',
      read: (given) => (given === undefined ? undefined : toReason(given)),
    },
    lift: { does: 'let the article come back' },
    bucket: bucket('the source bucket'),
    table: { ...table, with: 'bucket' },
  },
  check: ({ lift, reason }) => {
    if (lift && reason !== undefined)
      throw new Misunderstood('--lift and --reason contradict each other: choose one.');
    if (!lift && reason === undefined)
      throw new Misunderstood('"withdraw" needs --reason TEXT: what readers are told.');
  },
  run: async ({ article, reason, content, bucket, table }) => {
    const { withdraw } = await import('./withdrawal.ts');
    const { inBucket, inFolder } = await import('./withdrawal-stores.ts');
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const asked = { name: article, reason, now };
    if (bucket === undefined) return await withdraw({ ...asked, stores: [inFolder(content)] });
    const { openAws } = await import('../../runtime/aws-clients.ts');
    const aws = await openAws();
    try {
      // With a bucket, no folder is needed.
      const folders = existsSync(content) ? [inFolder(content)] : [];
      const stores = [inBucket(bucket, aws.bucket(bucket)), ...folders];
      const rows = table === undefined ? undefined : await aws.table(table);
      return await withdraw({ ...asked, stores, table: rows });
    } finally {
      aws.close();
    }
  },
  print: async (done, { bucket }) =>
    (await import('./lines.ts')).withdrawnLines(done, bucket).join('\n'),
});

/** Why an article is taken down: one paragraph for readers. */
function toReason(given: string): string {
  const reason = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (reason === '' || /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(reason))
    throw new Misunderstood('--reason needs words that readers can see: type it anew.');
  if (reason.length <= REASON_CHARACTERS) return reason;
  throw new Misunderstood(
    `--reason has ${reason.length} characters, and at most ${REASON_CHARACTERS} are kept:` +
      ' shorten it.',
  );
}
