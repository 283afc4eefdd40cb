/** How the whole site is, as the sweep found it. */
import { isRecent } from '../ingest/guard.ts';
import type { Remembered } from '../state/records.ts';
import { isAtRest, isOverdue, unjoined, type View } from './drift.ts';

export interface Health {
  /** Sources that were looked at. */
  sources: number;
  /** Articles that are live. */
  live: number;
  /** Articles whose last push is refused; their last accepted version, if any, stays live. */
  refused: number;
  /** Articles whose withdrawal waits for a person to confirm it. */
  held: number;
  /** Live articles whose next medical review is overdue. */
  overdue: number;
  /** Things at rest that were out of step, and were sent to be mended. */
  drift: number;
  /** Records at rest that no feed or listing knows. */
  behind: number;
  /** Articles withdrawn within the last day, in percent of those that were live before. */
  shrinkage: number;
}

/** `drift`: how many sources were found out of step though nothing happened to them lately. */
export function healthOf(view: View, drift: number): Health {
  const { sources, rows, now } = view;
  const summaries = [...rows.values()].map(({ summary }) => summary);
  const count = (test: (summary: Remembered) => boolean) => summaries.filter(test).length;
  const live = count(({ status }) => status === 'live');
  const lost = count(({ withdrawn }) => withdrawn !== undefined && isRecent(withdrawn.since, now));
  return {
    sources: sources.size,
    live,
    refused: count(({ memory }) => memory.outcome === 'refused'),
    held: count(({ memory }) => memory.outcome === 'held'),
    overdue: count((summary) => isOverdue(summary, now)),
    drift,
    behind: unjoined(view).filter((record) => isAtRest(view, record)).length,
    shrinkage: live + lost === 0 ? 0 : Math.round((100 * lost) / (live + lost)),
  };
}
