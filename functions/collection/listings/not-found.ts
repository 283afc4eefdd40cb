/** `/404.html`: what a reader sees at an address where there is nothing. */
import { html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { searchForm } from './search-form.ts';

/** The whole document. Its links work at any address, for they begin at the root. */
export function notFound(settings: Settings): string {
  const words = stringsFor(settings.language, settings).notFound;
  const link = (path: string, text: string) => html`<a href="${path}">${text}</a>`;
  return layout({
    settings,
    language: settings.language,
    title: words.title,
    path: '/404.html',
    robots: 'noindex',
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<p>${words.why}</p>
${searchForm(settings)}
<p>${words.instead(link)}</p>`,
  });
}
