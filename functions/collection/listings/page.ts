/** Listings for readers: the home page, topics, and the months of either, page by page. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import { pageFeeds } from '../feeds/links.ts';
import { archive, topicList } from './home.ts';
import { breadcrumb, indexStep, listingData, openGraph, type Step } from './head.ts';
import { articleList } from './items.ts';
import { searchForm } from './search-form.ts';
import type { Collection } from '../model.ts';
import { isFirst, type Neighbour, type Page } from './paging.ts';
import { kindOf } from '../kinds/index.ts';
import { feedTable } from '../../site/feed-table.ts';
import { aToZPath, feedNames, feedPaths, listingPath, monthPath } from '../../site/routes.ts';

/** One page of a listing, whole document. */
export function listing(collection: Collection, page: Page, settings: Settings): string {
  const words = stringsFor(settings.language, settings);
  const title = titleOf(collection, page, words);
  const first = isFirst(page);
  const description = first ? collection.description : undefined;
  const home = isHome(collection, page);
  const steps = home ? [] : stepsOf(collection, page, words, settings);
  const said = {
    title,
    // For search engines, and whoever shares a page that nobody has described: what it is, and whose.
    description:
      description ?? words.listing.allOf(home ? words.home.latest : title, settings.name),
    path: page.paths.html,
  };
  return layout({
    settings,
    language: settings.language,
    ...said,
    head: lines(
      pageFeeds(settings, collection),
      openGraph(said, settings),
      listingData({ ...said, urls: page.summaries.map(({ url }) => url) }, steps, settings),
    ),
    main: lines(
      !home && breadcrumb(steps, settings),
      html`<h1>${title}</h1>`,
      description !== undefined && html`<p class="lead">${description}</p>`,
      home && searchForm(settings),
      home && html`<p><a href="${aToZPath()}">${words.aToZ.title}</a></p>`,
      first && follow(collection, words),
      home && topicList(collection, settings),
      home && html`<h2>${words.home.latest}</h2>`,
      page.summaries.length > 0
        ? articleList(page.summaries, settings, home ? 'h3' : 'h2', collection.path)
        : nothing(collection, page, words),
      pager(page, words),
      first && archive(collection, settings),
    ),
    ...(!isIndexed(collection, page) && { robots: 'noindex' }),
  });
}

/** A page without articles is there for those who have its address, not for search engines. */
export function isIndexed(collection: Collection, page: Page): boolean {
  return page.summaries.length > 0 || isHome(collection, page);
}

function isHome({ path }: Collection, page: Page): boolean {
  return path === '/' && isFirst(page);
}

/** `Sleep`; `Sleep, March 2026`; `Sleep, March 2026, page 2`. */
function titleOf(collection: Collection, { month, number }: Page, words: Strings): string {
  const { title } = collection;
  const inMonth =
    month === undefined || isMonth(collection)
      ? title
      : words.listing.inMonth(title, words.month(month));
  return number === undefined ? inMonth : words.listing.title(inMonth, number);
}

/** A month of the whole site, whose title is the month. */
function isMonth({ kind }: Collection): boolean {
  return kind === 'month';
}

/** All of its kind, the collection, its month, the page in it. */
function stepsOf(collection: Collection, page: Page, words: Strings, settings: Settings): Step[] {
  const { month, number, paths } = page;
  const all = indexStep(collection.kind, settings);
  const isInMonth = month !== undefined && !isMonth(collection);
  return [
    ...(all === undefined ? [] : [all]),
    { path: isMonth(collection) ? monthPath(month!) : collection.path, text: collection.title },
    ...(isInMonth ? [{ path: listingPath(collection, { month }), text: words.month(month) }] : []),
    ...(number === undefined ? [] : [{ path: paths.html, text: words.listing.page(number) }]),
  ];
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

/** Of a page behind the first; a month of the site is the first of its own. */
function nothing(collection: Collection, page: Page, words: Strings): Html {
  const { kind, path } = collection;
  const isOwn = isFirst(page) || (isMonth(collection) && page.number === undefined);
  if (!isOwn)
    return html`<p>${words.listing.elsewhere((text) => html`<a href="${path}">${text}</a>`)}</p>`;
  return html`<p>${words.kinds[kind]?.nothing ?? kindOf(collection).pages?.nothing}</p>`;
}

/** Where one is, and the ways on; each link says which month it leads to, where that is another. */
function pager(page: Page, words: Strings): Html | undefined {
  const { month, older, newer } = page;
  const { listing } = words;
  const here = position(page, words);
  if (older === undefined && newer === undefined) return undefined;
  const named = (text: string, to: Neighbour) =>
    to.month === undefined || to.month === month
      ? text
      : listing.towards(text, words.month(to.month));
  const back = newer?.month === undefined ? listing.newest : listing.newer;
  return html`<nav class="pager" aria-label="${listing.pages}">
${lines(
  newer !== undefined && html`<a rel="prev" href="${newer.html}">${named(back, newer)}</a>`,
  here !== undefined && html`<span class="meta">${here}</span>`,
  older !== undefined &&
    html`<a rel="next" href="${older.html}">${named(listing.older, older)}</a>`,
)}
</nav>`;
}

/**
 * How much of the whole stands here. A numbered page says it in days: how many pages there are would
 * change all of them.
 */
function position({ summaries, total }: Page, words: Strings): Html | string | undefined {
  const { listing } = words;
  if (summaries.length === 0) return undefined;
  if (total !== undefined)
    return summaries.length < total
      ? listing.newestOf(summaries.length, total)
      : listing.allArticles(total);
  const days = [summaries.at(-1)!, summaries[0]!].map(({ published }) => published);
  const [from, to] = days.map((day) => day && html`${words.day(day)}`);
  return from && to ? listing.between(from, to) : undefined;
}
