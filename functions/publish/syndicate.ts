/**
 * Syndicate: bring every feed, listing and site-wide file that depends on what changed in step with
 * it. Many sources at a time.
 *
 * Everything written here is a pure function of the rows and the settings (protocol, point 4), so a
 * run that is repeated, overtaken or interrupted does no harm.
 */
import { namedCollections } from '../collection/kinds/index.ts';
import { ensureStylesheet } from './protocol/stylesheet.ts';
import {
  articleSource,
  SETTINGS_SOURCE,
  slugOfSource,
  type SiteKey,
  type SourceKey,
} from '../site/keys.ts';
import { mapAll, WIDTH } from './protocol/map-all.ts';
import type { SiteFile } from './protocol/objects.ts';
import { asSiteFile } from './protocol/site-file.ts';
import { ATTEMPTS, Contended, type Ports } from './ports.ts';
import { catalogVersion, type Catalog } from './rows/catalog.ts';
import { Damaged } from './rows/collections.ts';
import { areListed, rememberListed } from './rows/listed.ts';
import { readSettingsRow, type SettingsRow } from './rows/settings.ts';
import { done, readAllTodo, readTodo, type SeenTodo } from './rows/todo.ts';
import type { Slug } from '../site/settings.ts';
import { secondLook, type BeforeWrite } from './protocol/recheck.ts';
import { loadAll } from './syndicate/all.ts';
import { archivesOf, planArchives, presentOn } from './syndicate/archives.ts';
import { SITE } from './syndicate/counting.ts';
import { headAll, writeAll } from './syndicate/files.ts';
import { ensureLists, settle, writeLists } from './syndicate/lists.ts';
import type { Loaded } from './syndicate/load.ts';
import { notInPlace, recall, remember } from './syndicate/rendered.ts';
import { writeSearch, writeWholeSearch } from './syndicate/search.ts';
import { areStill, loadSome } from './syndicate/some.ts';
import { staleAmong, staleArticles } from './syndicate/stale.ts';
import { Texts } from './syndicate/texts.ts';
import { unitOf, type Unit } from './syndicate/units.ts';

/**
 * Brings the site in step with what these sources are known to be. site.yaml stands for everything:
 * every collection is refreshed, every stale article is sent back; so it is where a row is damaged.
 */
export async function syndicate(ports: Ports, scope: readonly SourceKey[]): Promise<void> {
  const beforeWrite = secondLook(ports, 'syndicate', scope);
  let reach: Reach = scope.includes(SETTINGS_SOURCE) ? 'everything' : 'some';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      if (await attemptSyndicate(ports, scope, reach, beforeWrite)) return;
      if (reach === 'everything anew') reach = 'everything';
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      ports.log({ event: 'collections.damaged', reason: error.message });
      reach = 'everything anew';
    }
  }
  throw new Contended('What collections have');
}

/** How far a run looks; `anew`: what collections have is counted once more. */
type Reach = 'some' | 'everything' | 'everything anew';

async function attemptSyndicate(
  ports: Ports,
  scope: readonly SourceKey[],
  reach: Reach,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const todos = reach === 'some' ? await todosOf(ports, scope) : await readAllTodo(ports);
  const { value: record } = await readSettingsRow(ports);
  if (record?.settings === undefined) return true;
  const isListed = await areListed(ports, record);
  const found = await look(ports, scope, reach, { record, isListed });
  if (found === undefined) return false;

  await ensureStylesheet(ports);
  if (!isListed && !(await ensureLists(ports, siteOf(found.loaded), record, beforeWrite)))
    return false;
  const written = await writeCollections(ports, found, record, beforeWrite);
  if (written === 'moved') return false;
  if ((await readSettingsRow(ports)).value?.version !== record.version) return false;
  const settled = await settle(ports, found.loaded, record.settings);
  if (settled === undefined) return false;
  const lists = await writeLists(ports, siteOf(settled), record, beforeWrite);
  if (lists === 'moved') return false;
  if (!isListed) await rememberListed(ports, record);
  const searched = await search(ports, found, record, beforeWrite);
  if (searched === undefined) return false;

  const { catalog } = found;
  const outdated =
    catalog === undefined
      ? await staleAmong(ports, scope, record)
      : await staleArticles(ports, catalog, [...scope, SETTINGS_SOURCE], record);
  const stale = [...new Set([...outdated, ...written.damaged])];
  if (stale.length > 0) await ports.enqueue.ingest(stale);
  await done(ports, todos);
  tell(ports, [...written.changed, ...lists, ...searched].sort(), stale.length, todos);
  return true;
}

