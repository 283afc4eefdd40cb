/** What `status` says to a person: a line for what waits for somebody, and one that counts. */
import { count, listed } from '../cli/lines.ts';
import { unscaledPicture } from './unscaled.ts';
import type { Status } from '../../../schemas/types.ts';

export function statusLines(status: Status): string[] {
  const { refused, held, overdue, due, scheduled, drafts, withdrawn, unscaled } = status;
  const article = ({ slug }: { slug: string }) => `articles/${slug}.md`;
  const kinds: [kind: string, items: string[]][] = [
    ['refused', refused.map((one) => `${one.file}  (${refusedBecause(one)})`)],
    ['held', held.map((one) => `${article(one)}  (stays live until you confirm)`)],
    ['overdue', overdue.map((one) => `${article(one)}  (review was due ${one.on})`)],
    ['due', due.map((one) => `${article(one)}  (review is due ${one.on})`)],
    ['scheduled', scheduled.map((one) => `${article(one)}  (until ${one.on})`)],
    ['draft', drafts.map(article)],
    ['withdrawn', withdrawn.map((one) => `${article(one)}  (since ${one.since})`)],
    ['as it is', unscaled.map((one) => `${unscaledPicture(one)}: no smaller files are made`)],
  ];
  const lines = kinds.flatMap(([kind, items]) => listed(kind, items, { width: 9 }));
  return [...lines, countsLine(status)];
}

function refusedBecause({ errors, warnings, live }: Status['refused'][number]): string {
  const counts = [count(errors, 'error'), warnings > 0 && count(warnings, 'warning')];
  return [...counts, live && 'the version before is live'].filter(Boolean).join(', ');
}

/** `7 live, 1 refused, 2 overdue for review, 1 due within 30 days, 1 draft` */
export function countsLine(status: Status): string {
  return counts(status)
    .map(({ number, what }) => `${number} ${what}`)
    .join(', ');
}

type Counted =
  'live' | 'refused' | 'held' | 'overdue' | 'due' | 'scheduled' | 'draft' | 'withdrawn';

/** How many there are of each kind; those alive always, of the others only where there are some. */
export function counts(status: Status): { kind: Counted; number: number; what: string }[] {
  const { live, refused, held, overdue, due, days, scheduled, drafts, withdrawn } = status;
  const some = (kind: Counted, { length: number }: readonly unknown[], what: string = kind) =>
    number > 0 ? [{ kind, number, what }] : [];
  return [
    { kind: 'live', number: live, what: 'live' },
    ...some('refused', refused),
    ...some('held', held),
    ...some('overdue', overdue, 'overdue for review'),
    ...some('due', due, `due within ${count(days, 'day')}`),
    ...some('scheduled', scheduled),
    ...some('draft', drafts, drafts.length === 1 ? 'draft' : 'drafts'),
    ...some('withdrawn', withdrawn),
  ];
}
