/** The dashboard's front page: what is refused and why, what waits, what each push changed. */
import { addressOf } from '../../../../functions/site/addresses.ts';
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Remembered } from '../../../../functions/publish/rows/article.ts';
import type { DatedArticle, NamedArticle, Report, Status } from '../../../../schemas/types.ts';
import { count } from '../../cli/lines.ts';
import { countsLine } from '../../runtime/status-lines.ts';
import { remarks, type SourceText } from './diagnostic.ts';
import { layout } from './layout.ts';
import { dashboardPath } from './paths.ts';
import { pushList, type PushRow } from './pushes.ts';
import { sourceLink } from './source-link.ts';

export interface FrontPage {
  status: Status;
  summaries: readonly Remembered[];
  refused: readonly Report[];
  /** The newest first. */
  pushes: readonly PushRow[];
  source: SourceText;
}

/** Live articles that are listed; every one has its page here. */
const LISTED_ARTICLES = 100;

/** The whole document. */
export function frontPage({ status, summaries, refused, pushes, source }: FrontPage): string {
  const sentence = countsLine(status);
  return layout(
    refused.length === 0 ? 'Dashboard' : `${refused.length} refused – Dashboard`,
    lines(
      html`<h1>Dashboard</h1>`,
      html`<p class="lead">${sentence}</p>`,
      refusals(refused, status, source),
      waiting(status),
      html`<section aria-labelledby="pushes">`,
      html`<h2 id="pushes">Pushes</h2>`,
      pushList(pushes),
      html`</section>`,
      articles(summaries),
    ),
  );
}

function refusals(refused: readonly Report[], status: Status, source: SourceText): Html {
  const shown = refused.map(({ file, diagnostics }) => {
    const live = status.refused.some((one) => one.file === file && one.live);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const warnings = diagnostics.length - errors.length;
    return html`<article class="refused">
<h3>${sourceLink(file)}</h3>
<p class="soft">${live ? 'The last accepted version stays live.' : 'It is not live.'}
${warnings > 0 && `Beside what follows, there are warnings: ${warnings}.`}</p>
${remarks(errors, source)}
</article>
`;
  });
  return html`<section aria-labelledby="refused">
<h2 id="refused">Refused</h2>
${shown.length === 0 ? html`<p class="calm">Nothing is refused.</p>` : shown}
</section>`;
}

function waiting({ held, overdue, due, days, scheduled, drafts }: Status): Html | undefined {
  const kinds = [
    kind('Held until somebody confirms', held),
    kind('Overdue for review', overdue, 'was due'),
    kind(`Review due within ${count(days, 'day')}`, due, 'due'),
    kind('Scheduled', scheduled, 'until'),
    kind('Drafts', drafts),
  ].filter((one) => one !== undefined);
  if (kinds.length === 0) return undefined;
  return html`<section aria-labelledby="waiting">
<h2 id="waiting">Waiting</h2>
<div class="columns">
${lines(...kinds)}
</div>
</section>`;
}

function kind(
  heading: string,
  articles: readonly (NamedArticle | DatedArticle)[],
  when = '',
): Html | undefined {
  if (articles.length === 0) return undefined;
  const items = articles.slice(0, LISTED_ARTICLES).map((one) => {
    const on = 'on' in one && html` <span class="soft">${when} ${one.on}</span>`;
    return html`<li><a href="${dashboardPath(one.slug)}">${one.title}</a>${on}</li>\n`;
  });
  return html`<div>
<h3>${heading}</h3>
<ul>
${items}${more(articles.length)}</ul>
</div>`;
}

function more(length: number): Html | false {
  return (
    length > LISTED_ARTICLES && html`<li class="soft">… and ${length - LISTED_ARTICLES} more</li>\n`
  );
}

/** The newest first. */
function articles(summaries: readonly Remembered[]): Html {
  const live = summaries.filter(({ status }) => status === 'live');
  const at = ({ modified, published }: Remembered) => Date.parse(modified ?? published ?? '1970');
  const newest = [...live].sort((a, b) => at(b) - at(a)).slice(0, LISTED_ARTICLES);
  const items = newest.map(({ slug, url, title, memory: { warnings = 0 } }) => {
    const said = warnings > 0 && html` <span class="soft">${count(warnings, 'warning')}</span>`;
    return html`<li><a href="${dashboardPath(slug)}">${title}</a> <a class="out"
href="${addressOf({ url })}" aria-label="The page of ${title}">page</a>${said}</li>
`;
  });
  const none = html`<p class="soft">No article is live yet.</p>`;
  return html`<section aria-labelledby="live">
<h2 id="live">Live articles</h2>
${items.length === 0 ? none : html`<ul class="plain">\n${items}${more(live.length)}</ul>`}
</section>`;
}
