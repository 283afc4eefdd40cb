/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import type { Contributor, Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, type ArchivePaths, feedUrls } from '../../site/routes.ts';
import { aboutExtension } from './extension.ts';
import {
  contentOf,
  feedItems,
  feedLanguage,
  feedTitle,
  isWithdrawn,
  withdrawalContent,
  withdrawalTitle,
  type FeedItem,
} from './items.ts';
import { itemPiece } from './item-piece.ts';
import { modifiedAt, publishedAt } from '../moments.ts';
import type { FeedFormat, PublishedItem } from './format.ts';
import type { ArchiveDocument, Collection, Contents, Withdrawn } from '../model.ts';
import { encode, joined } from '../../base/pieces.ts';
import { utc } from '../../base/time.ts';
import { homePath } from '../kinds/files.ts';
import { topicTitle } from '../../site/topics.ts';
import { xmlCharacters } from '../../base/markup.ts';

export const jsonFeed: FeedFormat = {
  name: 'json',
  file: 'feed.json',
  title: 'JSON Feed',
  mediaType: 'application/feed+json',
  render: renderFeed,
  archive: { extension: '.json', render: renderArchive },
  read: readJsonFeed,
};

/** The collection's newest articles as JSON Feed, whole document. */
function renderFeed(
  collection: Collection,
  settings: Settings,
  contents: Contents,
  older?: ArchivePaths,
): Uint8Array {
  return whole(collection, feedItems(collection, settings), older, settings, contents);
}

/** What `next_url` leads to: a page with older items, of the same feed. */
function renderArchive(
  collection: Collection,
  { items, older }: ArchiveDocument,
  settings: Settings,
  contents: Contents,
): Uint8Array {
  return whole(collection, items, older, settings, contents);
}

function whole(
  collection: Collection,
  items: readonly FeedItem[],
  older: ArchivePaths | undefined,
  settings: Settings,
  contents: Contents,
): Uint8Array {
  const { description } = collection;
  const { publisher, hub } = settings;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(collection, settings),
    home_page_url: absolute(settings, homePath(collection)),
    feed_url: feedUrls(collection, settings).json,
    ...(older && { next_url: absolute(settings, older.json) }),
    ...(description !== undefined && { description }),
    language: feedLanguage(collection, settings),
    authors: [author(publisher)],
    ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: [],
  };
  // What a list of nothing ends with, the items come before.
  const empty = JSON.stringify(feed, wellFormed, 2);
  if (items.length === 0) return encode(`${empty}\n`);
  const written = items.map((one) =>
    isWithdrawn(one)
      ? indented(withdrawal(one, settings))
      : itemPiece('json', one, settings, contents, () => indented(item(one, settings, contents))),
  );
  const separated = written.flatMap((one) => [',\n', one]).slice(1);
  return joined([`${empty.slice(0, -EMPTY.length)}[\n`, ...separated, '\n  ]\n}\n']);
}

const EMPTY = '[]\n}';

/** As it stands in the list: a line end in JSON is never one of a text. */
function indented(value: object): string {
  return `    ${JSON.stringify(value, wellFormed, 2).replaceAll('\n', '\n    ')}`;
}

function item(summary: Summary, settings: Settings, contents: Contents): object {
  const { id, url, title, description, image, language, authors, topics, topicTitles } = summary;
  const tags = topics.map((topic) => topicTitle(topic, settings, topicTitles));
  return {
    id,
    url,
    title,
    content_html: contentOf(summary, settings, contents),
    ...(description !== undefined && { summary: description }),
    ...(image && { image: image.url }),
    date_published: utc(publishedAt(summary)),
    date_modified: utc(modifiedAt(summary)),
    ...(authors.length > 0 && { authors: authors.map(author) }),
    ...(tags.length > 0 && { tags }),
    language,
    _healthwire: extension(summary, settings),
  };
}

/** Under the id of the article, so that it takes its place in a reader. */
function withdrawal(withdrawn: Withdrawn, settings: Settings): object {
  const { id, url, language, since, at, reason } = withdrawn;
  return {
    id,
    url,
    title: withdrawalTitle(withdrawn, settings),
    content_html: withdrawalContent(withdrawn, settings),
    date_published: at,
    date_modified: at,
    language,
    _healthwire: { about: aboutExtension(settings), withdrawn: { since, reason } },
  };
}

function author({ name, url }: Pick<Contributor, 'name' | 'url'>): object {
  return { name, ...(url !== undefined && { url }) };
}

/**
 * What a health publisher's readers ask for and JSON Feed has no field for; `about` is where an
 * extension says what it means (JSON Feed 1.1, Extensions).
 */
function extension(summary: Summary, settings: Settings): object {
  const { reviewed, nextReview, reviewOutdated, reviewers, corrections, image } = summary;
  const { alt, width, height } = image ?? {};
  return {
    about: aboutExtension(settings),
    ...(reviewed !== undefined && { reviewed }),
    ...(nextReview !== undefined && { nextReview }),
    ...(reviewOutdated === true && { reviewOutdated }),
    reviewers,
    corrections,
    ...(image && { image: { alt, width, height } }),
  };
}

/**
 * JSON could carry control characters and lone surrogates as escapes, but many parsers stop at
 * them; all feeds say the same.
 */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? xmlCharacters(value) : value;
}

function readJsonFeed(document: string): PublishedItem[] {
  try {
    const { items } = JSON.parse(document) as {
      items: { url: string; _healthwire?: { withdrawn?: object } }[];
    };
    return items.map((item) => ({
      url: item.url,
      text: JSON.stringify(item, undefined, 2),
      withdrawn: item._healthwire?.withdrawn !== undefined,
    }));
  } catch {
    return [];
  }
}
