/** The dashboard's front page: what is refused and why, what waits, what each push changed. */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import { readableDay } from '../../../../functions/base/time.ts';
import type { DatedArticle, NamedArticle, Report, Status } from '../../../../schemas/types.ts';
import { count } from '../../cli/lines.ts';
import { counts } from '../../runtime/status-lines.ts';
import { find, listPath, orders, readChoices } from './choices.ts';
import { remarks, type Beside } from './diagnostic.ts';
import type { Entry } from './entries.ts';
import { layout } from './layout.ts';
import { entryList, searchForm } from './list-page.ts';
import { calendarPath, dashboardPath } from './paths.ts';
import { pushList, type PushRow } from './pushes.ts';
import { sourceLink } from './source-link.ts';

export interface FrontPage {
  status: Status;
  entries: readonly Entry[];
  refused: readonly Report[];
  /** The newest first. */
  pushes: readonly PushRow[];
  beside: Beside;
}

/** What one section shows; the list of articles has the others. */
const SHOWN_ARTICLES = 10;
/** Refused sources that are shown with what is wrong in them. */
const SHOWN_REFUSED = 5;
/** Errors of one refused source; its own page has all of them. */
const SHOWN_ERRORS = 5;

/** The whole document. */
export function frontPage({ status, entries, refused, pushes, beside }: FrontPage): string {
  const all = readChoices(new URLSearchParams());
  const { options } = find(entries, all, status.asOf);
  return layout(
    refused.length === 0 ? 'Dashboard' : `${refused.length} refused – Dashboard`,
    lines(
      html`<h1>Dashboard</h1>`,
      html`<p class="lead">${linkedCounts(status)}</p>`,
      searchForm(all, options),
      html`<section aria-labelledby="pushes">`,
      html`<h2 id="pushes">Pushes</h2>`,
      pushList(pushes),
      html`</section>`,
      refusals(refused, status, beside),
      waiting(status),
      newest(entries),
    ),
  );
}

/** `7 live, 1 refused`, each leading to the list of those. */
function linkedCounts(status: Status): Html[] {
  return counts(status).map(({ kind, number, what }, at) => {
    const path =
      kind === 'overdue' || kind === 'due' ? reviews(kind, status) : chosen('state', kind);
    return html`${at > 0 && ', '}<a href="${path}">${number.toLocaleString('en')} ${what}</a>`;
  });
}

function chosen(facet: string, choice: string, sort: string = orders[0].name): string {
  return listPath({ chosen: { [facet]: choice }, sort });
}

/** The list of reviews that are overdue, or soon due. */
function reviews(kind: 'overdue' | 'due', { days }: Status): string {
  return chosen('review', kind === 'due' ? String(days) : kind, 'review');
}

function refusals(refused: readonly Report[], status: Status, beside: Beside): Html {
  const shown = refused.slice(0, SHOWN_REFUSED).map(({ file, diagnostics }) => {
    const live = status.refused.some((one) => one.file === file && one.live);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const warnings = diagnostics.length - errors.length;
    return html`<article class="refused">
<h3>${sourceLink(file)}</h3>
<p class="soft">${live ? 'The last accepted version stays live.' : 'It is not live.'}
${warnings > 0 && `Beside what follows, there are warnings: ${warnings}.`}</p>
${remarks(errors, beside, SHOWN_ERRORS)}
</article>
`;
  });
  return html`<section aria-labelledby="refused">
<h2 id="refused">Refused</h2>
${shown.length === 0 ? html`<p class="calm">Nothing is refused.</p>` : shown}${more(
    refused.length,
    'refused articles',
    chosen('state', 'refused'),
    SHOWN_REFUSED,
  )}</section>`;
}

function waiting(status: Status): Html | undefined {
  const { held, overdue, due, days, scheduled, drafts } = status;
  const kinds = [
    kind('Held until somebody confirms', held, chosen('state', 'held')),
    kind('Overdue for review', overdue, reviews('overdue', status), 'was due'),
    kind(`Review due within ${count(days, 'day')}`, due, reviews('due', status), 'due'),
    kind('Scheduled', scheduled, chosen('state', 'scheduled'), 'goes live'),
    kind('Drafts', drafts, chosen('state', 'draft')),
  ].filter((one) => one !== undefined);
  if (kinds.length === 0) return undefined;
  return html`<section aria-labelledby="waiting">
<h2 id="waiting">Waiting</h2>
<p><a href="${calendarPath()}">What is due, by day</a></p>
<div class="columns">
${lines(...kinds)}
</div>
</section>`;
}

function kind(
  heading: string,
  articles: readonly (NamedArticle | DatedArticle)[],
  all: string,
  when = '',
): Html | undefined {
  if (articles.length === 0) return undefined;
  const items = articles.slice(0, SHOWN_ARTICLES).map((one) => {
    const on = 'on' in one && html` <span class="soft">${when} ${readableDay(one.on)}</span>`;
    return html`<li><a href="${dashboardPath(one.slug)}">${one.title}</a>${on}</li>\n`;
  });
  return html`<div>
<h3>${heading}</h3>
<ul>
${items}</ul>
${more(articles.length, 'of them', all)}</div>`;
}

function more(length: number, what: string, all: string, shown = SHOWN_ARTICLES): Html | false {
  return (
    length > shown &&
    html`<p class="all"><a href="${all}">All ${length.toLocaleString('en')} ${what}</a></p>\n`
  );
}

function newest(entries: readonly Entry[]): Html {
  const { by } = orders[0];
  const shown = [...entries].sort(by).slice(0, SHOWN_ARTICLES);
  return html`<section aria-labelledby="newest">
<h2 id="newest">Changed last</h2>
${shown.length === 0 ? html`<p class="soft">There is no article yet.</p>` : entryList(shown)}
${more(entries.length, 'articles', listPath({}))}</section>`;
}
