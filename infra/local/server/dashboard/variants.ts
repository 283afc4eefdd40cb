/** What is published of one article: every variant that there is, and its entry in each kind of feed. */
import { addressOf, variantKey, variantsAt } from '../../../../functions/site/addresses.ts';
import { formats } from '../../../../functions/collection/feeds/index.ts';
import { kinds } from '../../../../functions/collection/kinds/index.ts';
import { variantFilesFor } from '../../../../functions/site/variant-files.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import type { House } from '../../../../functions/site/house.ts';
import type { Remembered } from '../../../../functions/publish/rows/article.ts';
import type { Store } from '../../../../functions/store/store.ts';
import { itemsOf } from '../../runtime/feed-items.ts';

export interface Variants {
  /** Those that there are, in the order of their index. */
  forms: Form[];
  feeds: FeedEntry[];
}

/** One variant. */
export interface Form {
  name: string;
  /** Its file, or what stands for that of the page. */
  file: string;
  /** Shown in a frame; the others as text, where they are some. */
  isPage: boolean;
  text?: string;
  /** Where it is published; absent of a preview. */
  path?: string;
}

/** `text` and `feed` are absent where no feed of this kind shows the article. */
export interface FeedEntry {
  /** What people call the format: `RSS`. */
  kind: string;
  text?: string;
  /** Path of the feed that it was found in. */
  feed?: string;
}

/** Whether a media type is that of a document to frame. */
export function isPage(mediaType: string): boolean {
  return mediaType.startsWith('text/html');
}

/** The text of a body that is one. */
export function shownText(mediaType: string, body: string | Uint8Array): { text?: string } {
  if (typeof body === 'string') return { text: body };
  return /^text\/|[/+](json|xml)\b/.test(mediaType) ? { text: new TextDecoder().decode(body) } : {};
}

export async function variantsOf(
  site: Store,
  summary: Remembered,
  house: House | undefined,
): Promise<Variants> {
  const address = addressOf(summary);
  const shelves = summary.status === 'live' ? shelvesOf(summary) : [];
  return {
    forms: await formsAt(site, address, house),
    feeds: await Promise.all(
      formats.map(async ({ file, title }) => {
        const feeds = shelves.map((path) => path + file);
        return { kind: title, ...(await firstEntry(site, siteKey(address), feeds)) };
      }),
    ),
  };
}

/** Below which of all collections that it is in there are feeds. */
function shelvesOf(summary: Remembered): string[] {
  return kinds
    .filter(({ feeds }) => feeds !== undefined)
    .flatMap(({ names, path }) => names(summary).map(path));
}

async function formsAt(site: Store, address: string, house: House | undefined): Promise<Form[]> {
  const there = variantsAt(address, house);
  const forms: Form[] = [];
  for (const [name, { file, mediaType }] of Object.entries(variantFilesFor(house))) {
    const object = there.includes(name)
      ? await site.get(variantKey(address, name, house))
      : undefined;
    if (object === undefined) continue;
    const framed = isPage(mediaType);
    forms.push({
      ...{ name, file: file === '' ? 'index.html' : file, isPage: framed, path: address + file },
      ...(!framed && shownText(mediaType, object.body)),
    });
  }
  return forms;
}

/** The site's own feed shows the newest articles only; that of a topic or an author may still show an older one. */
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
