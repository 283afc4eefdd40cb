/** What `restore` says to a person. */
import { count, listed } from '../../cli/lines.ts';
import type { RestoredTable } from './run.ts';

export function restoredLines(
  { articles, media, sources, written, unreadable, aside }: RestoredTable,
  onAws: boolean,
): string[] {
  const site =
    written.length === 0
      ? 'the site is as it was'
      : `${count(written.length, 'file')} of the site followed what was pushed meanwhile`;
  return [
    ...listed('unreadable', unreadable, { width: 10 }),
    ...listed('written', written, { width: 10 }),
    ...(aside === undefined ? [] : [`The table that was there is ${aside} now.`]),
    `The table is there again, with ${count(articles, 'article')} from the ledger and ` +
      `${count(media, 'media file')} from the site; ${count(sources, 'source')} looked at: ${site}.`,
    ...(unreadable.length === 0 ? [] : [LOST]),
    ...(onAws ? [NEXT] : []),
  ];
}

const LOST =
  'What the unreadable objects said is lost: bring back an older version of each, and run restore' +
  ' again with --confirm.';
const NEXT =
  'Let the functions work again, if you have stopped them: the next sweep looks at everything once more.';
