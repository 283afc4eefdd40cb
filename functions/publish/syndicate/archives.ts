/**
 * The archives of the feeds: what a change touches of them, and how it is written. They hold the
 * full text of everything, so that they are not rendered to be compared, as feeds are: what a
 * document was made from is remembered with the ETag that its bytes have.
 */
import { hash } from 'node:crypto';
import {
  archiveFiles,
  archiveOf,
  olderThanFeed,
  touchedDocuments,
  type ArchiveFile,
} from '../../collection/feeds/archive.ts';
import { withoutMembers } from '../../collection/collections.ts';
import { isWithdrawn } from '../../collection/feeds/items.ts';
import type { Slug } from '../../site/settings.ts';
import type { Version } from '../../store/table/table.ts';
import { siteKey, type SiteKey } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { sameHeaders, writeObject, type Heads } from '../protocol/objects.ts';
import { asSiteFile, headersOf } from '../protocol/site-file.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { Ports } from '../ports.ts';
import type { SettingsRow } from '../rows/settings.ts';
import type { Loaded } from './load.ts';
import { RenderedArchives } from './rendered-archives.ts';
import { Texts } from './texts.ts';

/** A document as it is to be. */
export interface Archived {
  month: string;
  slugs: string[];
  files: ArchiveFile[];
  keys: SiteKey[];
  /** Names all that the document is made from: equal names, equal bytes. */
  madeFrom: () => string;
}

/**
 * The documents that a change touches, and the one at which readers of the feed go on: under other
 * settings it may not be there yet.
 */
export function archivesOf(
  { collection, touched, versions }: Loaded,
  renderer: string,
  record: SettingsRow,
): Archived[] {
  const settings = record.settings!;
  const base = JSON.stringify([renderer, record.version, withoutMembers(collection)]);
  const next = olderThanFeed(collection, settings);
  const some = new Set(touchedDocuments(collection, settings, touched));
  const documents = archiveOf(collection, settings).filter(
    (document) => document.paths === next || some.has(document),
  );
  return documents.map((document) => {
    const { month, items, first: _, ...place } = document;
    const from = () =>
      items.map((one) => (isWithdrawn(one) ? one : [one.slug, versions.get(one.slug)]));
    const files = archiveFiles(collection, document, settings);
    return {
      month,
      slugs: items.filter((item) => !isWithdrawn(item)).map(({ slug }) => slug),
      files,
      keys: files.map(({ path }) => siteKey(path)),
      madeFrom: () => hash('sha256', JSON.stringify([base, place, from()]), 'hex'),
    };
  });
}

/** What a run looks at one by one. */
export async function planArchives(
  ports: Ports,
  documents: readonly Archived[],
  versions: Archives['versions'],
): Promise<Archives> {
  const months = [...Map.groupBy(documents, ({ month }) => month)].map(
    ([month, own]) => [month, own.flatMap(({ files }) => files.map(({ path }) => path))] as const,
  );
  const rendered = await RenderedArchives.read(ports, new Map(months));
  return { documents, rendered, versions };
}

export interface Archives {
  documents: readonly Archived[];
  rendered: RenderedArchives | undefined;
  /** Of the articles in them. */
  versions: ReadonlyMap<Slug, Version>;
}

export const NO_ARCHIVES: Archives = { documents: [], rendered: undefined, versions: new Map() };

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
  { documents, rendered, versions }: Archives,
  isWanted: (key: SiteKey) => boolean,
  snapshot: Snapshot,
): Promise<SiteKey[] | 'moved'> {
  const written: SiteKey[] = [];
  if (rendered === undefined) return written;
  let moved = false;
  const months = Map.groupBy(documents, ({ month }) => month);
  await mapAll(
    months.values(),
    async (ofMonth) => {
      // One article is in the archives of several collections, all of them in the same month.
      const texts = new Texts(ports, versions);
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
    const file = asSiteFile({ ...place, body: '', bytes: render(contents) });
    const result = await writeObject(ports.site, file, heads.get(file.key), beforeWrite);
    if (result.outcome === 'moved') return 'moved';
    if (result.outcome === 'written') written.push(file.key);
    if (areAsKnown) rendered.remember(archived, place.path, result.etag);
  }
  return written;
}
