/** What `verify` says to a person: what is wrong with a site, and what to do about it. */
import { listed } from '../../cli/lines.ts';
import type { Audit } from './audit.ts';

/** No run deletes what it has not written: that is for whoever put it there. */
const EXTRA =
  'nothing that was pushed accounts for what is extra, and no run deletes it: do it by hand';

export function isClean({ objects: _, ...wrong }: Audit): boolean {
  return Object.values(wrong).every(({ length }) => length === 0);
}

/** `repair`: what to do about what is missing, differs or dangles. */
export function auditLines(audit: Audit, repair: string): string[] {
  const todo = [
    ...(isClean({ ...audit, extra: [] }) ? [] : [repair]),
    ...(audit.extra.length > 0 ? [EXTRA] : []),
  ];
  const verdict = isClean(audit)
    ? 'equals a clean build of the accepted sources, nothing dangles, and feeds are in step'
    : `is not what a clean build would be: ${todo.join('; ')}`;
  return [...wrongLines(audit), `${audit.objects} files: the site ${verdict}.`];
}

function wrongLines({ missing, extra, differing, dangling, outOfStep, kept }: Audit): string[] {
  const kinds: [string, string[]][] = [
    ['missing', missing],
    ['extra', extra],
    ['differs', differing.map(({ key, what }) => `${key} (${what})`)],
    ['dangling', dangling.map(({ key, link }) => `${key} points at ${link}`)],
    [
      'step',
      outOfStep.map(({ feed, page, what }) => `${feed} is out of step with ${page}: it ${what}`),
    ],
    ['ledger', kept.map(({ key, what }) => `${key} (${what})`)],
  ];
  return kinds.flatMap(([kind, items]) => listed(kind, items, { width: 8 }));
}
