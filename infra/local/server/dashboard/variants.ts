/** What is published of one article: its own files, and its entry in each kind of feed. */
import { addressOf } from '../../../../functions/site/addresses.ts';
import { variantPath, topicPath } from '../../../../functions/site/routes.ts';
import { formats } from '../../../../functions/collection/feeds/index.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import type { Remembered } from '../../../../functions/publish/rows/article.ts';
import type { Store } from '../../../../functions/store/store.ts';
import { itemsOf } from '../../runtime/feed-items.ts';

export interface Variants {
  /** Whether there is a page to show; a notice or a redirect is one. */
  page: boolean;
  embed: boolean;
  /** Absent where there is none. */
  json?: string;
  source?: string;
  feeds: FeedEntry[];
}

/** `text` and `feed` are absent where no feed of this kind shows the article. */
export interface FeedEntry {
  /** What people call the format: `RSS`. */
  kind: string;
  text?: string;
  /** Path of the feed that it was found in. */
  feed?: string;
}

export async function variantsOf(site: Store, summary: Remembered): Promise<Variants> {
  const { status } = summary;
  const address = addressOf(summary);
  const read = async (path: string) => await textAt(site, path);
  const here = async (name: 'page' | 'embed') =>
    (await site.head(siteKey(variantPath(address, name)))) !== undefined;
  const json = await read(variantPath(address, 'article'));
  const source = await read(variantPath(address, 'source'));
  const shelves = status === 'live' ? ['/', ...summary.topics.map(topicPath)] : [];
  return {
    page: await here('page'),
    embed: await here('embed'),
    ...(json !== undefined && { json }),
    ...(source !== undefined && { source }),
    feeds: await Promise.all(
      formats.map(async ({ file, title }) => {
        const feeds = shelves.map((path) => path + file);
        return { kind: title, ...(await firstEntry(site, siteKey(address), feeds)) };
      }),
    ),
  };
}

/** The site's own feed shows the newest articles only; a topic's may still show an older one. */
async function firstEntry(site: Store, page: string, feeds: readonly string[]) {
  for (const feed of feeds) {
    const item = itemsOf(feed, (await textAt(site, feed)) ?? '').get(page);
    if (item !== undefined) return { text: item.text, feed };
  }
  return {};
}

async function textAt(site: Store, path: string): Promise<string | undefined> {
  const object = await site.get(siteKey(path));
  return object && new TextDecoder().decode(object.body);
}
