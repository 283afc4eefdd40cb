/**
 * A clean build of the accepted sources: every file of the site with its headers, made from the
 * table alone. What is published is right exactly when it equals this.
 */
import { archiveFiles, archiveOf } from '../collection/feeds/archive.ts';
import { collectAll, collectionIds } from '../collection/collections.ts';
import type { Collection, Contents, Line } from '../collection/model.ts';
import { feedSlugs, lineIn, renderCollection, renderSite } from '../collection/outputs.ts';
import { searchFiles } from '../collection/search/whole.ts';
import type { Dependencies } from '../article/model.ts';
import type { Settings } from '../site/settings.ts';
import { remembered } from '../article/bibliography/bibliography.ts';
import { parse } from '../article/parse.ts';
import { addressOf } from '../site/addresses.ts';
import { absolute, mediaPath, renditionPath } from '../site/routes.ts';
import { render, renderMoved, renderWithdrawn } from '../article/render.ts';
import { cacheControlFor } from '../site/headers.ts';
import { siteKey } from '../site/keys.ts';
import type { SiteFile } from './protocol/objects.ts';
import type { Ports } from './ports.ts';
import { readArticles, type ArticleRow } from './rows/article.ts';
import { readCatalog } from './rows/catalog.ts';
import { linkedSummaryOf, mediaSummaryOf } from './rows/faces.ts';
import { isMedia, readFiles, type MediaRow } from './rows/files.ts';
import { carriersByLink, isNothing, placesOf } from './rows/places.ts';
import { readSettingsRow } from './rows/settings.ts';
import { asSiteFile, headersOf } from './protocol/site-file.ts';
import { placedAt } from './ingest/addresses.ts';
import { variantFiles } from './ingest/variants.ts';
import { readSplits } from './rows/search.ts';

export interface CleanBuild {
  /** Every file the site should have, but for media. */
  files: SiteFile[];
  /** Media files and their renditions by key of the site: kept as bytes only there, known here by their ETag. */
  media: Map<string, { etag: string; contentType: string; cacheControl: string }>;
}

/** Undefined while nothing was ever published. */
export async function cleanBuild(
  ports: Pick<Ports, 'table' | 'house'>,
): Promise<CleanBuild | undefined> {
  const settings = (await readSettingsRow(ports)).value?.settings;
  if (settings === undefined) return undefined;
  const { articles, media } = await readRows(ports);
  const carriers = carriersByLink([...articles.values()].map(({ summary }) => summary));
  const known = { articles, carriers, media };

  const contents = new Map<string, string>();
  const files: SiteFile[] = [];
  for (const record of articles.values()) {
    const built = buildArticle(record, known, settings);
    if (built.content !== undefined) contents.set(record.slug, built.content);
    files.push(...built.files);
  }
  const catalog = new Map([...articles].map(([slug, { summary }]) => [slug, summary]));
  const collections = collectAll(catalog, collectionIds(catalog, settings), settings);
  const lines: Line[] = [];
  for (const collection of collections) {
    const wanted = feedSlugs(collection, settings).filter((slug) => contents.has(slug));
    const shown = new Map(wanted.map((slug) => [slug, contents.get(slug)!]));
    const rendered = renderCollection(collection, settings, shown);
    lines.push(lineIn(collection, rendered));
    files.push(...rendered.map(asSiteFile));
    files.push(...archive(collection, settings, contents));
  }
  files.push(...renderSite(lines, settings).map(asSiteFile));
  const searched = searchFiles(catalog.values(), await readSplits(ports), settings);
  files.push(...searched.map(asSiteFile));
  return { files, media: mediaFiles(media) };
}

/** Rendered when it is looked at: an archive holds the text of the whole site several times. */
function archive(collection: Collection, settings: Settings, contents: Contents): SiteFile[] {
  const documents = archiveOf(collection, settings);
  return documents
    .flatMap((document) => archiveFiles(collection, document, settings))
    .map(({ render, ...file }) => ({
      key: siteKey(file.path),
      ...headersOf(file),
      get body() {
        return render(contents);
      },
    }));
}

type Articles = Map<string, ArticleRow>;
type Media = Map<string, MediaRow>;

interface Known {
  articles: Articles;
  /** The slug that a link may name → the article that has such an address. */
  carriers: ReadonlyMap<string, string>;
  media: Media;
}

async function readRows(
  ports: Pick<Ports, 'table'>,
): Promise<{ articles: Articles; media: Media }> {
  const slugs = [...(await readCatalog(ports)).rows.keys()];
  const read = (await readArticles(ports, slugs)).flatMap(({ value }) => value ?? []);
  const files = [...(await readFiles(ports)).values()].filter(isMedia);
  return {
    articles: new Map(read.map((row) => [row.slug, row])),
    media: new Map(files.map((row) => [row.key, row])),
  };
}

function buildArticle(
  record: ArticleRow,
  { articles, carriers, media }: Known,
  settings: Settings,
): { files: SiteFile[]; content?: string } {
  const { summary, accepted, slug } = record;
  const { id, title, language, status } = summary;
  const gone = { id, address: addressOf(summary), title, language };
  if (status === 'withdrawn') {
    const notice = { ...gone, withdrawn: summary.withdrawn! };
    return { files: variantFiles(summary, renderWithdrawn(notice, settings), settings) };
  }
  if (status === 'moved') {
    const movedTo = absolute(settings, placesOf(summary).leadsTo);
    return { files: variantFiles(summary, renderMoved({ ...gone, movedTo }, settings), settings) };
  }
  if (accepted === undefined || status === 'unpublished') return { files: [] };
  const bytes = new TextEncoder().encode(accepted.source);
  const { path, modified: lastModified, references = [] } = accepted;
  const version = { slug, ...(path && { path }), bytes, lastModified };
  const parsed = parse(version, settings, remembered(references)).article;
  if (parsed === undefined) return { files: [] };
  const article = placedAt(addressOf(summary), parsed);
  const dependencies: Dependencies = {
    settings,
    articles: new Map(
      article.links.map((link) => {
        const other = linked(link, articles, carriers);
        return [link, linkedSummaryOf(other, other?.memory.source !== undefined, settings)];
      }),
    ),
    media: new Map(article.media.map((key) => [key, mediaSummaryOf(media.get(key), settings)])),
  };
  const rendered = render(article, dependencies, accepted);
  return { files: variantFiles(summary, rendered.variants, settings), content: rendered.content };
}

function linked(link: string, articles: Articles, carriers: ReadonlyMap<string, string>) {
  const summary = articles.get(link)?.summary;
  if (!isNothing(summary, summary?.memory.source !== undefined)) return summary;
  return articles.get(carriers.get(link) ?? '')?.summary ?? summary;
}

function mediaFiles(media: Media): CleanBuild['media'] {
  const files: CleanBuild['media'] = new Map();
  const add = (path: string, { etag, type: contentType }: { etag: string; type: string }) =>
    files.set(siteKey(path), { etag, contentType, cacheControl: cacheControlFor(path) });
  for (const [key, { accepted }] of media) {
    if (accepted === undefined) continue;
    const path = mediaPath(key);
    add(path, accepted);
    for (const [name, file] of Object.entries(accepted.renditions?.files ?? {}))
      add(renditionPath(path, name), file);
  }
  return files;
}
