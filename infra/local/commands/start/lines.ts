/** What `start` says to a person: where it serves, and a line for what becomes of each save. */
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import { count } from '../../cli/lines.ts';
import { unheard } from '../../runtime/publish.ts';
import type { Push } from '../../runtime/pushes.ts';

export function servingLines(url: string, content: string): string[] {
  return [
    '',
    `  Serving ${url}/  ·  feeds at ${url}/feeds/`,
    `  Dashboard ${url}/__dashboard/: what is refused and why, and every article in all forms`,
    `  Watching ${content}: save an article and it is live. Ctrl+C stops.`,
    '',
  ];
}

export function sharingLines(links: readonly string[]): string[] {
  return [
    '  Whoever is in your network and has this link sees that one article, and nothing else:',
    ...links.map((link) => `    ${link}`),
    '',
  ];
}

/**
 * A line for each source of one push: what went live, or was refused and where. After a change of
 * settings, which is a push of every article, one line for all that went well.
 */
export function pushLines({ events, milliseconds }: Push, now: Date): string[] {
  const time = now.toTimeString().slice(0, 8);
  const syndicated = new Set(
    events.flatMap((e) => (e.event === 'collections.syndicated' ? e.changed : [])),
  ).size;
  const last = new Map<string, { report: Report; changed: string[] }>();
  const others: string[] = [];
  for (const event of events) {
    if ('report' in event && 'changed' in event) last.set(event.report.file, event);
    else others.push(...otherLines(event));
  }
  const changed = [...last.values()];
  if (events.some(({ event }) => event === 'settings.accepted')) {
    const files = changed.reduce((sum, one) => sum + one.changed.length, syndicated);
    const refused = changed.filter(({ report }) => report.outcome === 'refused');
    const lines = refused.flatMap((event) => reportLines(event, syndicated, milliseconds));
    const all = `settings   site.yaml: all pages, feeds and listings  (${files} files, ${milliseconds} ms)`;
    return [...new Set([...others, all, ...lines])].map((line) => `${time}  ${line}`);
  }
  const lines = changed.flatMap((event) => reportLines(event, syndicated, milliseconds));
  return [...new Set([...others, ...lines])].map((line) => `${time}  ${line}`);
}

function reportLines(
  { report, changed }: { report: Report; changed: string[] },
  syndicated: number,
  milliseconds: number,
): string[] {
  const { outcome, file, diagnostics } = report;
  if (outcome === 'refused') {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return errors.map((diagnostic) => `refused    ${diagnosticLine(diagnostic)}`);
  }
  const word = outcome === 'accepted' ? 'live' : outcome;
  const files = changed.length + syndicated;
  const due = report.due === undefined ? '' : ` until ${report.due}`;
  const wrote = files === 0 ? 'nothing changed' : `${files} files`;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const warned = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`;
  return [`${word.padEnd(10)} ${file}${due}  (${wrote}, ${milliseconds} ms)${warned}`];
}

function otherLines(event: LogEvent): string[] {
  switch (event.event) {
    case 'settings.refused':
      return event.diagnostics.map((diagnostic) => `refused    ${diagnosticLine(diagnostic)}`);
    case 'path.forbidden':
      return [`refused    ${diagnosticLine(event.diagnostic)}`];
    case 'run.failed':
      return [`failed     ${event.reason}`];
    case 'hub.refused':
    case 'hub.unreachable':
      return [`unheard    ${unheard(event)}`];
    default:
      return [];
  }
}

/** `articles/a.md:3:1 rule: reason` */
function diagnosticLine({ file, line, column, rule, reason }: Diagnostic): string {
  return `${file}:${line}:${column} ${rule}: ${reason}`;
}
