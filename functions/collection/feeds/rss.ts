/**
 * RSS 2.0 (rssboard.org/rss-specification) through the `feed` package, with the content, Dublin
 * Core and Atom modules. What the package would get wrong is prepared here, at its door:
 *
 * - It writes text after turning `&amp;` into `&`, attributes without escaping `&`, and it closes
 *   only the first `]]>` in CDATA: `asText`, `asAttribute`, `asCdata`.
 * - Readers take an item's description for HTML: `escapeText`. Of titles some think so and some do
 *   not, so they are text, escaped once (RSS Best Practices Profile): `titled`, `withTitles`.
 * - Without a date it takes now, without a generator itself: it is told both.
 * - It declares the namespaces that it knows: `withNamespace` declares those of `extension.ts`.
 * - RSS authors must be e-mail addresses; `dc:creator` takes a name. The package declares that
 *   namespace for items with content, and here every item has content.
 */
import { Feed, type Extension, type FeedOptions, type Item } from 'feed';
import type { Summary } from '../../../schemas/types.ts';
import { escapeHtml, escapeText, unescapeHtml, xmlCharacters } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, feedUrls, TOPICS_JSON } from '../../site/routes.ts';
import {
  articleElements,
  MEDIA_NAMESPACE,
  NAMESPACE,
  withdrawalElement,
  type ExtensionElement,
} from './extension.ts';
import {
  contentOf,
  feedItems,
  feedLanguage,
  feedTitle,
  isWithdrawn,
  withdrawalContent,
  withdrawalTitle,
  updatedAt,
  type FeedItem,
} from './items.ts';
import { modifiedAt, publishedAt } from '../moments.ts';
import { forPeople, styling } from './for-people.ts';
import { itemPiece } from './item-piece.ts';
import type { FeedFormat, PublishedItem } from './format.ts';
import type { Collection, Contents, Withdrawn } from '../model.ts';
import { joined } from '../../base/pieces.ts';
import { utc } from '../../base/time.ts';
import { homePath } from '../kinds/files.ts';
import { topicTitle } from '../../site/topics.ts';

/** RSS has no way of saying that there is an archive. */
export const rss: FeedFormat = {
  name: 'rss',
  file: 'feed.xml',
  title: 'RSS',
  mediaType: 'application/rss+xml',
  render: renderRss,
  read: readRss,
};

/**
 * The collection's newest articles as RSS, whole document. The package writes the channel around one
 * item, as which it declares all its namespaces, and each item in a channel of its own, out of which it
 * is taken: so an item is written once for all the feeds that have it.
 */
function renderRss(collection: Collection, settings: Settings, contents: Contents): Uint8Array {
  const items = feedItems(collection, settings);
  const about = channel(collection, items, settings);
  const document = xmlCharacters(withTitles(withNamespace(written(about, items.length > 0))));
  const page = forPeople(collection, items, feedUrls(collection, settings).rss, settings);
  const [from, to] = items.length > 0 ? spanOfItem(document) : endOfChannel(document);
  return joined([
    document.slice(0, from).replace('?>', `?>\n${styling}`),
    ...items.map((one) =>
      isWithdrawn(one)
        ? alone(withdrawal(one, settings))
        : itemPiece('rss', one, settings, contents, () => alone(item(one, settings, contents))),
    ),
    // The page is last in the channel, where nobody has to get past it.
    document.slice(to, document.lastIndexOf('</channel>')),
    xmlCharacters(`${page.text}\n`),
    `${document.slice(document.lastIndexOf('</channel>'))}\n`,
  ]);
}

/** In the place of all items, and around one: nothing of it is left. The package wants addresses. */
const NOWHERE = 'about:blank';
const SOME_ITEM: Item = { title: '', link: NOWHERE, date: new Date(0), content: '-' };
const SOME_CHANNEL: FeedOptions = {
  title: '',
  link: NOWHERE,
  copyright: '',
  updated: new Date(0),
};

function written(about: FeedOptions, hasItems: boolean): string {
  const feed = new Feed(about);
  if (hasItems) feed.addItem(SOME_ITEM);
  return feed.rss2();
}

/** An item as it stands in a channel, with its indentation and line end. */
function alone(item: Item): string {
  const feed = new Feed(SOME_CHANNEL);
  feed.addItem(item);
  const document = feed.rss2();
  return xmlCharacters(withTitles(document.slice(...spanOfItem(document))));
}

/** From the beginning of the line of the first item to the end of that of the last. */
function spanOfItem(document: string): [from: number, to: number] {
  const from = document.lastIndexOf('\n', document.indexOf('<item>')) + 1;
  return [from, document.lastIndexOf('</item>') + '</item>\n'.length];
}

