/** Every variant of an article side by side: as it is published, or as it would be. */
import { variantPath } from '../../../../functions/site/routes.ts';
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { dashboardPath } from './paths.ts';
import type { FeedEntry, Variants } from './variants.ts';

/** `address`: where it is published; else its page and embed are only here. */
export function allForms(slug: Slug, title: string, variants: Variants, address?: string): Html {
  const published = address !== undefined;
  const shown = (name: 'page' | 'embed') =>
    `${dashboardPath(slug)}?show=${published ? name : `preview-${name}`}`;
  const frame = (what: string, name: 'page' | 'embed', kind: string) => html`<iframe
class="${kind}" title="${what}: ${title}${published ? '' : ' (not published)'}" src="${shown(name)}"
sandbox="allow-scripts allow-top-navigation-by-user-activation"></iframe>`;
  const page = address ?? shown('page');
  const embed = published ? variantPath(address, 'embed') : shown('embed');
  const path = (name: 'article' | 'source') => (published ? variantPath(address, name) : undefined);
  const id = published ? 'published' : 'preview';
  return html`<section aria-labelledby="${id}-page">
<h3 id="${id}-page">Page <a class="out" href="${page}">open it</a></h3>
<div class="screens">
<figure><div class="desktop">${frame('At desktop width', 'page', 'wide')}</div>
<figcaption>Desktop, 1280 pixels wide</figcaption></figure>
<figure>${frame('At phone width', 'page', 'phone')}
<figcaption>Phone, 375 pixels wide</figcaption></figure>
</div>
</section>
<section aria-labelledby="${id}-variants">
<h3 id="${id}-variants">Other forms</h3>
<div class="variants">
${lines(
  variants.embed &&
    html`<figure><figcaption>Embed <a class="out"
href="${embed}" aria-label="Open the embed">open it</a></figcaption>
${frame('Embed', 'embed', 'embed')}</figure>`,
  code('article.json', variants.json, path('article')),
  variants.feeds.map(feedEntry),
  code('source.md', variants.source, path('source')),
)}
</div>
</section>`;
}

function feedEntry({ kind, text, feed }: FeedEntry): Html {
  return (
    code(`${kind} entry`, text, feed) ||
    html`<figure><figcaption>${kind} entry</figcaption>
<p class="soft">No feed of this kind shows it now.</p></figure>
`
  );
}

function code(name: string, text: string | undefined, path: string | undefined): Html | false {
  if (text === undefined) return false;
  const link =
    path !== undefined &&
    html` <a class="out" href="${path}"
aria-label="Open the file with ${name}">${path}</a>`;
  return html`<figure><figcaption>${name}${link}</figcaption>
<pre tabindex="0" role="region" aria-label="${name}"><code>${text}</code></pre></figure>
`;
}
