/** How the whole site is, as the sweep found it. */
import { isRecent, withdrawalLimit } from '../ingest/guard.ts';
import type { Health } from '../ports.ts';
import type { Remembered } from '../rows/article.ts';
import { isOld, isOverdue, type View } from './drift.ts';

/** `drift`: how many sources were found out of step though nothing happened to them lately. */
export function healthOf(view: View, drift: number): Health {
  const { sources, rows, settings, now } = view;
  const summaries = [...rows.values()].map(({ summary }) => summary);
  const count = (test: (summary: Remembered) => boolean) => summaries.filter(test).length;
  const live = count(({ status }) => status === 'live');
  const share = settings?.settings?.withdrawalShare;
  const lost = count(({ withdrawn }) => withdrawn !== undefined && isRecent(withdrawn.since, now));
  return {
    sources: sources.size,
    live,
    refused: count(({ memory }) => memory.outcome === 'refused'),
    held: count(({ memory }) => memory.outcome === 'held'),
    overdue: count((summary) => isOverdue(summary, now)),
    drift,
    behind: view.todo.filter(({ since }) => isOld(view, since)).length,
    shrinkage: Math.round((100 * lost) / withdrawalLimit(live + lost, share)),
  };
}