function endOfChannel(document: string): [from: number, to: number] {
  const at = document.lastIndexOf('</channel>');
  return [at, at];
}

/** The root's is the first start tag in the document. */
function withNamespace(document: string): string {
  const others = `xmlns:healthwire="${NAMESPACE}" xmlns:media="${MEDIA_NAMESPACE}"`;
  return document.replace('<rss ', `<rss ${others} `);
}

/**
 * Titles as the profile has them: `&#x26;` and `&#x3C;` are no markup, however a reader unescapes. An
 * item's own markup is escaped or in CDATA, and never holds such tags.
 */
function withTitles(document: string): string {
  return document.replace(/<title>[^<]*<\/title>/g, (title) =>
    title.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;').replaceAll('&gt;', '&#x3E;'),
  );
}

function channel(
  collection: Collection,
  items: readonly FeedItem[],
  settings: Settings,
): FeedOptions {
  const title = feedTitle(collection, settings);
  return {
    title: asText(title),
    description: asText(collection.description ?? title),
    link: absolute(settings, homePath(collection)),
    feedLinks: { rss: feedUrls(collection, settings).rss },
    ...(settings.hub !== undefined && { hub: settings.hub }),
    language: feedLanguage(collection, settings),
    copyright: asText(settings.attribution),
    updated: new Date(updatedAt(items)),
    generator: 'healthwire',
    docs: 'https://www.rssboard.org/rss-specification',
  };
}

function item(summary: Summary, settings: Settings, contents: Contents): Item {
  const { id, url, title, description, image, topics } = summary;
  return {
    title,
    link: url,
    guid: asText(id),
    date: new Date(publishedAt(summary)),
    ...(description !== undefined && { description: asCdata(escapeText(description)) }),
    content: asCdata(contentOf(summary, settings, contents)),
    category: topics.map((topic) => ({
      name: asText(topicTitle(topic, settings, summary.topicTitles)),
      domain: asAttribute(absolute(settings, TOPICS_JSON)),
    })),
    ...(image && {
      image: { url: image.url, type: asAttribute(image.type), length: image.bytes },
    }),
    extensions: [
      titled(title),
      ...creators(summary),
      { name: 'atom:updated', objects: { _text: utc(modifiedAt(summary)) } },
      ...extensions(articleElements(summary)),
    ],
  };
}

/**
 * Under the id of the article, so that it takes its place in a reader; the reason also where those
 * look that know nothing of the content module.
 */
function withdrawal(withdrawn: Withdrawn, settings: Settings): Item {
  const { id, url, at, reason } = withdrawn;
  const title = withdrawalTitle(withdrawn, settings);
  return {
    title,
    link: url,
    guid: asText(id),
    date: new Date(at),
    description: asCdata(escapeText(reason)),
    content: asCdata(withdrawalContent(withdrawn, settings)),
    extensions: [
      titled(title),
      { name: 'atom:updated', objects: { _text: at } },
      ...extensions([withdrawalElement(withdrawn)]),
    ],
  };
}

/** In the place of the package's own, which stands in CDATA. */
function titled(title: string): Extension {
  return { name: 'title', objects: { _text: asText(title) } };
}

/** One element a person. The package hands a list on to xml-js, though its types know none. */
function creators({ authors }: Summary): Extension[] {
  if (authors.length === 0) return [];
  const objects = authors.map(({ name }) => ({ _text: asText(name) }));
  return [{ name: 'dc:creator', objects: objects as unknown as Record<string, unknown> }];
}

/** Of one name the package writes all that it is given at once. */
function extensions(elements: readonly ExtensionElement[]): Extension[] {
  const byName = Map.groupBy(elements, ({ name }) => name);
  return [...byName].map(([name, named]) => {
    const objects = named.map(({ attributes, text }) => ({
      _attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, asAttribute(value)]),
      ),
      _text: asText(text),
    }));
    return { name, objects: objects as unknown as Record<string, unknown> };
  });
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;');
}

function asAttribute(text: string): string {
  return escapeHtml(text);
}

/** In HTML `]]&gt;` says the same as `]]>`. */
function asCdata(html: string): string {
  return html.replaceAll(']]>', ']]&gt;');
}

/** An item's own markup is escaped or in CDATA, and never holds such tags. */
function readRss(document: string): PublishedItem[] {
  const items = document.match(/<item>.*?<\/item>/gs) ?? [];
  return items.map((text) => {
    const [, link = ''] = /<link>(.*?)<\/link>/.exec(text) ?? [];
    const withdrawn = text.includes('<healthwire:withdrawn ');
    return { url: unescapeHtml(link), text, withdrawn };
  });
}
