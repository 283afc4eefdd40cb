/** Pages about the publisher, of the words that site.yaml has for them. */
import { html, raw } from '../base/markup.ts';
import { HTML } from '../site/content-types.ts';
import type { Settings } from '../site/settings.ts';
import { pagesAtHand, type SitePage } from '../site/site-pages.ts';
import { stringsFor } from '../site/strings/index.ts';
import { plainPage } from './listings/plain-page.ts';
import type { Output } from './model.ts';

/** All there are. */
export function sitePageFiles(settings: Settings): Output[] {
  return pagesAtHand(settings).map((page) => ({
    path: page.path,
    body: sitePage(page, settings),
    contentType: HTML,
  }));
}

function sitePage(page: SitePage, settings: Settings): string {
  const { path, type, field } = page;
  const { sitePages, listing } = stringsFor(settings.language, settings);
  const title = sitePages[field];
  const description = listing.allOf(title, settings.name);
  const words = settings.pages?.[field];
  const text = html`<div class="column text">
<h1>${title}</h1>
${words === undefined ? html`<p>${listing.none}</p>` : raw(words)}
</div>`;
  const steps = [{ path, text: title }];
  const said = { title, description, path, type, steps };
  return plainPage({ ...said, main: [text], unlisted: words === undefined }, settings);
}
