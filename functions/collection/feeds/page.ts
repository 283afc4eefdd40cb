/** `/feeds/`: explains feeds to people and lists every one with its address. */
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { copyButton } from '../../site/copy-button.ts';
import { layout } from '../../site/layout.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { NAMESPACE } from './extension.ts';
import { feedGroups, type FeedGroup } from './groups.ts';
import { pageFeeds } from './links.ts';
import type { Line } from '../model.ts';
import { ALL_OPML, TOPICS_OPML } from './opml.ts';
import { feedTable } from '../../site/feed-table.ts';
import { feedNames, feedUrls, type FeedName } from '../../site/routes.ts';
import { kindOf, nameOf } from '../kinds/index.ts';

export const FEEDS_PAGE = '/feeds/';

/** The whole document; `collections` are all there are. */
export function feedsPage(collections: readonly Line[], settings: Settings): string {
  const groups = feedGroups(collections, settings);
  const words = wordsFor(settings);
  return layout({
    settings,
    language: settings.language,
    title: words.title,
    description: words.description(settings.name),
    path: FEEDS_PAGE,
    head: pageFeeds(settings),
    main: html`<div class="column">
${lines(
  introduction(settings),
  quickly(groups, settings),
  explanation(settings),
  ...groups.map((one) => group(one, settings)),
  extension(settings),
)}
</div>`,
  });
}

function wordsFor(settings: Settings) {
  return stringsFor(settings.language, settings).feedsPage;
}

/** Languages, authors and codes can be many, so each has one address in full, and many are folded. */
function group({ kind, heading, collections }: FeedGroup, settings: Settings): Html {
  const title = html`<h2>${heading}</h2>`;
  if (!kindOf({ kind }).feeds?.prominent) {
    const list = html`<ul>\n${lines(...collections.map((one) => line(one, settings)))}\n</ul>`;
    if (collections.length <= OPEN_FEEDS) return html`${title}\n${list}`;
    const all = wordsFor(settings).showAll(collections.length);
    return html`${title}\n<details>\n<summary>${all}</summary>\n${list}\n</details>`;
  }
  // The site stands alone below its heading, which names it already.
  const named = (one: Line) => nameOf(one) !== '' && html`<h3>${one.title}</h3>\n`;
  return lines(title, ...collections.map((one) => html`${named(one)}${addresses(one, settings)}`));
}

/** So many of a kind lie open. */
const OPEN_FEEDS = 5;

function line(collection: Line, settings: Settings): Html {
  const { title, description } = collection;
  const urls = feedUrls(collection, settings);
  const called = description === undefined ? title : `${title}, ${description}`;
  const [first, ...others] = feedNames;
  const links = others.map((name) => html`<a href="${urls[name]}">${feedTable[name].title}</a>`);
  const also = wordsFor(settings).also(stringsFor(settings.language, settings).allOf(links));
  return html`<li>${called}:<br>${link(urls[first!])} ${also}</li>`;
}

function introduction(settings: Settings): Html {
  const words = wordsFor(settings);
  return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>`;
}

function explanation(settings: Settings): Html {
  const words = wordsFor(settings);
  return html`<h2>${words.how}</h2>
<p>${words.explanation(settings.name)}</p>
<p>${words.formats(feedNames.length)}</p>`;
}

/**
 * The quickest ways: everything in one click where a feed reader is known to take an address, or all
 * feeds as a file. A browser would show the XML, and a feed reader asks for a file.
 */
function quickly(groups: readonly FeedGroup[], settings: Settings): Html {
  const words = wordsFor(settings);
  const download = (path: string, text: string) => html`<a href="${path}" download>${text}</a>`;
  const all = download(ALL_OPML, words.allFeeds);
  const hasTopics = groups.some(({ kind }) => kind === 'topic');
  const topics = hasTopics ? download(TOPICS_OPML, words.allTopics) : undefined;
  const everything = feedUrls({ path: '/' }, settings).rss;
  const readers = Object.entries(followIn).map(
    ([name, address]) =>
      html`<li><a href="${address + encodeURIComponent(everything)}">${name}</a></li>`,
  );
  return html`<h2>${words.lists}</h2>
<p>${words.importing(all, topics)}</p>
<p>${words.followIn(settings.name)}</p>
<ul class="chips">
${lines(...readers)}
</ul>`;
}

/** Feed readers on the web that take a feed's address within theirs. They see who follows the link. */
const followIn: Readonly<Record<string, string>> = {
  Feedly: 'https://feedly.com/i/subscription/feed/',
  Inoreader: 'https://www.inoreader.com/?add_feed=',
  NewsBlur: 'https://www.newsblur.com/?url=',
};

function addresses(collection: Line, settings: Settings): Html {
  const urls = feedUrls(collection, settings);
  const { article } = stringsFor(settings.language, settings);
  const copy = (name: FeedName) =>
    copyButton(article, `${collection.title}, ${feedTable[name].title}`);
  const address = (name: FeedName) => html`<dt>${feedTable[name].title}</dt>
<dd class="copied">${link(urls[name])} ${copy(name)}</dd>`;
  return html`<dl>
${lines(...feedNames.map(address))}
</dl>`;
}

/**
 * As text, so that it can be selected and copied, and as a link, so that a reader can open it. On
 * narrow screens it breaks between the steps of its path; what is copied is whole.
 */
function link(url: string): Html {
  const [first = '', ...steps] = url.split(/(?<=[^/]\/)(?=[^/])/);
  const rest = steps.map((step) => html`<wbr>${step}`);
  return html`<a href="${url}"><code>${first}${rest}</code></a>`;
}

/** JSON Feed asks for a page that says what an extension means; this is it. */
function extension(settings: Settings): Html {
  const { developers, extension, fields } = wordsFor(settings);
  const meaning = ([field, what]: [string, Html]) => html`<dt><code>${field}</code></dt>
<dd>${what}</dd>`;
  return html`<h2 id="healthwire-extension">${developers}</h2>
<p>${extension(NAMESPACE)}</p>
<dl>
${lines(...Object.entries(fields).map(meaning))}
</dl>`;
}
