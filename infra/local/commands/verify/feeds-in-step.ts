/**
 * Whether feeds and pages tell the same story. Both are compared with a clean build, article by
 * article: they are out of step where one of them is as it should be and the other is not.
 */
import { siteKey } from '../../../../functions/site/keys.ts';

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
    .filter((page) => (should.get(page) === is.get(page)) === wrong.has(page))
    .map((page) => ({ feed: feed.key, page, what: whatOf(should.get(page), is.get(page)) }));
}

function whatOf(should: string | undefined, is: string | undefined): OutOfStep['what'] {
  if (is === undefined) return 'lacks it';
  const gone = should === undefined || WITHDRAWAL.test(should);
  return gone && !WITHDRAWAL.test(is) ? 'still shows it' : 'shows another version';
}

/** What tells a withdrawal from an article in Atom, RSS and JSON Feed. */
const WITHDRAWAL =
  /^<at:deleted-entry|<healthwire:withdrawn |"_healthwire":\{"about":"[^"]*","withdrawn":/;

/** Key of the article's page → its item, whole. What cannot be read as a feed has no items. */
export function itemsOf(key: string, text: string): Map<string, string> {
  const items = key.endsWith('.json') ? jsonItems(text) : xmlItems(text);
  return new Map(items.flatMap(([url, item]) => pageOf(url).map((page) => [page, item])));
}

function jsonItems(text: string): [url: string, item: string][] {
  try {
    const { items } = JSON.parse(text) as { items: { url: string }[] };
    return items.map((item) => [item.url, JSON.stringify(item)]);
  } catch {
    return [];
  }
}

/**
 * Of RSS and Atom, withdrawals included; an item's own markup is escaped or in CDATA, and never
 * holds such tags.
 */
function xmlItems(text: string): [url: string, item: string][] {
  const items = text.match(/<(item|entry|at:deleted-entry)\b[^>]*>.*?<\/\1>/gs) ?? [];
  return items.map((item) => {
    const link = /<link>(.*?)<\/link>|<link rel="alternate"[^>]* href="(.*?)"/.exec(item);
    return [(link?.[1] ?? link?.[2] ?? '').replaceAll('&amp;', '&'), item];
  });
}

function pageOf(url: string): string[] {
  try {
    return [siteKey(new URL(url).pathname)];
  } catch {
    return [];
  }
}
