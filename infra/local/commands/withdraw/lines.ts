/** What `withdraw` says to a person: what was written, what follows by itself, what is left to do. */
import type { Withdrawn } from './withdrawal.ts';
import { program } from '../../cli/program.ts';

export function withdrawnLines(done: Withdrawn, bucket: string | undefined): string[] {
  const word = done.withdrawal ? 'written' : 'removed';
  return [...done.changed.map(({ name }) => `${word}  ${name}`), ...next(done, bucket)];
}

function next({ slug, withdrawal, changed }: Withdrawn, bucket: string | undefined): string[] {
  const again = `${program} withdraw ${inShell(slug)}`;
  const lines = withdrawal
    ? [
        bucket === undefined
          ? `${slug} is withdrawn with the next publish or push. At once: add --bucket NAME.`
          : `${slug} is withdrawn: within seconds a notice takes its place, the feeds follow, and` +
            ' the CDN forgets the page. Nothing more is to be done for that.',
        'It stays down, whatever is pushed, until you lift the withdrawal:',
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
