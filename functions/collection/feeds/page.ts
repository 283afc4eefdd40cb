/** `/feeds/`: explains feeds to people and lists every one with its address. */
import { html, lines, listed, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { layout } from '../../site/layout.ts';
import { NAMESPACE } from './extension.ts';
import { feedGroups, type FeedGroup } from './groups.ts';
import { pageFeeds } from './links.ts';
import type { Collection } from '../model.ts';
import { ALL_OPML, TOPICS_OPML } from './opml.ts';
import { feedTable } from '../../site/feed-table.ts';
import { feedNames, feedUrls, type FeedName } from '../../site/routes.ts';
import { nameOf } from '../kinds/index.ts';
import { topic } from '../kinds/topic.ts';

export const FEEDS_PAGE = '/feeds/';

/** The whole document; `collections` are all there are. */
export function feedsPage(collections: readonly Collection[], settings: Settings): string {
  const groups = feedGroups(collections, settings);
  return layout({
    settings,
    language: settings.language,
    title: 'Feeds',
    description: `Follow ${settings.name} in a feed reader, as a whole or topic by topic.`,
    path: FEEDS_PAGE,
    head: pageFeeds(settings),
    main: html`<div class="column">
${lines(
  introduction(settings),
  ...groups.map((one) => group(one, settings)),
  lists(groups),
  extension(),
)}
</div>`,
  });
}

/** How many kinds of feeds there are, as a word. */
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** Languages, authors and codes can be many, so each has one address in full. */
function group({ kind, heading, collections }: FeedGroup, settings: Settings): Html {
  const title = html`<h2>${heading}</h2>`;
  if (!kind.feeds?.prominent)
    return html`${title}\n<ul>\n${lines(...collections.map((one) => line(one, settings)))}\n</ul>`;
  // The site stands alone below its heading, which names it already.
  const named = (one: Collection) => nameOf(one) !== '' && html`<h3>${one.title}</h3>\n`;
  return lines(title, ...collections.map((one) => html`${named(one)}${addresses(one, settings)}`));
}

function line(collection: Collection, settings: Settings): Html {
  const { title, description } = collection;
  const urls = feedUrls(collection, settings);
  const called = description === undefined ? title : `${title}, ${description}`;
  const [first, ...others] = feedNames;
  const also = others.map((name) => html`<a href="${urls[name]}">${feedTable[name].title}</a>`);
  return html`<li>${called}:<br>${link(urls[first!])} (also as ${listed(also, 'and')})</li>`;
}

function introduction({ name }: Settings): Html {
  return html`<h1>Feeds</h1>
<p class="lead">A feed brings new and corrected articles to you: no account, no e-mail address, \
nobody in between.</p>
<h2>How it works</h2>
<p>A feed is an address that a program, the feed reader, looks at from time to time. Copy one of \
the addresses below into a feed reader and you see what ${name} publishes, in full, \
beside whatever else you follow. To stop, remove the address.</p>
<p>The ${NUMBERS[feedNames.length]} kinds say the same. If you do not know which one to take, take the first.</p>`;
}

/** A browser would show the XML, and a feed reader asks for a file. */
function lists(groups: readonly FeedGroup[]): Html {
  const topics = html`<a href="${TOPICS_OPML}" download>all topics</a> or `;
  return html`<h2>Many at once</h2>
<p>Feed readers import lists of feeds (OPML). Save the list of \
${groups.some(({ kind }) => kind === topic) && topics}\
<a href="${ALL_OPML}" download>all feeds</a> and open it in your feed reader.</p>`;
}

function addresses(collection: Collection, settings: Settings): Html {
  const urls = feedUrls(collection, settings);
  const address = (name: FeedName) => html`<dt>${feedTable[name].title}</dt>
<dd>${link(urls[name])}</dd>`;
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
function extension(): Html {
  return html`<h2 id="healthwire-extension">For developers</h2>
<p>Each item of the JSON feeds has an object <code>_healthwire</code>. RSS and Atom say the same \
in elements of the namespace <code>${NAMESPACE}</code>: <code>reviewed</code>, \
<code>nextReview</code>, and one <code>reviewer</code> or <code>correction</code> for each, with the \
name or the text in it and the rest in attributes.</p>
<dl>
<dt><code>reviewed</code></dt>
<dd>The day of the last medical review; absent when there was none.</dd>
<dt><code>nextReview</code></dt>
<dd>The day the next one is due; absent when none is planned.</dd>
<dt><code>reviewers</code></dt>
<dd>Who reviewed it: a list of objects with <code>name</code> and, where known, \
<code>role</code>, <code>credentials</code> and <code>url</code>.</dd>
<dt><code>corrections</code></dt>
<dd>What was wrong and has been put right: a list of objects with <code>date</code> and \
<code>text</code>.</dd>
<dt><code>withdrawn</code></dt>
<dd>Only where the item tells that an article was withdrawn, and then alone: an object with \
<code>since</code> and <code>reason</code>.</dd>
</dl>`;
}
