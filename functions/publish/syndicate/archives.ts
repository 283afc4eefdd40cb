/**
 * The archives of the feeds: what a change touches of them, and how it is written. They hold the
 * full text of everything, so that they are not rendered to be compared, as feeds are: what a
 * document was made from is remembered with the ETag that its bytes have.
 */
import { hash } from 'node:crypto';
import { archiveFiles, archiveOf, type ArchiveFile } from '../../collection/feeds/archive.ts';
import { withoutMembers } from '../../collection/collections.ts';
import { isWithdrawn } from '../../collection/feeds/items.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { ArchiveDocument, Collection } from '../../collection/model.ts';
import { siteKey, type SiteKey } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { sameHeaders, writeSite, type Heads } from '../protocol/objects.ts';
import { asSiteFile, headersOf } from '../protocol/site-file.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { Ports } from '../ports.ts';
import type { Catalog, CatalogRow } from '../rows/catalog.ts';
import type { SettingsRow } from '../rows/settings.ts';
import { RenderedArchives } from './rendered-archives.ts';
import { Texts } from './texts.ts';
import { unwrittenArchives, type Archived, type Present } from './unwritten.ts';

/**
 * The documents of a collection. A change of these collections, months among them, touches those of
 * the months and the ones before and after them, which lead to them; no list, no exception.
 */
export function archivesOf(
  ports: Pick<Ports, 'renderer'>,
  rows: ReadonlyMap<string, CatalogRow>,
  collection: Collection,
  record: SettingsRow,
  changed: ReadonlySet<CollectionId> | undefined,
): Archived[] {
  const settings = record.settings!;
  const documents = archiveOf(collection, settings);
  const base = JSON.stringify([ports.renderer, record.version, withoutMembers(collection)]);
  const touched = (document: ArchiveDocument | undefined) =>
    document !== undefined && changed?.has(`month:${document.month}`) !== false;
  return documents.map((document, at) => {
    const { month, items, ...place } = document;
    const from = () =>
      items.map((one) => (isWithdrawn(one) ? one : [one.slug, rows.get(one.slug)?.version]));
    const files = archiveFiles(collection, document, settings);
    return {
      month,
      slugs: items.filter((item) => !isWithdrawn(item)).map(({ slug }) => slug),
      files,
      keys: files.map(({ path }) => siteKey(path)),
      madeFrom: () => hash('sha256', JSON.stringify([base, place, from()]), 'hex'),
      isTouched: [document, documents[at - 1], documents[at + 1]].some(touched),
    };
  });
}

/**
 * What a run looks at one by one: the documents that a change touches, and those that are not there
 * yet; of a run that looks at everything, what the list does not show to be in place.
 */
export async function planArchives(
  ports: Ports,
  { rows }: Catalog,
  { documents, present }: { documents: readonly Archived[]; present: Present },
): Promise<Archives> {
  const untouched = documents.filter(({ isTouched }) => !isTouched);
  const missing = new Set(await unwrittenArchives(ports.site, untouched));
  const wanted = documents.filter((one) => one.isTouched || missing.has(one));
  const months = new Set(wanted.map(({ month }) => month));
  const rendered = await RenderedArchives.read(ports, months);
  return { documents: notInPlace(wanted, present, rendered), rendered, rows };
}

export interface Archives {
  documents: Archived[];
  rendered: RenderedArchives;
  /** What the catalog knows of their articles. */
  rows: ReadonlyMap<string, CatalogRow>;
}

/** Without the documents that a list shows to be as they are remembered. */
function notInPlace(
  archives: readonly Archived[],
  present: Present,
  rendered: RenderedArchives,
): Archived[] {
  const isInPlace = (one: Archived) =>
    one.files.every(({ path }) => {
      const etag = present.get(siteKey(path));
      return etag !== undefined && etag === rendered.etag(one, path);
    });
  return archives.filter((one) => !isInPlace(one));
}

/** What a run saw before it writes, and what it does then. */
interface Snapshot {
  heads: Heads;
  beforeWrite: BeforeWrite;
}

/**
 * Writes those of their files that are wanted. Keys of what was written; `moved` where somebody
 * else was there first.
 */
export async function writeArchives(
  ports: Ports,
  { documents, rendered, rows }: Archives,
  isWanted: (key: SiteKey) => boolean,
  snapshot: Snapshot,
): Promise<SiteKey[] | 'moved'> {
  const written: SiteKey[] = [];
  let moved = false;
  const months = Map.groupBy(documents, ({ month }) => month);
  await mapAll(
    months.values(),
    async (ofMonth) => {
      // One article is in the archives of several collections, all of them in the same month.
      const texts = new Texts(ports, rows);
      const write = async (archived: Archived) => {
        const outdated = archived.files.filter(
          (file) =>
            isWanted(siteKey(file.path)) && !isAsMade(archived, file, rendered, snapshot.heads),
        );
        const outcome = await writeFiles(ports, archived, outdated, texts, rendered, snapshot);
        if (outcome === 'moved') moved = true;
        else written.push(...outcome);
      };
      await mapAll(ofMonth, write, { concurrency: WIDTH });
    },
    { concurrency: WIDTH },
  );
  return moved ? 'moved' : written;
}

/** Months at a time, and documents of each. */
const WIDTH = 4;

function isAsMade(
  archived: Archived,
  file: ArchiveFile,
  rendered: RenderedArchives,
  heads: Heads,
): boolean {
  const { path } = file;
  const head = heads.get(siteKey(path));
  if (head === undefined || !sameHeaders(head, headersOf(file))) return false;
  return rendered.etag(archived, path) === head.etag;
}

async function writeFiles(
  ports: Ports,
  archived: Archived,
  files: readonly ArchiveFile[],
  texts: Texts,
  rendered: RenderedArchives,
  { heads, beforeWrite }: Snapshot,
): Promise<SiteKey[] | 'moved'> {
  if (files.length === 0) return [];
  const { contents, areAsKnown } = await texts.of(archived.slugs);
  const written: SiteKey[] = [];
  for (const { render, ...place } of files) {
    const file = asSiteFile({ ...place, body: render(contents) });
    const result = await writeSite(ports.site, file, heads.get(file.key), beforeWrite);
    if (result.outcome === 'moved') return 'moved';
    if (result.outcome === 'written') written.push(file.key);
    if (areAsKnown) rendered.remember(archived, place.path, result.etag);
  }
  return written;
}
