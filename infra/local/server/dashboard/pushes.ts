/** The last pushes: what became of each source, which files went live, and how long it took. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import { SETTINGS_SOURCE } from '../../../../functions/site/keys.ts';
import { setApart } from '../../runtime/apart.ts';
import type { Published } from '../../runtime/publish.ts';
import { count } from '../../cli/lines.ts';
import type { Push } from '../../runtime/pushes.ts';
import { ruleName, withCode } from './diagnostic.ts';
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
  /** What is written out: the errors of one that is refused, else warnings that the report before did not have. */
  named?: readonly Diagnostic[];
  /** Nobody pushed it: it is live anew because of something that it shows or links to. */
  followed?: true;
  /** How many of its remarks are there no more. */
  solved?: number;
}

/** What was known of a file before the push. */
type Before = (file: string) => Report | undefined;

/** What an event says of one source, if it does. */
export function reportIn(event: LogEvent): Report | undefined {
  if ('report' in event) return event.report;
  switch (event.event) {
    case 'path.forbidden':
      return { file: event.key, outcome: 'refused', diagnostics: [event.diagnostic] };
    case 'settings.accepted':
      return { file: SETTINGS_SOURCE, outcome: 'accepted', diagnostics: [] };
    case 'settings.refused':
      return { file: SETTINGS_SOURCE, outcome: 'refused', diagnostics: event.diagnostics };
    default:
      return undefined;
  }
}

/** Undefined where nothing was pushed and nothing changed, as after most sweeps. */
export function rowOf(
  { events, milliseconds }: Push,
  at: Date,
  before: Before = () => undefined,
): PushRow | undefined {
  const sources = new Map<string, PushedSource>();
  const changed = new Set<string>();
  const failures = new Set<string>();
  for (const event of events) {
    if ('changed' in event && event.event !== 'site.announced')
      for (const key of event.changed) changed.add(key);
    const report = reportIn(event);
    if (report !== undefined)
      sources.set(report.file, {
        ...pushed(report),
        ...news(report, before(report.file)),
        ...(isFollower(event) && { followed: true }),
      });
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

function isFollower(event: LogEvent): boolean {
  return (
    event.event === 'article.ingested' &&
    event.pushed === undefined &&
    event.report.outcome === 'accepted'
  );
}

/** By rule and reason, wherever they stand. */
function news(now: Report, then: Report | undefined): Pick<PushedSource, 'named' | 'solved'> {
  const errors = now.diagnostics.filter(({ severity }) => severity === 'error');
  if (then === undefined) return { named: errors };
  const checked = ({ diagnostics }: Report) => ({ diagnostics, source: () => undefined });
  const [report, other] = [checked(now), checked(then)];
  return {
    named: [
      ...errors,
      ...setApart(report, other).fresh.filter(({ severity }) => severity === 'warning'),
    ],
    solved: setApart(other, report).fresh.length,
  };
}

/** Remarks that are written out of one source. */
const NAMED_REMARKS = 5;

/** Sources, and files, that are named of one push: one of site.yaml changes every page. */
const NAMED_FILES = 50;

/** The newest, and the others folded. */
export function pushList([newest, ...earlier]: readonly PushRow[]): Html {
  if (newest === undefined)
    return html`<p>All articles are being looked at since the server started: until that is done, this page says how
they were before.</p>`;
  const others =
    earlier.length > 0 &&
    html`<details class="earlier">
<summary>${earlier.length} earlier ${earlier.length === 1 ? 'push' : 'pushes'}</summary>
${list(earlier)}
</details>`;
  return lines(list([newest]), others);
}

function list(pushes: readonly PushRow[]): Html {
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
<span class="soft">${duration(milliseconds)}</span></p>`,
    failures.map((reason) => html`<p class="failure">${reason}</p>\n`),
    listed.length > 0 && html`<ul class="sources">\n${listed}${more(sources.length)}</ul>`,
    files(changed),
  );
}

/** `40 ms`, `2.3 s` */
function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function source(pushed: PushedSource): Html {
  const { file, outcome, errors, warnings, named = [], solved = 0, followed } = pushed;
  const counts = [
    followed && 'made again, not pushed itself',
    errors > 0 && count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
    solved > 0 && `${count(solved, 'remark')} gone`,
  ].filter((one) => typeof one === 'string');
  return html`<li>${outcomeTag(outcome)} ${sourceLink(file)} <span
class="soft">${counts.join(', ')}</span>${remarkList(named)}</li>
`;
}

function remarkList(named: readonly Diagnostic[]): Html | false {
  const items = named.slice(0, NAMED_REMARKS).map((one) => {
    const word = one.severity === 'error' ? 'error' : 'new';
    return html`<li><strong class="tag ${one.severity}">${word}</strong> line ${one.line},
${ruleName(one)}: ${withCode(one.reason)}</li>
`;
  });
  const rest = named.length - NAMED_REMARKS;
  return (
    items.length > 0 &&
    html`
<ul class="fresh">
${items}${rest > 0 && html`<li class="soft">… and ${rest} more</li>\n`}</ul>`
  );
}

function files(changed: readonly string[]): Html {
  if (changed.length === 0) return html`<p class="soft">No file of the site changed.</p>`;
  const items = changed
    .slice(0, NAMED_FILES)
    .map((key) => html`<li><a href="${sitePath(key)}">${key}</a></li>\n`);
  return html`<details>
<summary>${changed.length.toLocaleString('en')} ${changed.length === 1 ? 'file' : 'files'} went live</summary>
<ul class="plain">
${items}${more(changed.length)}</ul>
</details>`;
}

function more(length: number): Html | false {
  return (
    length > NAMED_FILES &&
    html`<li class="soft">… and ${(length - NAMED_FILES).toLocaleString('en')} more</li>\n`
  );
}
