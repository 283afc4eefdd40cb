/** `/404.html`: what a reader sees at an address where there is nothing. */
import { html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';

/** The whole document. Its links work at any address, for they begin at the root. */
export function notFound(settings: Settings): string {
  return layout({
    settings,
    language: settings.language,
    title: 'Page not found',
    path: '/404.html',
    robots: 'noindex',
    main: html`<h1>Page not found</h1>
<p class="lead">There is nothing at this address.</p>
<p>It may be mistyped. Articles that are withdrawn or renamed leave a notice at their old address, \
so this one was probably never used.</p>
<p><a href="/">See the latest articles</a> or <a href="/#topics">choose a topic</a>.</p>`,
  });
}
