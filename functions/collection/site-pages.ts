/** Pages about the publisher, of the words that site.yaml has for them. */
import { onThePage } from '../article/render/addresses.ts';
import { renderContent } from '../article/render/content.ts';
import { nobodyLooks, readWords } from '../article/settings/words.ts';
import { html, lines, raw, type Html } from '../base/markup.ts';
import { HTML } from '../site/content-types.ts';
import { layout } from '../site/layout.ts';
import type { Settings } from '../site/settings.ts';
import { pagesAtHand, type SitePage } from '../site/site-pages.ts';
import { stringsFor } from '../site/strings/index.ts';
import { pageFeeds } from './feeds/links.ts';
import { breadcrumb, listingData, openGraph } from './listings/head.ts';
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
  const said = { title, description, path };
  const steps = [{ path, text: title }];
  const words = wordsOf(page, settings);
  return layout({
    settings,
    language: settings.language,
    ...said,
    head: lines(
      pageFeeds(settings),
      openGraph(said, settings),
      listingData({ ...said, type }, steps, settings),
    ),
    main: html`${breadcrumb(steps, settings)}
<div class="column text">
<h1>${title}</h1>
${words ?? html`<p>${listing.none}</p>`}
</div>`,
    ...(words === undefined && { robots: 'noindex' }),
  });
}

function wordsOf(page: SitePage, settings: Settings): Html | undefined {
  const article = readWords(page, settings);
  if (article === undefined || 'reason' in article) return undefined;
  const { parts, references } = renderContent(article, nobodyLooks(article, settings));
  const { id, text } = article.structure.references;
  return lines(
    ...parts.flatMap(({ heading, body }) => [
      heading !== '' && raw(onThePage(heading)),
      raw(onThePage(body)),
    ]),
    references !== '' && html`<h2 id="${id}">${text}</h2>\n${raw(onThePage(references))}`,
  );
}
