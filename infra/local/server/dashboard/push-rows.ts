/** What the dashboard remembers of a push: what became of each source, and what changed for it. */
import type { Report } from '../../../../schemas/types.ts';
import type { Published } from '../../runtime/publish.ts';
import type { Push } from '../../runtime/pushes.ts';

export interface PushRow {
  at: Date;
  milliseconds: number;
  /** It was the run with which the server began. */
  first: boolean;
  sources: PushedSource[];
  /** Keys of the site that were written. */
  changed: string[];
  /** Why runs failed, if any did: sentences. */
  failures: string[];
}

export interface PushedSource {
  file: string;
  outcome: Report['outcome'];
  errors: number;
  warnings: number;
}

/** Undefined where nothing was pushed and nothing changed, as after most sweeps. */
export function rowOf({ events, milliseconds }: Push, at: Date): PushRow | undefined {
  const sources = new Map<string, PushedSource>();
  const changed = new Set<string>();
  const failures = new Set<string>();
  const add = (report: Report) => sources.set(report.file, pushed(report));
  for (const event of events) {
    if ('changed' in event && event.event !== 'site.announced')
      for (const key of event.changed) changed.add(key);
    if ('report' in event) add(event.report);
    if (event.event === 'path.forbidden')
      add({ file: event.key, outcome: 'refused', diagnostics: [event.diagnostic] });
    if (event.event === 'settings.accepted')
      add({ file: 'site.yaml', outcome: 'accepted', diagnostics: [] });
    if (event.event === 'settings.refused')
      add({ file: 'site.yaml', outcome: 'refused', diagnostics: event.diagnostics });
    if (event.event === 'run.failed') failures.add(event.reason);
  }
  if (sources.size + changed.size + failures.size === 0) return undefined;
  const keys = [...changed].sort();
  const listed = [...sources.values()];
  return {
    at,
    milliseconds,
    first: false,
    sources: listed,
    changed: keys,
    failures: [...failures],
  };
}

/** Of the run with which the server began only what was refused is named. */
export function firstRow({ refused, changed, milliseconds }: Published, at: Date): PushRow {
  const sources = refused.map(({ file, diagnostics }) =>
    pushed({ file, outcome: 'refused', diagnostics }),
  );
  return { at, milliseconds, first: true, sources, changed, failures: [] };
}

function pushed({ file, outcome, diagnostics }: Report): PushedSource {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { file, outcome, errors, warnings: diagnostics.length - errors };
}
