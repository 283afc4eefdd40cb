/**
 * Syndicate: join records into the catalog, then bring every feed, listing and site-wide file that
 * depends on them in step with it. Many records at a time.
 *
 * Everything written here is a pure function of the catalog, the records' content and the settings
 * (protocol, point 5), so a run that is repeated, overtaken or interrupted does no harm.
 */
import { shardOf } from '../collection/catalog.ts';
import { ensureStylesheet } from './protocol/stylesheet.ts';
import {
  catalogVersion,
  joinRows,
  readCatalog,
  type Row,
  type SeenCatalog,
} from './state/catalog-store.ts';
import { slugOfSource, sourceOfRecord, type StateKey } from '../site/keys.ts';
import { mapAll, WIDTH } from './protocol/map-all.ts';
import { readState, type SiteFile } from './protocol/objects.ts';
import { asSiteFile } from './protocol/site-file.ts';
import { ATTEMPTS, Contended, type Ports } from './ports.ts';
import { readSettingsRecord, type ArticleRecord } from './state/records.ts';
import { secondLook, type BeforeWrite } from './protocol/recheck.ts';
import { staleArticles } from './syndicate/stale.ts';
import { planArchives } from './syndicate/archives.ts';
import { headAll, writeAll } from './syndicate/files.ts';
import { notInPlace, recall, remember } from './syndicate/rendered.ts';
import { Texts } from './syndicate/texts.ts';
import { isEverything, unitsOf, type Unit } from './syndicate/units.ts';

/**
 * Brings the site in step with these records. The settings' record stands for everything: every
 * collection is refreshed, every stale article is sent back.
 */
export async function syndicate(ports: Ports, scope: readonly StateKey[]): Promise<void> {
  const pushes: Pushes = new Map();
  const beforeWrite = secondLook(ports, 'syndicate', scope);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptSyndicate(ports, scope, pushes, beforeWrite)) return;
  }
  throw new Contended('The catalog');
}

/** Slug → when the source store had the push that this run makes live, RFC 3339. */
type Pushes = Map<string, string>;

async function attemptSyndicate(
  ports: Ports,
  scope: readonly StateKey[],
  pushes: Pushes,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const slugs = await joinRecords(ports, scope, pushes);
  const { value: record } = await readSettingsRecord(ports);
  if (record?.settings === undefined) return true;

  const plan = await readCatalog(ports);
  const everything = isEverything(scope);
  const wanted = everything ? 'everything' : slugs;
  const { units, ...archived } = await unitsOf(ports, plan, wanted, record);
  const memory = everything ? await recall(ports, units, plan, record.settings) : undefined;
  const pending = memory === undefined ? units : await notInPlace(ports.site, units, memory);
  const files = await render(ports, plan, pending);
  const archives = await planArchives(ports, plan, archived);
  await ensureStylesheet(ports.site);
  const all = { files: [...files.values()].flat(), archives };
  const heads = await headAll(ports.site, all);
  // The inputs count only if they were read after the look at what may be overwritten.
  if ((await catalogVersion(ports)) !== plan.version) return false;

  const written = await writeAll(ports, all, heads, beforeWrite);
  if (written === 'moved') return false;
  if ((await catalogVersion(ports)) !== plan.version) return false;
  if ((await readSettingsRecord(ports)).value?.version !== record.version) return false;
  if (memory !== undefined) await remember(ports, memory, files, written.etags);
  await archives.rendered.write(ports);

  const stale = await staleArticles(ports, plan, scope, record);
  if (stale.length > 0) await ports.enqueue.ingest(stale);
  const { changed } = written;
  if (changed.length > 0) {
    const pushed = [...pushes.values()].sort()[0];
    const event = { event: 'collections.syndicated' as const, changed, stale: stale.length };
    ports.log({ ...event, ...(pushed !== undefined && { pushed }) });
  }
  return true;
}

/** Joins the records into their shards; returns their slugs. */
async function joinRecords(
  ports: Ports,
  scope: readonly StateKey[],
  pushes: Pushes,
): Promise<string[]> {
  const rows = new Map<string, Row[]>();
  const accepted = new Map<string, string>();
  await mapAll(
    scope.filter((key) => slugOfSource(sourceOfRecord(key)) !== undefined),
    async (key) => {
      const { value, etag } = await readState<ArticleRecord>(ports.state, key);
      if (value === undefined || etag === undefined) return;
      const shard = shardOf(value.slug);
      rows.set(shard, [...(rows.get(shard) ?? []), { record: etag, summary: value.summary }]);
      const isAccepted = value.accepted?.etag === value.summary.memory.source;
      if (value.accepted && isAccepted) accepted.set(value.slug, value.accepted.modified);
    },
    { concurrency: WIDTH },
  );
  const join = ([shard, joined]: [string, Row[]]) => joinRows(ports, shard, joined);
  for (const slug of (await mapAll(rows, join, { concurrency: WIDTH })).flat()) {
    const pushed = accepted.get(slug);
    if (pushed !== undefined) pushes.set(slug, pushed);
  }
  return [...rows.values()].flat().map(({ summary }) => summary.slug);
}

/** Unit → its files. */
async function render(
  ports: Pick<Ports, 'state'>,
  { rows }: SeenCatalog,
  units: readonly Unit[],
): Promise<Map<string, SiteFile[]>> {
  const slugs = new Set(units.flatMap(({ contents }) => contents));
  const { contents } = await new Texts(ports, rows).of([...slugs]);
  return new Map(units.map((unit) => [unit.id, unit.render(contents).map(asSiteFile)]));
}
