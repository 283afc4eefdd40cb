/** Listings for readers: the home page, topics and months, page by page. */
import { html, lines, listed, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
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
  const title = titleOf(collection, page);
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
      !home && breadcrumb(collection, page),
      html`<h1>${title}</h1>`,
      description !== undefined && html`<p class="lead">${description}</p>`,
      first && follow(collection),
      home && topicList(collection, settings),
      home && html`<h2>Latest articles</h2>`,
      page.summaries.length > 0
        ? articleList(page.summaries, settings, home ? 'h3' : 'h2')
        : nothing(collection, page),
      pager(collection, page),
      home && archive(collection),
    ),
    ...(!isIndexed(collection, page) && { robots: 'noindex' }),
  });
}

/** A page without articles is there for those who have its address, not for search engines. */
export function isIndexed({ path }: Collection, { number, summaries }: Page): boolean {
  return summaries.length > 0 || (path === '/' && number === undefined);
}

function titleOf({ path, title }: Collection, { number }: Page): string {
  if (number === undefined) return title;
  return `${path === '/' ? 'Articles' : title}, page ${number}`;
}

function breadcrumb(collection: Collection, { number }: Page): Html {
  const above =
    number === undefined || collection.path === '/'
      ? undefined
      : html`<li><a href="${collection.path}">${collection.title}</a></li>`;
  const here = number === undefined ? collection.title : `Page ${number}`;
  return html`<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
${lines(
  html`<li><a href="/">Home</a></li>`,
  above,
  html`<li><span aria-current="page">${here}</span></li>`,
)}
</ol>
</nav>`;
}

function follow(collection: Collection): Html | undefined {
  const what = kindOf(collection).words?.follow;
  if (what === undefined) return undefined;
  const at = feedPaths(collection);
  const feeds = feedNames.map((name) => html`<a href="${at[name]}">${feedTable[name].title}</a>`);
  return html`<p class="meta">Follow ${what}: ${listed(feeds, 'or')}. \
<a href="/feeds/">What is a feed?</a></p>`;
}

function nothing(collection: Collection, { number }: Page): Html {
  if (number !== undefined)
    return html`<p>The articles that stood on this page have moved to others. \
<a href="${collection.path}">Start from the newest</a>.</p>`;
  return html`<p>${kindOf(collection).words?.nothing}</p>`;
}

function pager(collection: Collection, { older, newer }: Page): Html | undefined {
  if (older === undefined && newer === undefined) return undefined;
  const back = newer === 'first' ? undefined : newer;
  return html`<nav class="pager" aria-label="Pages">
${lines(
  newer !== undefined && html`<a rel="prev" href="${listingPath(collection, back)}">Newer</a>`,
  older !== undefined && html`<a rel="next" href="${listingPath(collection, older)}">Older</a>`,
)}
</nav>`;
}
