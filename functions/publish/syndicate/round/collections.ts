/**
 * Every collection: first those that nobody has written, then those that lists tell of. What is by month in
 * them is in place by now, but for months in which nothing is any more.
 */
import { monthsNow } from '../../../collection/collections.ts';
import { hasMonths, isWhole, newestCount } from '../../../collection/reach.ts';
import { kindIn, kinds, namedCollections } from '../../../collection/kinds/index.ts';
import type { CollectionId } from '../../../collection/kinds/kind.ts';
import type { Line } from '../../../collection/model.ts';
import { whole } from '../../../collection/touched.ts';
import { articleSource, type SiteKey } from '../../../site/keys.ts';
import type { Settings } from '../../../site/settings.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { commit, put, readMany, seenIn, type Seen } from '../../protocol/rows.ts';
import type { Ports } from '../../ports.ts';
import {
  collectionIn,
  countsOf,
  isThere,
  readCollections,
  type CollectionRow,
} from '../../rows/collections.ts';
import { collectionKey, lineKey, linesOf } from '../../rows/keys.ts';
import { readSettingsRow } from '../../rows/settings.ts';
import { archivesOf, planArchives } from '../archives.ts';
import { SITE } from '../counting.ts';
import { headAll, writeAll } from '../files.ts';
import { settle } from '../lists.ts';
import { load, type Loaded } from '../load.ts';
import { notInPlace, recall, remember } from '../rendered.ts';
import { areAsSeen, rowsOf, unlessMoved } from '../some.ts';
import { renderUnits, unitOf } from '../units.ts';
import type { Going, Leg } from './leg.ts';
import { MEMBERS_A_COLLECTION, STRIDE_MEMBERS } from './limits.ts';
import { ensureFirstFiles } from './first-files.ts';

export const collections: Leg<'collections'> = {
  name: 'collections',
  async stride(going, from = `${UNWRITTEN} `) {
    const { ports, settings } = going;
    const site = (await readCollections(ports, [SITE])).get(SITE)!;
    if (!(await ensureFirstFiles(going, site))) return 'moved';
    const filled = monthsNow({ months: countsOf(collectionIn(SITE, site)) });
    const { ids, rows, next } = await nextCollections(ports, site, from, settings);
    const around = { filled, settings, beside: true, members: new Map() };
    const loading = (id: CollectionId) => {
      const seen = rows.get(id)!;
      return load(ports, id, seen, whole(emptyMonths(collectionIn(id, seen))), around);
    };
    const seen = new Map(ids.map((id) => [id, rows.get(id)!]));
    const read = await unlessMoved(ports, seen, () => mapAll(ids, loading, { concurrency: WIDTH }));
    if (read === undefined) return 'moved';
    const loaded = read.filter((one) => one !== undefined);
    const changed = await write(going, loaded, site);
    if (changed === 'moved') return 'moved';
    if (from.startsWith(UNWRITTEN) && !(await sayWritten(ports, ids))) return 'moved';
    return next === undefined ? { changed } : { next, changed };
  },
};

/** In the place of a kind. */
const UNWRITTEN = '-';

interface Some {
  ids: CollectionId[];
  rows: ReadonlyMap<CollectionId, Seen<CollectionRow>>;
  /** A kind, and behind which of its rows to go on; of those that nobody has written, behind which id. */
  next?: string;
}

async function nextCollections(
  ports: Ports,
  site: Seen<CollectionRow>,
  from: string,
  settings: Settings,
): Promise<Some> {
  const space = from.indexOf(' ');
  const [kind, after] = [from.slice(0, space), from.slice(space + 1)];
  const listed =
    kind === UNWRITTEN
      ? await unwritten(ports, site, after, settings)
      : await linesBehind(ports, kind, after);
  const rows = await readCollections(
    ports,
    listed.flatMap(({ id }) => id ?? []),
  );
  const ids: CollectionId[] = [];
  let members = 0;
  for (const { id, place } of listed) {
    const row = id === undefined ? undefined : collectionIn(id, rows.get(id)!);
    if (id === undefined || row === undefined || !isThere(id, row, settings)) continue;
    members += MEMBERS_A_COLLECTION + membersOf(id, row, settings);
    if (ids.length > 0 && members > STRIDE_MEMBERS) {
      const before = listed[listed.findIndex((one) => one.place === place) - 1]!;
      return { ids, rows, next: `${kind} ${before.place}` };
    }
    ids.push(id);
  }
  const isCut = listed.length === PAGE;
  const next = isCut ? `${kind} ${listed.at(-1)!.place}` : kindBehind(kind);
  return { ids, rows, ...(next !== undefined && { next }) };
}

