/**
 * The sweep compares everything once more: what is pushed, what is remembered, what is published.
 * Whatever differs is sent through the same three functions, so that a lost notification, a date
 * that has come, or an object changed behind the system's back is found and repaired. On one machine
 * every publish begins with it.
 */
import { classify } from '../article/file/source-path.ts';
import { listAll, type ListedObject, type Store } from '../store/store.ts';
import { healthOf } from './sweep/health.ts';
import {
  articleSource,
  asSourceKey,
  FURTHER,
  LEDGER,
  pathOfSource,
  SETTINGS_SOURCE,
  slugOfLedger,
  type SourceKey,
} from '../site/keys.ts';
import type { Announced } from './rows/announced.ts';
import { listedArticle } from './protocol/article-source.ts';
import type { Ports } from './ports.ts';
import { seenIn } from './protocol/rows.ts';
import { forgetCatalog, readCatalog } from './rows/catalog.ts';
import { readFiles } from './rows/files.ts';
import { announcedSlice } from './rows/keys.ts';
import { settingsAndRenderer } from './rows/listed.ts';
import { readRound } from './rows/round.ts';
import { readSettingsRow } from './rows/settings.ts';
import { querySlices } from './rows/slices.ts';
import { readAllTodo } from './rows/todo.ts';
import {
  articleStanding,
  isAnyGone,
  isNews,
  mediaStanding,
  settingsStanding,
  unannounced,
  type DriftState,
  type View,
} from './sweep/drift.ts';

export interface Swept {
  /** Sources that were looked at. */
  sources: number;
  /** Sources sent to ingest: changed, new, gone, due, or not published as remembered. */
  ingest: SourceKey[];
}

/** Whether everything that is on the site is known to be in step, as far as no todo row says otherwise. */
type IsAsLeft = (view: View) => Promise<boolean>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Above so many sources a round through everything is made once a week. */
const DAILY_SOURCES = 100_000;

/** Whether a round is under way, or one was made lately of what there is: none is due (protocol, point 7). */
export function isLookedAt(view: View): boolean {
  const { round, now, sources, settings } = view;
  if (round === undefined || settings === undefined) return false;
  if (round.at !== undefined) return true;
  const days = sources.size > DAILY_SOURCES ? 7 : 1;
  const isRecent = Date.parse(round.began) > now.getTime() - days * DAY_MS;
  return isRecent && round.by === settingsAndRenderer(view, settings);
}

/**
 * Wakes ingest for every source of which what is known is not in step, and syndicate for all that is
 * still to be done; then for a round through everything, so that each feed and listing is compared too, unless
 * who calls knows that none is due; and announce for what nobody may have been told of.
 * Changed sources go before deleted ones, so that a rename finds where it went.
 */
export async function sweep(
  ports: Ports,
  isAsLeft: IsAsLeft = () => Promise.resolve(false),
): Promise<Swept> {
  const view = await survey(ports);
  const driftStates = [...present(view), ...gone(view)];
  const ingest = driftStates
    .filter(([, driftState]) => driftState !== 'in place')
    .map(([key]) => key);
  await ports.enqueue.ingest(ingest.filter((key) => isNews(view, key)));
  await ports.enqueue.archive(ingest.filter((key) => !isNews(view, key)));
  const todo = new Set(view.todo.map(({ key }) => key));
  if (isAnyGone(view) || !(await isAsLeft(view))) todo.add(SETTINGS_SOURCE);
  // Whoever went on with a round may have died before it told anybody.
  if (view.round?.at !== undefined) todo.add(FURTHER);
  await ports.enqueue.syndicate([...todo]);
  await ports.enqueue.announce(unannounced(view));
  const drift = driftStates.filter(([, driftState]) => driftState === 'drifted').length;
  ports.log({ event: 'site.swept', health: healthOf(view, drift) });
  return { sources: view.sources.size, ingest };
}

async function survey(ports: Ports): Promise<View> {
  const sources = await objects(ports.source, '');
  const ledger = await objects(ports.ledger, LEDGER);
  // On AWS it stands in the same bucket.
  for (const key of ledger.keys()) sources.delete(key);
  const site = await objects(ports.site, '');
  const todo = await readAllTodo(ports);
  const announced = await readAnnounced(ports);
  forgetCatalog(ports);
  const { rows } = await readCatalog(ports);
  const files = await readFiles(ports);
  const { value: settings } = await readSettingsRow(ports);
  const { value: round } = await readRound(ports);
  const { renderer, scaler } = ports;
  const known = { sources, ledger, site, todo, announced, rows, files, settings, round };
  return { ...known, renderer, scaler: scaler?.version, now: ports.now() };
}

/** Key of the site → the version that was last announced. */
async function readAnnounced({ table }: Ports): Promise<Map<string, string>> {
  const rows = await querySlices(table, announcedSlice);
  return new Map(rows.map((row) => [row.sort, seenIn<Announced>(row).value?.version ?? '']));
}

async function objects(store: Store, prefix: string): Promise<Map<string, ListedObject>> {
  const found = new Map<string, ListedObject>();
  for await (const object of listAll(store, prefix)) found.set(object.key, object);
  return found;
}

function present(view: View): [SourceKey, DriftState][] {
  return [...view.sources.values()].map(({ key, etag }) => {
    const path = classify(key);
    const source = asSourceKey(key);
    switch (path.kind) {
      case 'article':
        // One that another stands before is told of each time, like a name that no file may have.
        if (listedArticle(view.sources, path.slug)?.path !== pathOfSource(key))
          return [source, 'outdated'];
        return [source, articleStanding(view, path.slug)];
      case 'media':
        return [source, mediaStanding(view, source)];
      case 'settings':
        return [source, settingsStanding(view, etag)];
      // Said once more at each sweep, so that nobody forgets to rename it.
      case 'forbidden':
        return [source, 'outdated'];
      // They count with their articles.
      case 'bibliography':
      case 'withdrawal':
      case 'ignored':
        return [source, 'in place'];
    }
  });
}

/** What is remembered, or the ledger has, and is not there any more. */
function gone(view: View): [SourceKey, DriftState][] {
  const { sources, ledger, rows, settings } = view;
  const lost = [...ledger.keys()].flatMap((key) => slugOfLedger(key) ?? []);
  const slugs = [...new Set([...rows.keys(), ...lost])].filter(
    (slug) => listedArticle(sources, slug) === undefined,
  );
  const articles = slugs.map((slug): [SourceKey, DriftState] => [
    articleSource(slug),
    articleStanding(view, slug),
  ]);
  if (settings?.source === undefined || sources.has(SETTINGS_SOURCE)) return articles;
  return [[SETTINGS_SOURCE, 'outdated'], ...articles];
}
