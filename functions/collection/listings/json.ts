/** The JSON API's listings: `/api/v1/articles.json` and the like for every kind of collection. */
import type { Summary, Listing } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import { addressOf, slugAt } from '../../site/addresses.ts';
import { absolute, feedUrls, schemaPath } from '../../site/routes.ts';
import type { Collection } from '../model.ts';
import { isFirst, monthsOf, type Page, type Paths } from './paging.ts';
import { hasFeeds, hasPages } from '../kinds/files.ts';

/**
 * One page of a listing, by schemas/listing.schema.json. `count` is how many articles it holds;
 * `total`, how many there are in the collection or in its month, is on the first page of either, for
 * it would change every page of the archive at every push. `next` is the page with older articles,
 * `previous` the one with newer ones; absent where there is none.
 */
export function listingJson(collection: Collection, page: Page, settings: Settings): string {
  const { title, description } = collection;
  const { month, total, older, newer, paths } = page;
  const at = ({ json }: Paths) => absolute(settings, json);
  const first = isFirst(page);
  const months = first ? monthsOf(collection) : [];
  const document: Listing = {
    $schema: schemaUrl('listing', settings),
    title,
    ...(description !== undefined && { description }),
    ...(month !== undefined && { month }),
    ...(hasPages(collection) && { url: absolute(settings, paths.html) }),
    ...(first && hasFeeds(collection) && { feeds: feedUrls(collection, settings) }),
    ...(total !== undefined && { total }),
    count: page.summaries.length,
    ...(older !== undefined && { next: at(older) }),
    ...(newer !== undefined && { previous: at(newer) }),
    ...(months.length > 0 && {
      months: months.map(({ month, count, paths }) => ({ month, count, articles: at(paths) })),
    }),
    articles: page.summaries.map(published),
  };
  return json(document);
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
