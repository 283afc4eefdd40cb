/**
 * The sweep compares everything once more: what is pushed, what is remembered, what is published.
 * Whatever differs is sent through the same three functions, so that a lost notification, a date
 * that has come, or an object changed behind the system's back is found and repaired. On one machine
 * every publish begins with it; on AWS it goes on each hour where it was, and is through with some forty-nine
 * thousand articles in one.
 */
import { FURTHER, SETTINGS_SOURCE, type SourceKey } from '../site/keys.ts';
import type { Slug } from '../site/settings.ts';
import { counted } from '../store/counting.ts';
import type { ListedObject } from '../store/store.ts';
import { countedTable } from '../store/table/counting.ts';
import type { Ports } from './ports.ts';
import { keepRead, readCatalogRows, type CatalogRow } from './rows/catalog.ts';
import { settingsAndRenderer } from './rows/listed.ts';
import { readRound, type Place, type RoundRow } from './rows/round.ts';
import { readSettingsRow } from './rows/settings.ts';
import { readSwept, writeSwept, type Counts } from './rows/swept.ts';
import { readAllTodo } from './rows/todo.ts';
import { forgetWriters } from './rows/writers.ts';
import { isOld } from './sweep/drift.ts';
import { healthOf, NONE } from './sweep/health.ts';
import { Found, legs, type Around, type Sweeping } from './sweep/legs.ts';
import { STRIDE_REQUESTS } from './sweep/limits.ts';
import { partly, whole } from './sweep/listing.ts';

export interface Swept {
  /** Sources that were looked at. */
  sources: number;
  /** Sources sent to ingest: changed, new, gone, due, or not published as remembered. */
  ingest: SourceKey[];
}

/**
 * Looks at everything. A round through all that is made from many articles follows, so that each feed and listing is
 * compared too, unless `isAsLeft` says of all objects of the site that none is due.
 */
export async function sweep(
  ports: Ports,
  isAsLeft: (site: ReadonlyMap<string, ListedObject>) => Promise<boolean> = async () => false,
): Promise<Swept> {
  const source = await whole(ports.source);
  const ledger = await whole(ports.ledger);
  const site = await whole(ports.site);
  const read = new Map<Slug, CatalogRow>();
  const rows = async (slugs: readonly Slug[]) => {
    const found = await readCatalogRows(ports, slugs);
    for (const [slug, row] of found) read.set(slug, row);
    return found;
  };
  const sweeping = await begin(ports, { ports, source, ledger, site, rows });
  await look(sweeping, undefined, () => false);
  keepRead(ports, read);
  const { counts } = sweeping.found;
  const isRoundDue = !(await isAsLeft(site.objects));
  const { value: last } = await readRound(ports);
  return await wake(ports, sweeping, counts, { last, isRoundDue });
}

/**
 * Goes on where the sweep before this one has come to, as far as so many requests go (`stride`). `round`: one
 * through everything is to follow, whenever the last one was.
 */
export async function sweepOn(
  ports: Ports,
  { round = false, stride = STRIDE_REQUESTS } = {},
): Promise<Swept> {
  const before = await readSwept(ports);
  const [source, ledger, site] = [
    counted(ports.source),
    counted(ports.ledger),
    counted(ports.site),
  ];
  const table = countedTable(ports.table);
  const requests = () =>
    [source, ledger, site, table]
      .flatMap((one) => Object.values<number>(one.requests))
      .reduce((sum, one) => sum + one, 0);
  const sweeping = await begin(ports, {
    ports: { table },
    source: partly(source),
    ledger: partly(ledger),
    site: partly(site),
    rows: (slugs) => readCatalogRows({ table }, slugs),
  });
  const { found, around } = sweeping;
  if (before?.at !== undefined) found.counts = before.counts;
  const passed = found.counts.sources;
  const at = await look(sweeping, before?.at, () => requests() >= stride);
  const all = at === undefined ? found.counts : (before?.whole ?? found.counts);
  const { value: last } = await readRound(ports);
  const isRoundDue = round || !isLookedAt(last, around, all);
  const swept = await wake(ports, sweeping, all, { last, isRoundDue });
  await forgetWriters(ports);
  // Who dies before this does the same once more.
  await writeSwept(
    ports,
    at === undefined
      ? { counts: NONE, whole: found.counts }
      : { at, counts: found.counts, ...(before?.whole && { whole: before.whole }) },
  );
  return { ...swept, sources: found.counts.sources - passed };
}

async function begin(ports: Ports, what: Omit<Sweeping, 'around' | 'found'>): Promise<Sweeping> {
  const { value: settings } = await readSettingsRow(ports);
  const { renderer, scaler } = ports;
  const around = { settings, renderer, scaler: scaler?.version, now: ports.now() };
  return { ...what, around, found: new Found() };
}

/** From a place on, until it is enough; where to go on, undefined at the end of everything. */
async function look(
  sweeping: Sweeping,
  place: Place | undefined,
  isEnough: () => boolean,
): Promise<Place | undefined> {
  const first = Math.max(
    0,
    legs.findIndex(({ name }) => name === place?.leg),
  );
  let from = legs[first]!.name === place?.leg ? place.from : undefined;
  for (const leg of legs.slice(first)) {
    do {
      if (isEnough()) return { leg: leg.name, ...(from !== undefined && { from }) };
      from = await leg.look(sweeping, from);
    } while (from !== undefined);
  }
  return undefined;
}

/**
 * Ingest for every source of which what is known is not in step; syndicate for all that is still to be done; announce
 * for what nobody may have been told of.
 */
async function wake(
  ports: Ports,
  { found, around }: Sweeping,
  counts: Counts,
  { last, isRoundDue }: { last: RoundRow | undefined; isRoundDue: boolean },
): Promise<Swept> {
  const outdated = [...found.present, ...found.gone];
  const keysOf = (isNews: boolean) =>
    outdated.filter((one) => one.isNews === isNews).map(({ key }) => key);
  await ports.enqueue.ingest(keysOf(true));
  await ports.enqueue.archive(keysOf(false));
  const todos = await readAllTodo(ports);
  const todo = new Set(todos.map(({ key }) => key));
  if (found.isAnyGone || isRoundDue) todo.add(SETTINGS_SOURCE);
  // Whoever went on with a round may have died before it told anybody.
  if (last?.at !== undefined) todo.add(FURTHER);
  await ports.enqueue.syndicate([...todo]);
  await ports.enqueue.announce(found.unannounced);
  const behind = todos.filter(({ since }) => isOld(around, since)).length;
  const health = healthOf(counts, { drift: found.drift, behind }, around.settings?.settings);
  ports.log({ event: 'site.swept', health });
  return { sources: found.counts.sources, ingest: outdated.map(({ key }) => key) };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Above so many sources a round through everything is made once a week. */
const DAILY_SOURCES = 100_000;

/** Whether a round is under way, or one was made lately of what there is: none is due (protocol, point 7). */
function isLookedAt(
  round: RoundRow | undefined,
  { settings, renderer, now }: Around,
  { sources }: Pick<Counts, 'sources'>,
): boolean {
  if (round === undefined || settings === undefined) return false;
  if (round.at !== undefined) return true;
  const days = sources > DAILY_SOURCES ? 7 : 1;
  const isRecent = Date.parse(round.began) > now.getTime() - days * DAY_MS;
  return isRecent && round.by === settingsAndRenderer({ renderer }, settings);
}
