/** What a dry run says of what readers would notice; the same words for a folder and a bucket. */
import type { Readers } from './readers-changes.ts';

/** A line for each article, then `adds 1, changes 2, withdraws 0`. */
export function readersLines(readers: Readers): string[] {
  const { adds, changes, withdraws, moves, refused } = readers;
  const line = (what: string) => (which: string) => `${what.padEnd(9)}  ${which}`;
  return [
    ...adds.map(line('adds')),
    ...changes.map(line('changes')),
    ...withdraws.map(line('withdraws')),
    ...moves.map(({ from, to }) => line('moves')(`${from} → ${to}`)),
    ...refused.map((one) => line('refuses')(`${one.file}: ${counts(one)}`)),
    summary(readers),
    ...(refused.length === 0 ? [] : ['What is wrong, and where: npm run healthwire -- check']),
  ];
}

function summary({ adds, changes, withdraws, moves, refused }: Readers): string {
  return [
    `adds ${adds.length}, changes ${changes.length}, withdraws ${withdraws.length}`,
    ...(moves.length === 0 ? [] : [`moves ${moves.length}`]),
    ...(refused.length === 0 ? [] : [`refuses ${refused.length}`]),
  ].join(', ');
}

function counts({ errors, warnings }: Readers['refused'][number]): string {
  return [plural(errors, 'error'), ...(warnings === 0 ? [] : [plural(warnings, 'warning')])].join(
    ', ',
  );
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
