/** One article in the newsroom: what its last push came to, and every variant side by side. */
import { articlePath, variantPath } from '../../../../functions/article/file/urls.ts';
import { html, lines, type Html } from '../../../../functions/article/markdown/html.ts';
import type { Slug } from '../../../../functions/article/model.ts';
import type { ArticleRecord } from '../../../../functions/publish/state/records.ts';
import { findings, type SourceText } from './finding.ts';
import { layout } from './layout.ts';
import { newsroomPath } from './places.ts';
import { outcomeTag } from './source-link.ts';
import type { FeedEntry, Variants } from './variants.ts';

/** The whole document. */
export function articlePage(
  { slug, entry, report }: ArticleRecord,
  variants: Variants,
  source: SourceText,
): string {
  const { title } = entry;
  return layout(
    `${title} – Newsroom`,
    lines(
      html`<h1>${title}</h1>`,
      html`<p class="lead">${outcomeTag(report.outcome)}
<code>${report.file}</code> ${meaning(entry, report)}</p>`,
      dates(entry),
      html`<section aria-labelledby="findings">`,
      html`<h2 id="findings">Findings</h2>`,
      findings(report.diagnostics, source) ?? html`<p class="calm">Nothing to complain about.</p>`,
      html`</section>`,
      variants.page ? everything(slug, title, variants) : nothing,
    ),
  );
}

const nothing = html`<section aria-labelledby="variants">
<h2 id="variants">Variants</h2>
<p>Nothing of this article was ever published, so there is nothing to show yet.</p>
</section>`;

function meaning({ status }: ArticleRecord['entry'], report: ArticleRecord['report']): string {
  if (report.outcome === 'scheduled') return `It goes live at ${report.due ?? 'its date'}.`;
  const now = {
    live: report.outcome === 'accepted' ? 'It is live as pushed.' : 'An earlier version is live.',
    withdrawn: 'A notice stands in its place.',
    moved: 'It moved: its address leads to the new one.',
    unpublished: 'It is not public.',
  };
  return now[status];
}

function dates({ published, modified, reviewed, nextReview }: ArticleRecord['entry']): Html {
  const fact = (name: string, value: string | undefined) =>
    value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return html`<dl class="facts">
${fact('Published', published)}${fact('Modified', modified)}${fact('Reviewed', reviewed)}${fact(
    'Next review',
    nextReview,
  )}</dl>`;
}

function everything(slug: Slug, title: string, variants: Variants): Html {
  const frame = (what: string, name: 'page' | 'embed', kind: string) => html`<iframe
class="${kind}" title="${what}: ${title}" src="${newsroomPath(slug)}?show=${name}"
sandbox="allow-top-navigation-by-user-activation"></iframe>`;
  return html`<section aria-labelledby="page">
<h2 id="page">Page <a class="out" href="${articlePath(slug)}">open it</a></h2>
<div class="screens">
<figure><div class="desktop">${frame('At desktop width', 'page', 'wide')}</div>
<figcaption>Desktop, 1280 pixels wide</figcaption></figure>
<figure>${frame('At phone width', 'page', 'phone')}
<figcaption>Phone, 375 pixels wide</figcaption></figure>
</div>
</section>
<section aria-labelledby="variants">
<h2 id="variants">Variants</h2>
<div class="variants">
${lines(
  variants.embed &&
    html`<figure><figcaption>Embed <a class="out"
href="${variantPath(slug, 'embed')}" aria-label="Open the embed">open it</a></figcaption>
${frame('Embed', 'embed', 'embed')}</figure>`,
  code('article.json', variants.json, variantPath(slug, 'article')),
  variants.feeds.map(feedEntry),
  code('source.md', variants.source, variantPath(slug, 'source')),
)}
</div>
</section>`;
}

function feedEntry({ kind, text, feed }: FeedEntry): Html {
  return (
    code(`${kind} entry`, text, feed ?? '') ||
    html`<figure><figcaption>${kind} entry</figcaption>
<p class="soft">No feed of this kind shows it now.</p></figure>
`
  );
}

function code(name: string, text: string | undefined, path: string): Html | false {
  if (text === undefined) return false;
  return html`<figure><figcaption>${name} <a class="out" href="${path}"
aria-label="Open the file with ${name}">${path}</a></figcaption>
<pre tabindex="0" role="region" aria-label="${name}"><code>${text}</code></pre></figure>
`;
}
