/**
 * The archives, month by month, for all collections at once: what stands in a month is read once, and its
 * documents and pages are written, and with them the next ones where there are none yet, to which they lead.
 */
import { monthsNow } from '../../../collection/collections.ts';
import { hasMonths, isWhole } from '../../../collection/reach.ts';
import { kindIn } from '../../../collection/kinds/index.ts';
import type { CollectionId } from '../../../collection/kinds/kind.ts';
import { renderMonths } from '../../../collection/outputs.ts';
import type { Slug } from '../../../site/settings.ts';
import { siteKey, type SiteKey } from '../../../site/keys.ts';
import { ROWS_LIMIT } from '../../../store/table/table.ts';
import { mapAll, WIDTH } from '../../protocol/map-all.ts';
import { commit, put, readMany, type Seen } from '../../protocol/rows.ts';
import { asSiteFile } from '../../protocol/site-file.ts';
import { ensureStylesheet } from '../../protocol/stylesheet.ts';
import type { Heads } from '../../protocol/objects.ts';
import type { Ports } from '../../ports.ts';
import {
  collectionIn,
  countsOf,
  readCollections,
  type CollectionRow,
  type SharesRow,
} from '../../rows/collections.ts';
import { collectionKey, shareKey } from '../../rows/keys.ts';
import { areListed } from '../../rows/listed.ts';
import { readSettingsRow } from '../../rows/settings.ts';
import { archivesOf, planArchives, type Archived } from '../archives.ts';
import { SITE } from '../counting.ts';
import { headAll, writeAll } from '../files.ts';
import { ensureLists } from '../lists.ts';
import { settleMarks } from '../marks.ts';
import { loadMonths, slugsOfMonth, type Around, type Loaded } from '../load.ts';
import { areAsSeen, rowsOf, unlessMoved } from '../some.ts';
import { ensureFirstFiles } from './first-files.ts';
import { loadSite } from './load-site.ts';
import type { Going, Leg } from './leg.ts';
import { STRIDE_ARTICLES } from './limits.ts';

export const months: Leg<'months'> = {
  name: 'months',
  async stride(going, from = '') {
    const { ports, settings } = going;
    if (from === '' && !(await ensureWhole(going))) return 'moved';
    const site = (await readCollections(ports, [SITE])).get(SITE)!;
    const row = collectionIn(SITE, site);
    const some = nextMonths(row, from);
    if (some.size === 0) return {};
    if (!(await ensureFirstFiles(going, site))) return 'moved';
    const filled = monthsNow({ months: countsOf(row) });
    const ids = await unlessMoved(ports, new Map([[SITE, site]]), () =>
      collectionsIn(ports, row, some),
    );
    if (ids === undefined) return 'moved';
    const around = { filled, settings, beside: true, members: new Map() };
    const loaded = await loadAll(ports, ids, some, around);
    if (loaded === undefined) return 'moved';
    const changed = await write(going, loaded, some, site);
    if (changed === 'moved') return 'moved';
    const last = [...some].at(-1)!;
    return { next: last, changed };
  },
};

/** Whatever pages and documents of any collection lead to. */
async function ensureWhole({ ports, record, settings, beforeWrite }: Going): Promise<boolean> {
  await ensureStylesheet(ports);
  if (await areListed(ports, record)) return true;
  const site = await loadSite(ports, settings);
  return site !== undefined && (await ensureLists(ports, site, record, beforeWrite));
}

/** As many as have so many articles together, at least one; oldest first. */
function nextMonths({ months: all }: CollectionRow, from: string): Set<string> {
  const found = new Set<string>();
  let articles = 0;
  for (const month of Object.keys(all).sort()) {
    if (month <= from) continue;
    const [live, ever, filed = 0] = all[month]!;
    articles += Math.max(live, ever) + filed;
    if (found.size > 0 && articles > STRIDE_ARTICLES) break;
    found.add(month);
  }
  return found;
}

