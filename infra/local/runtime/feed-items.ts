/** The items of a published feed, told apart by the article that each is about. */
import type { PublishedItem } from '../../../functions/collection/feeds/format.ts';
import { formatOf } from '../../../functions/collection/feeds/index.ts';
import { siteKey } from '../../../functions/site/keys.ts';

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
