/** The JSON API's listings: `/api/v1/articles.json` and the like for every kind of collection. */
import type {
  CollectionSummary,
  Collections,
  Summary,
  Listing,
  Topics,
} from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import { addressOf, slugAt } from '../../site/addresses.ts';
import { absolute, feedUrls, listingJsonPath, schemaPath } from '../../site/routes.ts';
import type { Collection } from '../model.ts';
import type { Page } from './paging.ts';
import { hasFeeds, hasJson, hasPages } from '../kinds/files.ts';
import { kindOf, nameOf } from '../kinds/index.ts';

/**
 * One page of a listing, by schemas/listing.schema.json. `count` is how many articles it holds;
 * `total`, how many there are in all pages, is on the first only, for it would change every page of
 * the archive at every push. `next` is the page with older articles, `previous` the one with newer
 * ones; absent where there is none.
 */
export function listingJson(collection: Collection, page: Page, settings: Settings): string {
  const { title, description, path, summaries } = collection;
  const { older, newer } = page;
  const at = (number?: number) => absolute(settings, listingJsonPath(collection, number));
  const first = page.number === undefined;
  const document: Listing = {
    $schema: schemaUrl('listing', settings),
    title,
    ...(description !== undefined && { description }),
    ...(hasPages(collection) && { url: absolute(settings, path) }),
    ...(first && hasFeeds(collection) && { feeds: feedUrls(collection, settings) }),
    ...(first && { total: summaries.length }),
    count: page.summaries.length,
    ...(older !== undefined && { next: at(older) }),
    ...(newer !== undefined && { previous: at(newer === 'first' ? undefined : newer) }),
    articles: page.summaries.map(published),
  };
  return json(document);
}

/** `/api/v1/topics.json`: every topic, in order of its id. */
export function topicsJson(collections: readonly Collection[], settings: Settings): string {
  const topics = collections
    .filter(({ kind }) => kind === 'topic')
    .map((one) => {
      const { title, description, path, summaries } = one;
      return {
        id: nameOf(one),
        title,
        ...(description !== undefined && { description }),
        url: absolute(settings, path),
        count: summaries.length,
        articles: absolute(settings, listingJsonPath(one)),
        feeds: feedUrls(one, settings),
      };
    });
  const $schema = schemaUrl('topics', settings);
  const document: Topics = { $schema, count: topics.length, topics };
  return json(document);
}

/** `/api/v1/collections.json`: every collection, in order of its id, and where it is. */
export function collectionsJson(all: readonly Collection[], settings: Settings): string {
  const collections = all.filter(isListed).map((one) => ({
    id: one.id,
    kind: one.kind as CollectionSummary['kind'],
    title: one.title,
    ...(one.description !== undefined && { description: one.description }),
    ...(hasPages(one) && { url: absolute(settings, one.path) }),
    count: one.summaries.length,
    ...(hasJson(one) && { articles: absolute(settings, listingJsonPath(one)) }),
    ...(hasFeeds(one) && { feeds: feedUrls(one, settings) }),
  }));
  const $schema = schemaUrl('collections', settings);
  const document: Collections = { $schema, count: collections.length, collections };
  return json(document);
}

/** The change log has an index of its own. */
function isListed(one: Collection): boolean {
  return kindOf(one).log !== true;
}

/** The summary without what only the catalog is to know. */
function published({ memory: _, ...summary }: Summary): Omit<Summary, 'memory'> {
  return { ...summary, slug: slugAt(addressOf(summary)) };
}

/** Where the schema of a document is on the site. */
export function schemaUrl(name: string, settings: Settings): string {
  return absolute(settings, schemaPath(name));
}

export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