/** Rows of lines that are read at once. */
const PAGE = 200;

/** One that may be there, and where the next begins. */
interface Listed {
  /** Undefined where the row cannot be read: then it is among those that nobody has written. */
  id: CollectionId | undefined;
  place: string;
}

async function unwritten(
  ports: Ports,
  site: Seen<CollectionRow>,
  after: string,
  settings: Settings,
): Promise<Listed[]> {
  const named = [...new Set([SITE, ...namedCollections(settings)])];
  const lines = await readMany<Line>(
    ports.table,
    named.map((id) => lineKey(kindIn(id)!, id)),
  );
  const missing = named.filter((_, at) => lines[at]!.value === undefined);
  const ids = new Set([...(collectionIn(SITE, site).unwritten ?? []), ...missing]);
  const behind = [...ids].filter((id) => id > after).sort();
  return behind.slice(0, PAGE).map((id) => ({ id, place: id }));
}

async function linesBehind(ports: Ports, kind: string, after: string): Promise<Listed[]> {
  const known = kinds.find((one) => one.kind === kind)!;
  const range = { limit: PAGE, ...(after !== '' && { after }) };
  const { rows } = await ports.table.query(linesOf(known.kind), range);
  return rows.map((row) => ({ id: seenIn<Line>(row).value?.id, place: row.sort }));
}

function kindBehind(kind: string): string | undefined {
  const at = kinds.findIndex((one) => one.kind === kind);
  const next = kinds[at + 1];
  return next && `${next.kind} `;
}

/** How many of its articles are read for its files. */
function membersOf(id: CollectionId, row: CollectionRow, settings: Settings): number {
  const kind = kindIn(id);
  if (kind === undefined) return 0;
  const isAll = isWhole({ kind }) || !hasMonths({ kind, ever: row.ever }, settings);
  return isAll ? row.live + row.gone : newestCount(settings);
}

function emptyMonths({ months }: CollectionRow): string[] {
  const empty = Object.entries(months).filter(([, [live, , filed = 0]]) => live + filed === 0);
  return empty.map(([month]) => month);
}

async function write(
  { ports, record, settings, beforeWrite }: Going,
  loaded: readonly Loaded[],
  site: Seen<CollectionRow>,
): Promise<SiteKey[] | 'moved'> {
  // Whoever is new in a collection may lead to one that nobody has written.
  const isStill = () => areAsSeen(ports, new Map([[SITE, site], ...rowsOf(loaded)]));
  const versions = new Map(loaded.flatMap((one) => [...one.versions]));
  const units = loaded.map(({ collection }) => unitOf(collection, settings));
  const memory = await recall(ports, units, versions, settings);
  const pending = await notInPlace(ports.site, units, memory);
  const { files, damaged } = await renderUnits(ports, versions, pending);
  const documents = loaded.flatMap((one) => archivesOf(one, ports.renderer, record));
  const archives = await planArchives(ports, documents, versions);
  const all = [...files.values()].flat();
  const heads = await headAll(ports.site, all, archives);
  // The inputs count only if they were read after the look at what may be overwritten.
  if (!(await isStill())) return 'moved';
  const written = await writeAll(ports, all, heads, beforeWrite, archives);
  if (written === 'moved' || !(await isStill())) return 'moved';
  await remember(ports, memory, files, written.etags);
  await archives.rendered?.write(ports);
  if ((await readSettingsRow(ports)).value?.version !== record.version) return 'moved';
  if ((await settle(ports, loaded, settings)) === undefined) return 'moved';
  if (damaged.size > 0) await ports.enqueue.ingest([...damaged].sort().map(articleSource));
  return written.changed;
}

/** They are on the site, and lists may tell of them. */
async function sayWritten(ports: Ports, ids: readonly CollectionId[]): Promise<boolean> {
  const site = (await readCollections(ports, [SITE])).get(SITE)!;
  const { unwritten: before = [], ...row } = collectionIn(SITE, site);
  const left = before.filter((id) => !ids.includes(id));
  if (left.length === before.length) return true;
  const next = { ...row, ...(left.length > 0 && { unwritten: left }) };
  return (await commit(ports, [put(collectionKey(SITE), next, site)])) !== undefined;
}
