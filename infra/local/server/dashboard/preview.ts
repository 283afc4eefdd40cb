/**
 * What an article that is not published would be, made from its source as it is now: a draft, one
 * that is dated in the future, one that is refused. It is made for whoever asks, and kept nowhere.
 */
import { addressOf } from '../../../../functions/site/addresses.ts';
import type {
  LinkedSummary,
  MediaSummary,
  ParsedArticle,
  Rendered,
  RenderedVariant,
  Dependencies,
} from '../../../../functions/article/model.ts';
import type { House } from '../../../../functions/site/house.ts';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';
import { render, textOf } from '../../../../functions/article/render.ts';
import { collect } from '../../../../functions/collection/collections.ts';
import { feedPaths } from '../../../../functions/site/routes.ts';
import { getArticle, headArticle } from '../../../../functions/publish/protocol/article-source.ts';
import { asSourceKey, siteKey } from '../../../../functions/site/keys.ts';
import { readSummary } from '../../../../functions/publish/rows/article.ts';
import { linkedSummaryOf, mediaSummaryOf } from '../../../../functions/publish/rows/faces.ts';
import { readMedia } from '../../../../functions/publish/rows/files.ts';
import { readSettingsRow } from '../../../../functions/publish/rows/settings.ts';
import type { Store } from '../../../../functions/store/store.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { parseInFolder } from '../../runtime/parse-in-folder.ts';
import { formats } from '../../../../functions/collection/feeds/index.ts';
import { itemsOf } from '../../runtime/feed-items.ts';
import { variantFilesFor } from '../../../../functions/site/variant-files.ts';
import { isPage, shownText, type FeedEntry, type Form, type Variants } from './variants.ts';

export interface Preview extends Variants {
  /** Name of a variant that is a document → its HTML. */
  pages: ReadonlyMap<string, string>;
  /** What stands above the text could not be read as a whole. */
  textOnly: boolean;
}

interface Places {
  /** The folder of articles. */
  content: string;
  /** What its configuration adds; absent without one. */
  house?: House;
  table: Table;
}

/** Undefined where nothing can be read, or under no settings. Only reads. */
export async function previewOf(places: Places, slug: Slug): Promise<Preview | undefined> {
  const folder = openContentFolder(places.content);
  const object = await getArticle(folder, slug);
  const { settings } = (await readSettingsRow(places)).value ?? {};
  if (object === undefined || settings === undefined) return undefined;
  const { body: bytes, lastModified } = object;
  const source = { ...object, slug, bytes };
  const { article: whole, textOnly } = await parseInFolder(folder, source, settings);
  const article = whole ?? textOnly;
  if (article === undefined) return undefined;
  const dependencies = await around(places, folder, article, settings);
  const rendered = render(article, dependencies, {
    published: lastModified,
    modified: lastModified,
  });
  const pages = rendered.variants.filter(({ contentType }) => isPage(contentType));
  return {
    forms: rendered.variants.map(formOf),
    feeds: feedEntries(rendered, settings, slug),
    pages: new Map(pages.map(({ name }) => [name, textOf(rendered.variants, name)])),
    textOnly: whole === undefined,
  };

  function formOf({ name, body, contentType }: RenderedVariant): Form {
    const { file = '' } = variantFilesFor(places.house)[name] ?? {};
    const framed = isPage(contentType);
    const text = framed ? {} : shownText(contentType, body);
    return { name, file: file === '' ? 'index.html' : file, isPage: framed, ...text };
  }
}

/** Others as readers see them now: what is not public is no link, as it will be when published. */
async function around(
  places: Places,
  folder: Store,
  article: ParsedArticle,
  settings: Settings,
): Promise<Dependencies> {
  const articles = new Map<Slug, LinkedSummary>();
  const media = new Map<string, MediaSummary>();
  for (const slug of article.links) {
    const summary = (await readSummary(places, slug)).value?.summary;
    const source = (await headArticle(folder, slug)) !== undefined;
    articles.set(slug, linkedSummaryOf(summary, source, settings));
  }
  for (const key of article.media) {
    const row = (await readMedia(places, asSourceKey(key))).value;
    media.set(key, mediaSummaryOf(row, settings));
  }
  return { settings, articles, media };
}

/** Of feeds with nothing else in them. */
function feedEntries({ summary, content }: Rendered, settings: Settings, slug: Slug): FeedEntry[] {
  const site = collect(new Map([[slug, summary]]), 'site', settings);
  const contents = new Map([[slug, content]]);
  const paths = feedPaths(site);
  return formats.map(({ name, title, render }) => {
    const path = paths[name];
    const item = itemsOf(path, new TextDecoder().decode(render(site, settings, contents))).get(
      siteKey(addressOf(summary)),
    );
    return { kind: title, ...(item && { text: item.text }) };
  });
}
