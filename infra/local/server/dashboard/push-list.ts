/** The last pushes: what became of each source, which files went live, and how long it took. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import { sitePath } from './paths.ts';
import type { PushedSource, PushRow } from './push-rows.ts';
import { count, outcomeTag, sourceLink } from './source-link.ts';

/** Sources, and files, that are named of one push: one of site.yaml changes every page. */
const NAMED = 50;

export function pushList(pushes: readonly PushRow[]): Html {
  const items = pushes.map((push) => html`<li>${onePush(push)}</li>\n`);
  return html`<ol class="pushes">
${items}</ol>`;
}

function onePush({ at, milliseconds, first, sources, changed, failures }: PushRow): Html {
  const time = at.toTimeString().slice(0, 8);
  const begun = first && html` <span class="soft">when the server started</span>`;
  const listed = sources.slice(0, NAMED).map(source);
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
    .slice(0, NAMED)
    .map((key) => html`<li><a href="${sitePath(key)}">${key}</a></li>\n`);
  return html`<details>
<summary>${count(changed.length, 'file')} went live</summary>
<ul class="plain">
${items}${more(changed.length)}</ul>
</details>`;
}

function more(length: number): Html | false {
  return length > NAMED && html`<li class="soft">… and ${length - NAMED} more</li>\n`;
}
