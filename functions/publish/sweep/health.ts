/** How the whole site is, as the sweep found it. */
import type { Settings } from '../../site/settings.ts';
import { isRecent, withdrawalLimit } from '../ingest/guard.ts';
import type { Health } from '../ports.ts';
import type { Remembered } from '../rows/article.ts';
import type { Counts } from '../rows/swept.ts';
import { isOverdue } from './drift.ts';

export const NONE: Counts = { sources: 0, live: 0, refused: 0, held: 0, overdue: 0, lost: 0 };

/** With one more article. */
export function counted(counts: Counts, summary: Remembered, now: Date): Counts {
  const { status, memory, withdrawn } = summary;
  const isLost = withdrawn !== undefined && isRecent(withdrawn.since, now);
  return {
    ...counts,
    live: counts.live + Number(status === 'live'),
    refused: counts.refused + Number(memory.outcome === 'refused'),
    held: counts.held + Number(memory.outcome === 'held'),
    overdue: counts.overdue + Number(isOverdue(summary, now)),
    lost: counts.lost + Number(isLost),
  };
}

/**
 * `drift`: how many sources were found out of step though nothing happened to them lately. `behind`: how many changes
 * no feed tells of though they had time to.
 */
export function healthOf(
  { lost, ...counts }: Counts,
  found: Pick<Health, 'drift' | 'behind'>,
  settings: Settings | undefined,
): Health {
  const most = withdrawalLimit(counts.live + lost, settings?.withdrawalShare);
  return { ...counts, ...found, shrinkage: Math.round((100 * lost) / most) };
}
