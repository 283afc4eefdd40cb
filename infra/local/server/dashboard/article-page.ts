/**
 * One article in the dashboard: what its last push came to, what it would look like where that is
 * not published, and what is published of it.
 */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { ArticleRow } from '../../../../functions/publish/rows/article.ts';
import { count } from '../../cli/lines.ts';
import { allForms } from './all-forms.ts';
import { listPath } from './choices.ts';
import { remarks, type Beside } from './diagnostic.ts';
import { layout } from './layout.ts';
import { DASHBOARD } from './paths.ts';
import type { Preview } from './preview.ts';
import { outcomeTag } from './source-link.ts';
import type { Variants } from './variants.ts';

export interface ArticlePage {
  row: ArticleRow;
  /** What is on the site. */
  variants: Variants;
  /** Where what was pushed is not on the site. */
  preview?: Preview | undefined;
  beside: Beside;
  /** Addresses at which others of this network see it now. */
  shared?: readonly string[];
}

/** The whole document. */
export function articlePage({ row, variants, preview, beside, shared }: ArticlePage): string {
  const { slug, summary, report } = row;
  const { title } = summary;
  return layout(
    `${title} – Dashboard`,
    lines(
      html`<h1>${title}</h1>`,
      html`<p class="lead">${outcomeTag(report.outcome)}
<code>${report.file}</code> ${meaning(summary, report)}</p>`,
      shared && sharing(shared),
      dates(summary),
      html`<section aria-labelledby="diagnostics">`,
      html`<h2 id="diagnostics">Diagnostics</h2>`,
      said(report),
      remarks(report.diagnostics, beside) ?? html`<p class="calm">Nothing to complain about.</p>`,
      html`</section>`,
      preview &&
        lines(
          previewHeading(preview, shared !== undefined),
          allForms(slug, title, preview, { open: true }),
          html`</section>`,
        ),
      variants.forms.length > 0
        ? lines(
            html`<section aria-labelledby="published">
<h2 id="published">Published</h2>`,
            allForms(slug, title, variants),
            html`</section>`,
          )
        : preview === undefined && nothing,
    ),
  );
}

function previewHeading({ textOnly }: Preview, isShared: boolean): Html {
  const seen = isShared ? 'Only who has the link sees it' : 'Nobody sees it but you';
  const above =
    textOnly &&
    html`\n<p>What stands above the text cannot be read as a whole, so some of it is missing here.</p>`;
  return html`<section aria-labelledby="preview" class="preview">
<h2 id="preview">Preview: not published</h2>
<p class="notice">This is how it would look. ${seen}: it is not on the site, and in no
feed.</p>${above}`;
}

const nothing = html`<section aria-labelledby="published">
<h2 id="published">Published</h2>
<p>Nothing of this article was ever published, and its source cannot be shown.</p>
</section>`;

function meaning({ status }: ArticleRow['summary'], report: ArticleRow['report']): string {
  if (report.outcome === 'scheduled') return `It goes live at ${report.due ?? 'its date'}.`;
  const now = {
    live: report.outcome === 'accepted' ? 'It is live as pushed.' : 'An earlier version is live.',
    withdrawn: 'A notice stands in its place.',
    moved: 'It moved: its address leads to the new one.',
    unpublished: 'It is not public.',
  };
  return now[status];
}

/** How many there are, and what they mean. */
function said({ outcome, diagnostics }: ArticleRow['report']): Html | false {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const kept =
    outcome === 'refused' && errors > 0 && `${count(errors, 'error')} to mend before it goes live`;
  const all = [kept, warnings > 0 && count(warnings, 'warning')].filter((one) => one !== false);
  return all.length > 0 && html`<p class="soft">${all.join(', ')}.</p>`;
}

function sharing(addresses: readonly string[]): Html {
  const items = addresses.map((one) => html`<li><a href="${one}">${one}</a></li>\n`);
  return html`<div class="notice">
<p>Whoever has this link and is in your network sees this article, and nothing else, while
<code>start</code> runs:</p>
<ul class="plain">
${items}</ul>
</div>`;
}

function dates({ published, modified, reviewed, nextReview }: ArticleRow['summary']): Html | false {
  const fact = (name: string, value: string | undefined) =>
    value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  const facts = [
    fact('Published', published),
    fact('Modified', modified),
    fact('Reviewed', reviewed),
    fact('Next review', nextReview),
  ].filter((one) => one !== false);
  return facts.length > 0 && html`<dl class="facts">\n${facts}</dl>`;
}

/** The document where there is no such article; `path` as it was sent. */
export function missingPage(path: string): string {
  const name = path.slice(DASHBOARD.length).replace(/\/$/, '');
  const words = wordsOf(name);
  return layout(
    'No such article – Dashboard',
    html`<h1>No such article</h1>
<p>No article called <code>${name}</code> was ever pushed. An article is called after its file:
<code>articles/sleep/iron.md</code> is at <code>${DASHBOARD}sleep/iron/</code>.</p>
<p><a href="${listPath({ q: words })}">Search for “${words}”</a></p>
<p><a href="${listPath({})}">All articles</a></p>`,
  );
}

/** What to search for where an address leads nowhere: `sleep/restless-leg` → `restless leg`. */
function wordsOf(name: string): string {
  const words = (text: string) => text.split('/').at(-1)!.replace(/[-_]+/g, ' ').trim();
  try {
    return words(decodeURIComponent(name));
  } catch {
    return words(name);
  }
}
