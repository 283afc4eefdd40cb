/**
 * Syndicate: join records into the catalog, then bring every feed, listing and site-wide file that
 * depends on them in step with it. Many records at a time.
 *
 * Everything written here is a pure function of the catalog, the records' content and the settings
 * (protocol, point 5), so a run that is repeated, overtaken or interrupted does no harm.
 */
import type { Settings } from '../article/model.ts';
import { shardOf } from '../collection/catalog.ts';
import { collectAll, collectionIds } from '../collection/collections.ts';
import type { Catalog, Contents } from '../collection/model.ts';
import { feedSlugs, renderCollection, renderSite } from '../collection/outputs.ts';
import type { ObjectHead } from '../store/store.ts';
import { ensureStylesheet } from './protocol/stylesheet.ts';
import {
  catalogVersion,
  joinRows,
  readCatalog,
  type Row,
  type SeenCatalog,
} from './state/catalog-store.ts';
import { recordOf, SETTINGS_SOURCE, slugOfSource, sourceOfRecord, type StateKey } from './keys.ts';
import { mapAll } from './protocol/map-all.ts';
import { readState, writeSite, type SiteFile } from './protocol/objects.ts';
import { asSiteFile } from './protocol/site-file.ts';
import { ATTEMPTS, Contended, type Dependencies } from './ports.ts';
import { readArticle, readSettingsRecord, type ArticleRecord } from './state/records.ts';
import { secondLook, type BeforeWrite } from './protocol/second-look.ts';
import { staleArticles } from './syndicate/stale.ts';
import { unwritten } from './syndicate/unwritten.ts';

/** Requests one run keeps in flight. */
const WIDTH = 16;

/**
 * Brings the site in step with these records. The settings' record stands for everything: every
 * collection is refreshed, every stale article is sent back.
 */
export async function syndicate(deps: Dependencies, scope: readonly StateKey[]): Promise<void> {
  const pushes: Pushes = new Map();
  const beforeWrite = secondLook(deps, 'syndicate', scope);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptSyndicate(deps, scope, pushes, beforeWrite)) return;
  }
  throw new Contended('The catalog');
}

/** Slug → when the source store had the push that this run makes live, RFC 3339. */
type Pushes = Map<string, string>;

async function attemptSyndicate(
  deps: Dependencies,
  scope: readonly StateKey[],
  pushes: Pushes,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const slugs = await joinRecords(deps, scope, pushes);
  const { value: record } = await readSettingsRecord(deps);
  const settings = record?.settings;
  if (settings === undefined) return true;

  const plan = await readCatalog(deps);
  const ids = collectionsOf(plan, scope, slugs, settings);
  const planned = await outputs(deps, plan, ids, settings);
  await ensureStylesheet(deps.site);
  const heads = await headAll(deps, planned);
  // The inputs count only if they were read after the look at what may be overwritten.
  if ((await catalogVersion(deps)) !== plan.version) return false;

  const changed = await writeAll(deps, planned, heads, beforeWrite);
  if (changed === 'moved') return false;
  if ((await catalogVersion(deps)) !== plan.version) return false;
  if ((await readSettingsRecord(deps)).value?.version !== record?.version) return false;

  const stale = await staleArticles(deps, plan, scope, record!);
  if (stale.length > 0) await deps.wake.ingest(stale);
  if (changed.length > 0) {
    const pushed = [...pushes.values()].sort()[0];
    const event = { event: 'collections.syndicated' as const, changed, stale: stale.length };
    deps.log({ ...event, ...(pushed !== undefined && { pushed }) });
  }
  return true;
}

/** Joins the records into their shards; returns their slugs. */
async function joinRecords(
  deps: Dependencies,
  scope: readonly StateKey[],
  pushes: Pushes,
): Promise<string[]> {
  const rows = new Map<string, Row[]>();
  const accepted = new Map<string, string>();
  await mapAll(
    scope.filter((key) => slugOfSource(sourceOfRecord(key)) !== undefined),
    async (key) => {
      const { value, etag } = await readState<ArticleRecord>(deps.state, key);
      if (value === undefined || etag === undefined) return;
      const shard = shardOf(value.slug);
      rows.set(shard, [...(rows.get(shard) ?? []), { record: etag, entry: value.entry }]);
      const isAccepted = value.accepted?.etag === value.entry.memory.source;
      if (value.accepted && isAccepted) accepted.set(value.slug, value.accepted.modified);
    },
    { concurrency: WIDTH },
  );
  const join = ([shard, joined]: [string, Row[]]) => joinRows(deps, shard, joined);
  for (const slug of (await mapAll(rows, join, { concurrency: WIDTH })).flat()) {
    const pushed = accepted.get(slug);
    if (pushed !== undefined) pushes.set(slug, pushed);
  }
  return [...rows.values()].flat().map(({ entry }) => entry.slug);
}

