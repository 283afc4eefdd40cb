/** Listings for readers: the home page, topics and months, page by page. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
import { feedLinks } from '../feeds/links.ts';
import { archive, topicList } from './home.ts';
import { articleList } from './items.ts';
import type { Collection } from '../model.ts';
import type { Page } from './paging.ts';
import { feedPaths, hasFeeds, listingPath } from '../kinds/renderings.ts';

/** One page of a listing, whole document. */
export function listing(collection: Collection, page: Page, settings: Settings): string {
  const title = titleOf(collection, page);
  const first = page.number === undefined;
  const description = first ? collection.description : undefined;
  const home = first && collection.kind === 'site';
  return layout({
    settings,
    language: settings.language,
    title,
    ...(description !== undefined && { description }),
    path: listingPath(collection, page.number),
    head: feedLinks(settings, collection),
    main: lines(
      !home && breadcrumb(collection, page),
      html`<h1>${title}</h1>`,
      description !== undefined && html`<p class="lead">${description}</p>`,
      first && hasFeeds(collection) && follow(collection),
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
export function isIndexed({ kind }: Collection, { number, summaries }: Page): boolean {
  return summaries.length > 0 || (kind === 'site' && number === undefined);
}

function titleOf({ kind, title }: Collection, { number }: Page): string {
  if (number === undefined) return title;
  return `${kind === 'site' ? 'Articles' : title}, page ${number}`;
}

function breadcrumb(collection: Collection, { number }: Page): Html {
  const above =
    number === undefined || collection.kind === 'site'
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

function follow({ path, kind }: Collection): Html {
  const what = kind === 'site' ? 'everything published here' : 'this topic';
  const feeds = feedPaths({ path });
  return html`<p class="meta">Follow ${what}: <a href="${feeds.rss}">RSS</a>, \
<a href="${feeds.atom}">Atom</a> or <a href="${feeds.json}">JSON Feed</a>. \
<a href="/feeds/">What is a feed?</a></p>`;
}

function nothing({ kind, path }: Collection, { number }: Page): Html {
  if (number !== undefined)
    return html`<p>The articles that stood on this page have moved to others. \
<a href="${path}">Start from the newest</a>.</p>`;
  const where: Partial<Record<Collection['kind'], string>> = {
    topic: 'On this topic there',
    month: 'From this month there',
  };
  const here = where[kind] ?? 'There';
  return html`<p>${here} are no articles at the moment.</p>`;
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
