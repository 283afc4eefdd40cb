/** What push says to a person: a line for each file, then what it comes to. */
import { listed } from '../../cli/lines.ts';
import { readersLines } from '../../runtime/dry-run.ts';
import type { Pushed } from './mirror.ts';

interface Asked {
  delete: boolean;
  dryRun: boolean;
}

export function pushedLines(pushed: Pushed, asked: Asked): string[] {
  const { uploaded, deleted, failed, refused } = pushed;
  const failures = failed.map(({ key, reason }) => `${key}: ${reason}`);
  const all = { width: 8, most: Infinity };
  // A dry run is asked for its list, and gives all of it.
  const some = asked.dryRun ? all : { width: 8 };
  return [
    ...listed(asked.dryRun ? 'upload' : 'uploaded', uploaded, some),
    ...listed(asked.dryRun ? 'delete' : 'deleted', deleted, some),
    ...listed('failed', failures, all),
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
