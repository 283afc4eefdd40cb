/** Listings for programs: `/api/v1/articles.json` and the like for topics and months. */
import type { Entry } from '../../schemas/types.ts';
import type { Settings } from '../article/model.ts';
import { absolute } from '../article/file/urls.ts';
import type { Collection } from './model.ts';
import type { Page } from './paging.ts';
import { feedUrls, hasFeeds, listingJsonPath } from './places.ts';

/**
 * One page of a listing. `count` is how many articles it holds; `total`, how many there are in all
 * pages, is on the first only, for it would change every page of the archive at every push. `next`
 * is the page with older articles, `previous` the one with newer ones; absent where there is none.
 */
export function listingJson(collection: Collection, page: Page, settings: Settings): string {
  const { title, description, path, entries } = collection;
  const { older, newer } = page;
  const at = (number?: number) => absolute(settings, listingJsonPath(collection, number));
  const first = page.number === undefined;
  return json({
    title,
    ...(description !== undefined && { description }),
    url: absolute(settings, path),
    ...(first && hasFeeds(collection) && { feeds: feedUrls(collection, settings) }),
    ...(first && { total: entries.length }),
    count: page.entries.length,
    ...(older !== undefined && { next: at(older) }),
    ...(newer !== undefined && { previous: at(newer === 'first' ? undefined : newer) }),
    articles: page.entries.map(published),
  });
}

/** `/api/v1/topics.json`: every topic, in order of its id. */
export function topicsJson(collections: readonly Collection[], settings: Settings): string {
  const topics = collections
    .filter(({ kind }) => kind === 'topic')
    .map((topic) => {
      const { id, title, description, path, entries } = topic;
      return {
        id: id.slice('topic:'.length),
        title,
        ...(description !== undefined && { description }),
        url: absolute(settings, path),
        count: entries.length,
        articles: absolute(settings, listingJsonPath(topic)),
        feeds: feedUrls(topic, settings),
      };
    });
  return json({ count: topics.length, topics });
}

/** The entry without what only the catalog is to know. */
function published({ memory: _, ...entry }: Entry): Omit<Entry, 'memory'> {
  return entry;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
