/**
 * What is made of all collections: lists of them, sitemaps, the home page. A row for each collection says
 * what they need; it is written once the collection is on the site, so that no list leads to nothing.
 */
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Collection, Line } from '../../collection/model.ts';
import { lineIn, renderListings, renderLists, renderSite } from '../../collection/outputs.ts';
import { changesFiles } from '../../collection/change-log.ts';
import { FIRST_SHARDS } from '../../collection/search/shards.ts';
import { kindOf } from '../../collection/kinds/index.ts';
import type { Settings } from '../../site/settings.ts';
import type { SiteKey } from '../../site/keys.ts';
import type { Change } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { SiteFile } from '../protocol/objects.ts';
import { asSiteFile } from '../protocol/site-file.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import { commit, put, readMany, says, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { readSettingsRow, type SettingsRow } from '../rows/settings.ts';
import { NO_ROW, type CollectionRow } from '../rows/collections.ts';
import { collectionKey, lineKey } from '../rows/keys.ts';
import { headAll, writeAll } from './files.ts';
import { putLines, readLines, versionOfLines } from './lines.ts';
import type { Loaded } from './load.ts';
import { settleMarks } from './marks.ts';
import { ensureShard } from './search/shards.ts';
import { areStill } from './some.ts';
import { SITE } from './counting.ts';

/**
 * Notes that these collections are on the site: what lists say of them, and that nothing of them is to
 * be written any more. They have other versions from now on; undefined when one of them has moved.
 */
export async function settle(
  ports: Pick<Ports, 'table' | 'nonce'>,
  written: readonly Loaded[],
  settings: Settings,
): Promise<Loaded[] | undefined> {
  const loaded = await settleMarks(ports, written, settings);
  if (loaded === undefined) return undefined;
  const lines = await readMany<Line>(
    ports.table,
    loaded.map(({ collection: { kind, id } }) => lineKey(kind, id)),
  );
  const ids = new Set(loaded.map(({ collection }) => collection.id));
  const works = loaded.flatMap((one, at) => workOf(one, lines[at]!, ids, settings) ?? []);
  // The site is the last: it says which others nobody has written.
  works.sort((a, b) => Number(a.id === SITE) - Number(b.id === SITE));
  const settled = new Map<CollectionId, Seen<CollectionRow>>();
  for (let at = 0; at < works.length; at += TOGETHER_COLLECTIONS) {
    const some = works.slice(at, at + TOGETHER_COLLECTIONS);
    const version = await commit(ports, [
      ...some.map(({ change }) => change),
      ...putLines(some.flatMap(({ line }) => line ?? [])),
    ]);
    if (version === undefined) return undefined;
    for (const { id, row } of some) settled.set(id, { version, value: row });
  }
  return loaded.map((one) => ({ ...one, seen: settled.get(one.collection.id) ?? one.seen }));
}

/** Two rows of each and one of all lines, in one transaction, which holds a hundred. */
const TOGETHER_COLLECTIONS = 45;

/** What is to be written of a collection. */
interface Work {
  id: CollectionId;
  row: CollectionRow;
  change: Change;
  /** Absent where it is there. */
  line?: Line;
}

function workOf(
  { collection, seen }: Loaded,
  known: Seen<Line>,
  written: ReadonlySet<string>,
  settings: Settings,
): Work | undefined {
  const { id } = collection;
  const files = kindOf(collection).log ? changesFiles(collection, settings) : [];
  const line = lineIn(collection, files);
  const { unwritten = [], ...before } = seen.value ?? NO_ROW;
  const left = unwritten.filter((one) => !written.has(one));
  const isSettled = Object.keys(before.dirty).length === 0 && left.length === unwritten.length;
  const isSaid = says(known.value, line);
  if (isSettled && isSaid) return undefined;
  const row = { ...before, dirty: {}, ...(left.length > 0 && { unwritten: left }) };
  // Where it stays as it is it is written all the same: on condition that it is still so.
  return { id, row, change: put(collectionKey(id), row, seen), ...(!isSaid && { line }) };
}

/** All of them, with what no article changes; those that are not there yet; or what articles change. */
type Which = 'all' | 'missing' | 'changing';

/** Brings them in step: keys of what was written; `moved` where somebody else was there first. */
export async function writeLists(
  ports: Ports,
  site: Loaded,
  record: SettingsRow,
  beforeWrite: BeforeWrite,
  which: Which = 'all',
): Promise<SiteKey[] | 'moved'> {
  const settings = record.settings!;
  const { lines, version } = await readLines(ports);
  const topics = lines.filter(({ kind }) => kind === 'topic');
  const collection: Collection = { ...site.collection, topics };
  const render = which === 'changing' ? renderLists : renderSite;
  const outputs = [...renderListings(collection, settings), ...render(lines, settings)];
  const files = outputs.map(asSiteFile);
  const heads = await headAll(ports.site, files);
  const isStill = async () =>
    (await versionOfLines(ports)) === version && (await areStill(ports, [site]));
  // What they say counts only if it was read after the look at what may be overwritten.
  if (!(await isStill())) return 'moved';
  const isMissing = ({ key }: SiteFile) => heads.get(key) === undefined;
  const wanted = which === 'missing' ? files.filter(isMissing) : files;
  const written = await writeAll(ports, wanted, heads, beforeWrite);
  if (written === 'moved' || !(await isStill())) return 'moved';
  if ((await readSettingsRow(ports)).value?.version !== record.version) return 'moved';
  return written.changed;
}

/**
 * What was there before may lead to any list, so that all are there before it is written again: at the
 * first publish, and where another renderer or other settings want more of them.
 */
export async function ensureLists(
  ports: Ports,
  site: Loaded,
  record: SettingsRow,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  // The home page leads to A–Z as well.
  const writing = { settings: record.settings!, beforeWrite };
  await mapAll(FIRST_SHARDS, (one) => ensureShard(ports, one, writing));
  return (await writeLists(ports, site, record, beforeWrite, 'missing')) !== 'moved';
}
