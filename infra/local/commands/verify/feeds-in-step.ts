/**
 * Whether feeds and pages tell the same story. Both are compared with a clean build, article by
 * article: they are out of step where one of them is as it should be and the other is not.
 */
import type { PublishedItem } from '../../../../functions/collection/feeds/format.ts';
import { itemsOf } from '../../runtime/feed-items.ts';

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