/** Those in which something stands in one of these months, as collections have it. */
async function collectionsIn(
  ports: Ports,
  row: CollectionRow,
  some: ReadonlySet<string>,
): Promise<Set<CollectionId>> {
  const slugs = new Set<Slug>();
  for (const month of some)
    for (const slug of await slugsOfMonth(ports, SITE, month, row.months[month]!)) slugs.add(slug);
  const shares = await readMany<SharesRow>(ports.table, [...slugs].map(shareKey));
  const ids = shares.flatMap(({ value }) => Object.keys(value?.shares ?? {}));
  return new Set([...(row.ever > 0 ? [SITE] : []), ...ids]);
}

async function loadAll(
  ports: Ports,
  ids: ReadonlySet<CollectionId>,
  some: ReadonlySet<string>,
  around: Around,
): Promise<Loaded[] | undefined> {
  const rows = [...(await readCollections(ports, [...ids]))].filter(([id, seen]) => {
    const { ever } = collectionIn(id, seen);
    const kind = kindIn(id);
    if (kind === undefined || isWhole({ kind })) return false;
    return hasMonths({ kind, ever }, around.settings);
  });
  return await unlessMoved(ports, new Map(rows), async () => {
    const loading = ([id, seen]: (typeof rows)[number]) =>
      loadMonths(ports, id, seen, some, around);
    const loaded = await mapAll(rows, loading, { concurrency: WIDTH });
    return loaded.filter((one) => one !== undefined);
  });
}

async function write(
  { ports, record, settings, beforeWrite }: Going,
  loaded: readonly Loaded[],
  some: ReadonlySet<string>,
  site: Seen<CollectionRow>,
): Promise<SiteKey[] | 'moved'> {
  // Whoever is new in a collection may lead to one that nobody has written.
  const isStill = () => areAsSeen(ports, new Map([[SITE, site], ...rowsOf(loaded)]));
  const pages = loaded.flatMap(({ collection }) =>
    renderMonths(collection, settings).map(({ month, output }) => ({
      month,
      file: asSiteFile(output),
    })),
  );
  const documents = loaded.flatMap((one) => archivesOf(one, ports.renderer, record));
  const versions = new Map(loaded.flatMap((one) => [...one.versions]));
  const planned = await planArchives(ports, documents, versions);
  const all = pages.map(({ file }) => file);
  const heads = await headAll(ports.site, all, planned);
  // The inputs count only if they were read after the look at what may be overwritten.
  if (!(await isStill())) return 'moved';
  const isTo = (month: string, key: SiteKey) => some.has(month) || heads.get(key) === undefined;
  const files = pages.filter(({ month, file }) => isTo(month, file.key)).map(({ file }) => file);
  const archives = { ...planned, documents: ownAndMissing(documents, some, heads) };
  const written = await writeAll(ports, files, heads, beforeWrite, archives);
  if (written === 'moved' || !(await isStill())) return 'moved';
  if ((await readSettingsRow(ports)).value?.version !== record.version) return 'moved';
  await archives.rendered?.write(ports);
  const marked = await settleMarks(ports, loaded, settings, some);
  if (marked === undefined) return 'moved';
  return (await settleMonths(ports, marked, some)) ? written.changed : 'moved';
}

/** The documents of these months; of others what is not on the site. */
function ownAndMissing(
  documents: readonly Archived[],
  some: ReadonlySet<string>,
  heads: Heads,
): Archived[] {
  return documents.flatMap((document) => {
    if (some.has(document.month)) return document;
    const files = document.files.filter(({ path }) => heads.get(siteKey(path)) === undefined);
    return files.length === 0 ? [] : { ...document, files };
  });
}

/** Nothing of these months is to be written any more; false where something has moved. */
async function settleMonths(
  ports: Ports,
  loaded: readonly Loaded[],
  some: ReadonlySet<string>,
): Promise<boolean> {
  const changes = loaded.flatMap(({ collection: { id }, seen }) => {
    const row = collectionIn(id, seen);
    const before = Object.entries(row.dirty);
    const left = before.filter(([month]) => !some.has(month));
    if (left.length === before.length) return [];
    return put(collectionKey(id), { ...row, dirty: Object.fromEntries(left) }, seen);
  });
  for (let at = 0; at < changes.length; at += ROWS_LIMIT)
    if ((await commit(ports, changes.slice(at, at + ROWS_LIMIT))) === undefined) return false;
  return true;
}
