import { command } from '../cli/command.ts';
import { Misunderstood, needed } from '../cli/misunderstood.ts';
import { bucket, stateBucket, toggle } from '../cli/options.ts';

const options = {
  reason: { value: 'TEXT', does: 'what readers are told', read: toReason },
  lift: toggle('let the article come back'),
  bucket,
  'state-bucket': stateBucket,
};

export const withdraw = command({
  name: 'withdraw',
  takes: 'ARTICLE',
  does: 'take an article down, and say why; or let it come back',
  more: `Writes withdrawals/ARTICLE.json, which takes the article down and keeps it down,
whatever is pushed, until it is lifted: a notice with your reason takes its place,
feeds follow, and the CDN forgets the page. ARTICLE is its path, its file or its address
on the site. Without --bucket it waits in the folder for the next publish or push; with
it, it holds at once, and no folder is needed. An article whose source is deleted, and
which the guard holds, is known only with --state-bucket.`,
  options,
  examples: [
    'npm run healthwire -- withdraw sleep/iron --reason "The doses are wrong." --bucket NAME',
    'npm run healthwire -- withdraw sleep/iron --lift --bucket NAME',
  ],
  read([slug, ...more], { reason, lift, bucket, 'state-bucket': state }) {
    if (slug === undefined || more.length > 0)
      throw new Misunderstood(
        'Say which article, and only that one: npm run healthwire -- withdraw sleep/restless-legs' +
          ' --reason "…" (a reason of several words stands in quotes).',
      );
    if (state !== undefined) needed('withdraw', options, 'bucket', bucket);
    if (lift && reason !== undefined)
      throw new Misunderstood('--lift and --reason contradict each other: choose one.');
    return {
      slug,
      wanted: lift ? ('lift' as const) : { reason: needed('withdraw', options, 'reason', reason) },
      ...(bucket !== undefined && { bucket }),
      ...(state !== undefined && { state }),
    };
  },
  run: async (asked) => (await import('./withdraw/withdraw.ts')).withdrawCommand(asked),
});

/** As the schema of the front matter has it. */
const REASON_CHARACTERS = 2000;

/** Why an article is taken down: one paragraph for readers. */
function toReason(value: string): string {
  const reason = value.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (reason === '' || /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(reason))
    throw new Misunderstood('--reason needs words that readers can see: type it anew.');
  if (reason.length <= REASON_CHARACTERS) return reason;
  throw new Misunderstood(
    `--reason has ${reason.length} characters, and at most ${REASON_CHARACTERS} are kept:` +
      ' shorten it.',
  );
}
