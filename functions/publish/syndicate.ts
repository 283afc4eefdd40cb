/**
 * Syndicate: bring every feed, listing and site-wide file that depends on what changed in step with
 * it. Many sources at a time.
 *
 * Everything written here is a pure function of the rows and the settings (protocol, point 4), so a
 * run that is repeated, overtaken or interrupted does no harm.
 */
import { ensureStylesheet } from './protocol/stylesheet.ts';
import { articleSource, slugOfSource, type SourceKey } from '../site/keys.ts';
import { mapAll, WIDTH } from './protocol/map-all.ts';
import type { SiteFile } from './protocol/objects.ts';
import { asSiteFile } from './protocol/site-file.ts';
import { ATTEMPTS, Contended, type Ports } from './ports.ts';
import { catalogVersion, readCatalog, type Catalog } from './rows/catalog.ts';
import { readSettingsRow } from './rows/settings.ts';
import { done, readAllTodo, readTodo, type SeenTodo } from './rows/todo.ts';
import { secondLook, type BeforeWrite } from './protocol/recheck.ts';
import { staleArticles } from './syndicate/stale.ts';
import { planArchives } from './syndicate/archives.ts';
import { headAll, writeAll } from './syndicate/files.ts';
import { notInPlace, recall, remember } from './syndicate/rendered.ts';
import { Texts } from './syndicate/texts.ts';
import { isEverything, unitsOf, type Unit } from './syndicate/units.ts';

/**
 * Brings the site in step with what these sources are known to be. site.yaml stands for everything:
 * every collection is refreshed, every stale article is sent back.
 */
export async function syndicate(ports: Ports, scope: readonly SourceKey[]): Promise<void> {
  const beforeWrite = secondLook(ports, 'syndicate', scope);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptSyndicate(ports, scope, beforeWrite)) return;
  }
  throw new Contended('The catalog');
}

async function attemptSyndicate(
  ports: Ports,
  scope: readonly SourceKey[],
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const everything = isEverything(scope);
  const todos = everything ? await readAllTodo(ports) : await todosOf(ports, scope);
  const { value: record } = await readSettingsRow(ports);
  if (record?.settings === undefined) return true;

  const plan = await readCatalog(ports);
  const slugs = scope.flatMap((key) => slugOfSource(key) ?? []);
  const wanted = everything ? 'everything' : slugs;
  const { units, ...archived } = await unitsOf(ports, plan, wanted, record);
  const memory = everything ? await recall(ports, units, plan, record.settings) : undefined;
  const pending = memory === undefined ? units : await notInPlace(ports.site, units, memory);
  const { files, damaged } = await render(ports, plan, pending);
  const archives = await planArchives(ports, plan, archived);
  await ensureStylesheet(ports);
  const all = { files: [...files.values()].flat(), archives };
  const heads = await headAll(ports.site, all);
  // The inputs count only if they were read after the look at what may be overwritten.
  if ((await catalogVersion(ports)) !== plan.version) return false;

  const written = await writeAll(ports, all, heads, beforeWrite);
  if (written === 'moved') return false;
  if ((await catalogVersion(ports)) !== plan.version) return false;
  if ((await readSettingsRow(ports)).value?.version !== record.version) return false;
  if (memory !== undefined) await remember(ports, memory, files, written.etags);
  await archives.rendered.write(ports);

  const stale = [...(await staleArticles(ports, plan, scope, record)), ...damaged];
  if (stale.length > 0) await ports.enqueue.ingest(stale);
  await done(ports, todos);
  const { changed } = written;
  if (changed.length > 0) {
    const pushed = todos.flatMap((todo) => todo.pushed ?? []).sort()[0];
    const event = { event: 'collections.syndicated' as const, changed, stale: stale.length };
    ports.log({ ...event, ...(pushed !== undefined && { pushed }) });
  }
  return true;
}

/** What these sources left to do; read before anything else. */
async function todosOf(ports: Ports, scope: readonly SourceKey[]): Promise<SeenTodo[]> {
  const read = await mapAll(scope, (key) => readTodo(ports, key), { concurrency: WIDTH });
  return read.flat();
}

/** Unit → its files; and the sources of articles whose texts cannot be read. */
async function render(
  ports: Pick<Ports, 'table'>,
  { rows }: Catalog,
  units: readonly Unit[],
): Promise<{ files: Map<string, SiteFile[]>; damaged: SourceKey[] }> {
  const slugs = new Set(units.flatMap(({ contents }) => contents));
  const texts = new Texts(ports, rows);
  const { contents } = await texts.of([...slugs]);
  const files = new Map(units.map((unit) => [unit.id, unit.render(contents).map(asSiteFile)]));
  return { files, damaged: [...texts.damaged].sort().map(articleSource) };
}