/** By now all that the search leads to is there. Undefined where the settings moved meanwhile. */
async function search(
  ports: Ports,
  { slugs, catalog }: Found,
  record: SettingsRow,
  beforeWrite: BeforeWrite,
): Promise<SiteKey[] | undefined> {
  const settings = record.settings!;
  const written =
    catalog === undefined
      ? await writeSearch(ports, slugs, settings, beforeWrite)
      : await writeWholeSearch(ports, catalog, settings, beforeWrite);
  const { value } = await readSettingsRow(ports);
  return value?.version === record.version ? written : undefined;
}

/** Every run has it: it leads to all others. */
function siteOf(loaded: readonly Loaded[]): Loaded {
  return loaded.find(({ collection }) => collection.id === SITE)!;
}

/** What these sources left to do; read before anything else. */
async function todosOf(ports: Ports, scope: readonly SourceKey[]): Promise<SeenTodo[]> {
  const read = await mapAll(scope, (key) => readTodo(ports, key), { concurrency: WIDTH });
  return read.flat();
}

/** All collections that a run has to do with. */
interface Found {
  loaded: Loaded[];
  /** Of the articles in them. */
  versions: Loaded['versions'];
  /** The articles that it was asked for. */
  slugs: readonly Slug[];
  /** Where it looks at everything. */
  catalog?: Catalog;
  /** Whether all of it is as it was. */
  isStill: () => Promise<boolean>;
}

async function look(
  ports: Ports,
  scope: readonly SourceKey[],
  reach: Reach,
  { record, isListed }: { record: SettingsRow; isListed: boolean },
): Promise<Found | undefined> {
  const settings = record.settings!;
  const slugs = scope.flatMap((key) => slugOfSource(key) ?? []);
  if (reach !== 'some') {
    const all = await loadAll(ports, settings, reach === 'everything anew');
    if (all === undefined) return undefined;
    const { version, known: versions } = all.catalog;
    return {
      ...all,
      slugs,
      versions,
      isStill: async () => (await catalogVersion(ports)) === version,
    };
  }
  // Other settings than before may name collections that nobody has written.
  const news = isListed ? [] : namedCollections(settings);
  const loaded = await loadSome(ports, slugs, settings, news);
  if (loaded === undefined) return undefined;
  const versions = new Map(loaded.flatMap((one) => [...one.versions]));
  return { loaded, slugs, versions, isStill: () => areStill(ports, loaded) };
}

/** The files of all of them, and the documents of their archives; `moved`: to be done again. */
async function writeCollections(
  ports: Ports,
  { loaded, versions, catalog, isStill }: Found,
  record: SettingsRow,
  beforeWrite: BeforeWrite,
): Promise<{ changed: SiteKey[]; damaged: SourceKey[] } | 'moved'> {
  const settings = record.settings!;
  const units = loaded.map(({ collection }) => unitOf(collection, settings));
  const memory = catalog && (await recall(ports, units, versions, settings));
  const pending = memory === undefined ? units : await notInPlace(ports.site, units, memory);
  const { files, damaged } = await render(ports, versions, pending);
  const documents = loaded.flatMap((one) => archivesOf(one, ports.renderer, record));
  const present = catalog === undefined ? new Map<string, string>() : await presentOn(ports.site);
  const archives = await planArchives(ports, documents, present, versions);
  const all = [...files.values()].flat();
  const heads = await headAll(ports.site, all, archives);
  // The inputs count only if they were read after the look at what may be overwritten.
  if (!(await isStill())) return 'moved';
  const written = await writeAll(ports, all, heads, beforeWrite, archives);
  if (written === 'moved') return 'moved';
  if (!(await isStill())) return 'moved';
  if (memory !== undefined) await remember(ports, memory, files, written.etags);
  await archives.rendered?.write(ports);
  return { changed: written.changed, damaged };
}

/** Unit → its files; and the sources of articles whose texts cannot be read. */
async function render(
  ports: Pick<Ports, 'table'>,
  versions: Loaded['versions'],
  units: readonly Unit[],
): Promise<{ files: Map<string, SiteFile[]>; damaged: SourceKey[] }> {
  const slugs = new Set(units.flatMap(({ contents }) => contents));
  const texts = new Texts(ports, versions);
  const { contents } = await texts.of([...slugs]);
  const files = new Map(units.map((unit) => [unit.id, unit.render(contents).map(asSiteFile)]));
  return { files, damaged: [...texts.damaged].sort().map(articleSource) };
}

function tell(ports: Ports, changed: SiteKey[], stale: number, todos: readonly SeenTodo[]): void {
  if (changed.length === 0) return;
  const pushed = todos.flatMap((todo) => todo.pushed ?? []).sort()[0];
  const event = { event: 'collections.syndicated' as const, changed, stale };
  ports.log({ ...event, ...(pushed !== undefined && { pushed }) });
}
