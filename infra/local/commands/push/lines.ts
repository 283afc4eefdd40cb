/** What push says to a person: a line for each file, then what it comes to. */
import { readersLines } from '../../runtime/readers-lines.ts';
import type { Pushed } from './mirror.ts';

interface Asked {
  delete: boolean;
  dryRun: boolean;
}

/** At most so many lines of a kind; a dry run is asked for its list, and gives all of it. */
const MOST = 20;

export function pushedLines(pushed: Pushed, asked: Asked): string[] {
  const { uploaded, deleted, failed, refused } = pushed;
  const most = asked.dryRun ? Infinity : MOST;
  return [
    ...lines(asked.dryRun ? 'upload' : 'uploaded', uploaded, most),
    ...lines(asked.dryRun ? 'delete' : 'deleted', deleted, most),
    ...lines(
      'failed',
      failed.map(({ key, reason }) => `${key}: ${reason}`),
      Infinity,
    ),
    ...(refused === undefined || asked.dryRun ? [summary(pushed, asked)] : []),
    ...(asked.dryRun ? forReaders(pushed) : []),
    ...(refused === undefined ? leftLines(pushed, asked) : [refused]),
  ];
}

function forReaders({ readers }: Pushed): string[] {
  return readers === undefined
    ? ['What would change for readers is not known: you may list the bucket, and not read it.']
    : readersLines(readers);
}

function lines(what: string, items: readonly string[], most: number): string[] {
  const shown = items.slice(0, most).map((item) => `${what.padEnd(8)}  ${item}`);
  const more = items.length - shown.length;
  return more === 0 ? shown : [...shown, `${what.padEnd(8)}  … and ${more} more`];
}

/** `3 uploaded, 1 deleted, 42 unchanged` */
function summary({ uploaded, deleted, unchanged, failed }: Pushed, { dryRun }: Asked): string {
  return [
    `${uploaded.length} ${dryRun ? 'to upload' : 'uploaded'}`,
    `${deleted.length} ${dryRun ? 'to delete' : 'deleted'}`,
    `${unchanged} unchanged`,
    ...(failed.length === 0 ? [] : [`${failed.length} failed: push again`]),
  ].join(', ');
}

function leftLines({ left }: Pushed, asked: Asked): string[] {
  if (left.length === 0) return [];
  const [which, stay] =
    left.length === 1 ? [`${left[0]} is`, 'stays'] : [`${left.length} files are`, 'stay'];
  return asked.delete
    ? [`${which} still to be deleted: that waits until every article is uploaded.`]
    : [`${which} only in the bucket, and ${stay} there without --delete.`];
}