/** The collections that the changed entries are in, or ever were. */
function collectionsOf(
  { rows }: SeenCatalog,
  scope: readonly StateKey[],
  slugs: readonly string[],
  settings: Settings,
): string[] {
  if (scope.includes(recordOf(SETTINGS_SOURCE))) return collectionIds(entriesOf(rows), settings);
  const all = [...slugs, ...namesakes(rows, slugs)];
  const ids = all.flatMap((slug) => rows.get(slug)?.entry.memory.collections ?? []);
  return [...new Set(ids)].sort();
}

/**
 * Of articles that share an id collections show one, so that a change of one may show or hide
 * another. Those that shared it until now still mention each other.
 */
function namesakes(rows: SeenCatalog['rows'], slugs: readonly string[]): string[] {
  const ids = new Set(slugs.map((slug) => rows.get(slug)?.entry.id));
  const sharing = [...rows].filter(([, { entry }]) => ids.has(entry.id)).map(([slug]) => slug);
  const mentioned = (slug: string) =>
    Object.keys(rows.get(slug)?.entry.memory.inputs.articles ?? {});
  const former = slugs.flatMap((slug) =>
    mentioned(slug).filter((other) => mentioned(other).includes(slug)),
  );
  return [...sharing, ...former];
}

/** Every file of these collections and of those nobody wrote yet, and the site-wide ones. */
async function outputs(
  deps: Dependencies,
  { rows }: SeenCatalog,
  ids: readonly string[],
  settings: Settings,
): Promise<SiteFile[]> {
  const catalog = entriesOf(rows);
  const all = collectAll(catalog, collectionIds(catalog, settings), settings);
  const missing = await unwritten(deps.site, all);
  const collections = all.filter(({ id }) => ids.includes(id) || missing.has(id));
  const slugs = new Set(collections.flatMap((collection) => feedSlugs(collection, settings)));
  const contents = await readContents(deps, [...slugs]);
  const files = collections.flatMap((one) => renderCollection(one, settings, contents));
  return [...files, ...renderSite(all, settings)].map(asSiteFile);
}

function entriesOf(rows: ReadonlyMap<string, Row>): Catalog {
  return new Map([...rows].map(([slug, { entry }]) => [slug, entry]));
}

async function readContents(deps: Dependencies, slugs: readonly string[]): Promise<Contents> {
  const contents = new Map<string, string>();
  await mapAll(
    slugs,
    async (slug) => {
      const { value } = await readArticle(deps, slug);
      if (value?.content !== undefined) contents.set(slug, value.content);
    },
    { concurrency: WIDTH },
  );
  return contents;
}

async function headAll(
  deps: Dependencies,
  files: readonly SiteFile[],
): Promise<Map<string, ObjectHead | undefined>> {
  const heads = new Map<string, ObjectHead | undefined>();
  await mapAll(files, async ({ key }) => heads.set(key, await deps.site.head(key)), {
    concurrency: WIDTH,
  });
  return heads;
}

/** Files that appear for the first time before files that mention them: pages, then listings. */
async function writeAll(
  deps: Dependencies,
  files: readonly SiteFile[],
  heads: ReadonlyMap<string, ObjectHead | undefined>,
  beforeWrite: BeforeWrite,
): Promise<string[] | 'moved'> {
  const fresh = files.filter(({ key }) => heads.get(key) === undefined);
  const known = files.filter(({ key }) => heads.get(key) !== undefined);
  const changed: string[] = [];
  for (const group of [fresh, known]) {
    const results = await mapAll(
      group,
      async (file) => ({
        key: file.key,
        ...(await writeSite(deps.site, file, heads.get(file.key), beforeWrite)),
      }),
      { concurrency: WIDTH },
    );
    if (results.some(({ outcome }) => outcome === 'moved')) return 'moved';
    changed.push(...results.filter((r) => r.outcome === 'written').map(({ key }) => key));
  }
  return changed;
}
