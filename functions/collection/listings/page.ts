/** Listings for readers: the home page, topics and months, page by page. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import { pageFeeds } from '../feeds/links.ts';
import { archive, topicList } from './home.ts';
import { articleList } from './items.ts';
import type { Collection } from '../model.ts';
import type { Page } from './paging.ts';
import { kindOf } from '../kinds/index.ts';
import { feedTable } from '../../site/feed-table.ts';
import { feedNames, feedPaths, listingPath } from '../../site/routes.ts';

/** One page of a listing, whole document. */
export function listing(collection: Collection, page: Page, settings: Settings): string {
  const words = stringsFor(settings.language);
  const title = titleOf(collection, page, words);
  const first = page.number === undefined;
  const description = first ? collection.description : undefined;
  const home = first && collection.path === '/';
  return layout({
    settings,
    language: settings.language,
    title,
    ...(description !== undefined && { description }),
    path: listingPath(collection, page.number),
    head: pageFeeds(settings, collection),
    main: lines(
      !home && breadcrumb(collection, page, words),
      html`<h1>${title}</h1>`,
      description !== undefined && html`<p class="lead">${description}</p>`,
      first && follow(collection, words),
      home && topicList(collection, settings),
      home && html`<h2>${words.home.latest}</h2>`,
      page.summaries.length > 0
        ? articleList(page.summaries, settings, home ? 'h3' : 'h2')
        : nothing(collection, page, words),
      pager(collection, page, words),
      home && archive(collection, settings),
    ),
    ...(!isIndexed(collection, page) && { robots: 'noindex' }),
  });
}

/** A page without articles is there for those who have its address, not for search engines. */
export function isIndexed({ path }: Collection, { number, summaries }: Page): boolean {
  return summaries.length > 0 || (path === '/' && number === undefined);
}

function titleOf({ path, title }: Collection, { number }: Page, { listing }: Strings): string {
  if (number === undefined) return title;
  return listing.title(path === '/' ? listing.articles : title, number);
}

function breadcrumb(collection: Collection, { number }: Page, { listing }: Strings): Html {
  const above =
    number === undefined || collection.path === '/'
      ? undefined
      : html`<li><a href="${collection.path}">${collection.title}</a></li>`;
  const here = number === undefined ? collection.title : listing.page(number);
  return html`<nav class="breadcrumb" aria-label="${listing.breadcrumb}">
<ol>
${lines(
  html`<li><a href="/">${listing.home}</a></li>`,
  above,
  html`<li><span aria-current="page">${here}</span></li>`,
)}
</ol>
</nav>`;
}

function follow(collection: Collection, words: Strings): Html | undefined {
  const { kind } = collection;
  const what = words.kinds[kind]?.follow ?? kindOf(collection).pages?.follow;
  if (what === undefined) return undefined;
  const at = feedPaths(collection);
  const feeds = feedNames.map((name) => html`<a href="${at[name]}">${feedTable[name].title}</a>`);
  return html`<p class="meta">${words.listing.follow(what, words.anyOf(feeds))} \
<a href="/feeds/">${words.listing.whatIsAFeed}</a></p>`;
}

function nothing(collection: Collection, { number }: Page, words: Strings): Html {
  const { kind, path } = collection;
  if (number !== undefined)
    return html`<p>${words.listing.elsewhere((text) => html`<a href="${path}">${text}</a>`)}</p>`;
  return html`<p>${words.kinds[kind]?.nothing ?? kindOf(collection).pages?.nothing}</p>`;
}

function pager(
  collection: Collection,
  { older, newer }: Page,
  { listing }: Strings,
): Html | undefined {
  if (older === undefined && newer === undefined) return undefined;
  const back = newer === 'first' ? undefined : newer;
  return html`<nav class="pager" aria-label="${listing.pages}">
${lines(
  newer !== undefined &&
    html`<a rel="prev" href="${listingPath(collection, back)}">${listing.newer}</a>`,
  older !== undefined &&
    html`<a rel="next" href="${listingPath(collection, older)}">${listing.older}</a>`,
)}
</nav>`;
}
