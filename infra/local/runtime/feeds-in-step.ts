/**
 * Whether feeds and pages tell the same story. Both are compared with a clean build, article by
 * article: they are out of step where one of them is as it should be and the other is not.
 */
import type { PublishedItem } from '../../../functions/collection/feeds/format.ts';
import { formatOf } from '../../../functions/collection/feeds/index.ts';
import { siteKey } from '../../../functions/site/keys.ts';

/** What a subscriber sees that a reader does not: `page` is the key of the article's page. */
export interface OutOfStep {
  feed: string;
  page: string;
  what: 'lacks it' | 'still shows it' | 'shows another version';
}

/** `published`: the feed as it is on the site. `wrong`: keys of pages that are not as they should be. */
export function outOfStep(
  feed: { key: string; expected: string; published: string },
  wrong: ReadonlySet<string>,
): OutOfStep[] {
  const should = itemsOf(feed.key, feed.expected);
  const is = itemsOf(feed.key, feed.published);
  const pages = [...new Set([...should.keys(), ...is.keys()])].sort();
  return pages
    .filter((page) => (should.get(page)?.text === is.get(page)?.text) === wrong.has(page))
    .map((page) => ({ feed: feed.key, page, what: whatOf(should.get(page), is.get(page)) }));
}

function whatOf(
  should: PublishedItem | undefined,
  is: PublishedItem | undefined,
): OutOfStep['what'] {
  if (is === undefined) return 'lacks it';
  const gone = should === undefined || should.withdrawn;
  return gone && !is.withdrawn ? 'still shows it' : 'shows another version';
}

/** Key of the article's page → its item. What cannot be read as a feed has no items. */
export function itemsOf(key: string, text: string): Map<string, PublishedItem> {
  const items = formatOf(key)?.read(text) ?? [];
  return new Map(items.flatMap((item) => pageOf(item.url).map((page) => [page, item])));
}

function pageOf(url: string): string[] {
  try {
    return [siteKey(new URL(url).pathname)];
  } catch {
    return [];
  }
}
