/**
 * Every variant of an article, as it is published or as it would be, each folded until somebody wants
 * to see it: what is folded loads nothing.
 */
import { html, lines, type Html } from '../../../../functions/base/markup.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { dashboardPath } from './paths.ts';
import type { FeedEntry, Form, Variants } from './variants.ts';

/** `open`: the page itself is shown at once. */
export function allForms(
  slug: Slug,
  title: string,
  { forms, feeds }: Variants,
  { open = false } = {},
): Html {
  return html`<div class="forms">
${lines(
  ...forms.map((form) => {
    if (form.name === 'page') return page(slug, title, form, open);
    return form.isPage ? framedForm(slug, title, form) : textForm(form);
  }),
  ...feeds.map(feedEntry),
)}
</div>`;
}

/** A copy of a page that may be framed. */
export function framePath(slug: Slug, name: string, isPublished: boolean): string {
  return `${dashboardPath(slug)}?show=${isPublished ? '' : 'preview-'}${name}`;
}

function page(slug: Slug, title: string, form: Form, open: boolean): Html {
  return html`<details${open && html` open`}>
<summary>Page</summary>
${way(slug, form)}
<div class="screens">
<figure>${frame(slug, title, form, 'At phone width', 'phone')}
<figcaption>Phone, 375 pixels wide</figcaption></figure>
<figure><div class="desktop">${frame(slug, title, form, 'At desktop width', 'wide')}</div>
<figcaption>Desktop, 1280 pixels wide</figcaption></figure>
</div>
</details>`;
}

function framedForm(slug: Slug, title: string, form: Form): Html {
  return html`<details>
<summary>${form.file}</summary>
${way(slug, form)}
${frame(slug, title, form, form.file, 'embed')}
</details>`;
}

function frame(slug: Slug, title: string, { name, path }: Form, what: string, kind: string): Html {
  const isPublished = path !== undefined;
  return html`<iframe
class="${kind}" title="${what}: ${title}${!isPublished && ' (not published)'}" src="${framePath(slug, name, isPublished)}"
loading="lazy" sandbox="allow-scripts allow-top-navigation-by-user-activation"></iframe>`;
}

/** To all of it; of a preview to the copy, which is nowhere else. */
function way(slug: Slug, { name, file, isPage, path }: Form): Html | false {
  if (path === undefined && !isPage) return false;
  const address = path ?? framePath(slug, name, false);
  return html`<p><a href="${address}">Open ${name === 'page' ? 'the page' : file}</a></p>`;
}

function textForm(form: Form): Html {
  const { file, text, path } = form;
  return html`<details>
<summary>${file}</summary>
${lines(
  path !== undefined && html`<p><a href="${path}">Open ${file}</a></p>`,
  text === undefined ? html`<p class="soft">This is no text.</p>` : block(file, text, path),
)}
</details>`;
}

function feedEntry({ kind, text, feed }: FeedEntry): Html {
  return html`<details>
<summary>${kind} entry</summary>
${lines(
  feed !== undefined && html`<p><a href="${feed}">Open ${feed}</a></p>`,
  text === undefined
    ? html`<p class="soft">No feed of this kind shows it now: each has its newest articles.</p>`
    : block(`${kind} entry`, text, feed),
)}
</details>`;
}

/** `path`: where it is published; without one it is a preview, beside which the published one may stand. */
function block(name: string, text: string, path: string | undefined): Html {
  const label = path === undefined ? `Preview: ${name}` : name;
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`;
}
