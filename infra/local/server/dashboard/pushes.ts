/** The last pushes: what became of each source, which files went live, and how long it took. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Report } from '../../../../schemas/types.ts';
import type { Published } from '../../runtime/publish.ts';
import { count } from '../../cli/lines.ts';
import type { Push } from '../../runtime/pushes.ts';
import { sitePath } from './paths.ts';
import { outcomeTag, sourceLink } from './source-link.ts';

/** What the dashboard keeps of a push. */
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

interface PushedSource {
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

/** Sources, and files, that are named of one push: one of site.yaml changes every page. */
const NAMED_FILES = 50;

export function pushList(pushes: readonly PushRow[]): Html {
  const items = pushes.map((push) => html`<li>${onePush(push)}</li>\n`);
  return html`<ol class="pushes">
${items}</ol>`;
}

function onePush({ at, milliseconds, first, sources, changed, failures }: PushRow): Html {
  const time = at.toTimeString().slice(0, 8);
  const begun = first && html` <span class="soft">when the server started</span>`;
  const listed = sources.slice(0, NAMED_FILES).map(source);
  return lines(
    html`<p class="when"><time datetime="${at.toISOString()}">${time}</time>${begun}
<span class="soft">${milliseconds} ms</span></p>`,
    failures.map((reason) => html`<p class="failure">${reason}</p>\n`),
    listed.length > 0 && html`<ul class="sources">\n${listed}${more(sources.length)}</ul>`,
    files(changed),
  );
}

function source({ file, outcome, errors, warnings }: PushedSource): Html {
  const counts = [
    errors > 0 && count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
  ].filter((one) => one !== false);
  return html`<li>${outcomeTag(outcome)} ${sourceLink(file)} <span
class="soft">${counts.join(', ')}</span></li>
`;
}

function files(changed: readonly string[]): Html {
  if (changed.length === 0) return html`<p class="soft">No file of the site changed.</p>`;
  const items = changed
    .slice(0, NAMED_FILES)
    .map((key) => html`<li><a href="${sitePath(key)}">${key}</a></li>\n`);
  return html`<details>
<summary>${count(changed.length, 'file')} went live</summary>
<ul class="plain">
${items}${more(changed.length)}</ul>
</details>`;
}

function more(length: number): Html | false {
  return length > NAMED_FILES && html`<li class="soft">… and ${length - NAMED_FILES} more</li>\n`;
}
