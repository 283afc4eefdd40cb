/**
 * The guard against mass withdrawal: a push that deletes a folder by mistake must not empty the
 * site. What is withdrawn within a day is written down first; above a share of the live articles
 * every further withdrawal is held: the article stays live until a person confirms.
 *
 * Where pushes come one by one (`each`), withdrawals go as they come until the share is used up.
 * Where one run sees all of them (`together`), all are held first, and then let go, or none of them.
 *
 * How many went is counted by the hour, so that a day of many is read as quickly as one of few.
 */
import { idOf } from '../../collection/kinds/index.ts';
import { instantOf, utc } from '../../base/time.ts';
import type { Slug } from '../../site/settings.ts';
import { queryAll } from '../../store/table/table.ts';
import { commit, put, readMany, readRow, seenIn, writeAll, type Seen } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { readCatalog, readCatalogRows, type Catalog } from '../rows/catalog.ts';
import type { CollectionRow } from '../rows/collections.ts';
import { collectionKey, GUARD, guardKey, withdrawnKey } from '../rows/keys.ts';

type Rows = Pick<Ports, 'table' | 'nonce' | 'now'>;

/** When an article was last let go, RFC 3339. */
interface Withdrawn {
  since: string;
}

/** Of an hour. */
interface Count {
  withdrawals: number;
  /** Articles that were live before the first of them. */
  live: number;
}

/** What went within a day, and how many were live before. */
interface Day {
  recent: number;
  live: number;
}

/** So many a day are not held, however small the share is; but no more than half of the site. */
const HANDFUL_ARTICLES = 5;

/** Where site.yaml does not say: what an ordinary day withdraws is far below. */
const WITHDRAWAL_SHARE = 0.1;

/** So many of the live articles may be withdrawn within a day unconfirmed. `share`: 0 to 1. */
export function withdrawalLimit(live: number, share = WITHDRAWAL_SHARE): number {
  const handful = Math.min(HANDFUL_ARTICLES, Math.ceil(live / 2));
  return Math.max(handful, Math.floor(live * share));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a withdrawal still counts. `since`: RFC 3339. */
export function isRecent(since: string, now: Date): boolean {
  return Date.parse(since) > now.getTime() - DAY_MS;
}

/**
 * Whether a live article may be withdrawn now. One that was let through may always go on: a run
 * that is repeated gets the same answer. `held`: it was held before, and only a person lets it go.
 */
export async function mayWithdraw(
  ports: Ports,
  slug: Slug,
  { held, share }: { held: boolean; share: number | undefined },
): Promise<{ ok: true } | { ok: false; limit: number }> {
  if (ports.guard === undefined) return { ok: true };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const own = await readRow<Withdrawn>(ports.table, withdrawnKey(slug));
    const first = ports.guard === 'together' && !held;
    // It went once today, and came back: that lets it go no second time.
    if (first && isCounted(own, ports)) {
      await forget(ports, slug, own);
      continue;
    }
    if (isCounted(own, ports)) return { ok: true };
    const { recent, live } = await dayOf(ports);
    const limit = withdrawalLimit(live, share);
    if (first || held || recent >= limit) return { ok: false, limit };
    if (await letGo(ports, [[slug, own]], live)) return { ok: true };
  }
  throw new Contended('The list of withdrawals');
}

/** The live articles whose withdrawal waits for a person, in code-unit order. `among`: of these; by default of all. */
export async function heldSlugs(
  ports: Pick<Ports, 'table'>,
  among?: readonly Slug[],
): Promise<Slug[]> {
  return heldIn(
    among === undefined ? await readCatalog(ports) : { rows: await readCatalogRows(ports, among) },
  );
}

/** The same, of those that were read. */
export function heldIn({ rows }: Catalog): Slug[] {
  const held = [...rows.values()].filter(({ summary }) => summary.memory.outcome === 'held');
  return held.map(({ summary }) => summary.slug).sort();
}

/** Whether these live articles would be more than may go within a day; then how many may, and went. */
export async function tooMany(
  ports: Pick<Ports, 'table' | 'now'>,
  slugs: readonly Slug[],
  share: number | undefined,
): Promise<{ limit: number; recent: number } | undefined> {
  const own = await readMany<Withdrawn>(ports.table, slugs.map(withdrawnKey));
  const known = own.filter((one) => isCounted(one, ports)).length;
  const day = await dayOf(ports);
  const recent = Math.max(0, day.recent - known);
  const limit = withdrawalLimit(day.live, share);
  return recent + slugs.length > limit ? { limit, recent } : undefined;
}

/** Lets every held article go, or those among some; returns the slugs to wake *ingest* for. */
export async function confirmHeld(ports: Rows, among?: readonly Slug[]): Promise<Slug[]> {
  const slugs = await heldSlugs(ports, among);
  for (let at = 0; at < slugs.length; at += TOGETHER_ARTICLES)
    await confirmSome(ports, slugs.slice(at, at + TOGETHER_ARTICLES));
  return slugs;
}

/** In one transaction, which holds a hundred rows. */
const TOGETHER_ARTICLES = 90;

async function confirmSome(ports: Rows, slugs: readonly Slug[]): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const own = await readMany<Withdrawn>(ports.table, slugs.map(withdrawnKey));
    const { live } = await dayOf(ports);
    const articles = slugs.map((slug, at) => [slug, own[at]!] as const);
    if (await letGo(ports, articles, live)) return;
  }
  throw new Contended('The list of withdrawals');
}

function isCounted({ value }: Seen<Withdrawn>, { now }: Pick<Ports, 'now'>): boolean {
  return value !== undefined && isRecent(value.since, now());
}

/** Writes down that these go, those that have not gone already; false when somebody else wrote. */
async function letGo(
  ports: Rows,
  articles: readonly (readonly [Slug, Seen<Withdrawn>])[],
  live: number,
): Promise<boolean> {
  const since = ports.now().toISOString();
  const news = articles.filter(([, own]) => !isCounted(own, ports));
  const count = await readRow<Count>(ports.table, guardKey(hourOf(since)));
  const before = count.value ?? { withdrawals: 0, live };
  const next: Count = { ...before, withdrawals: before.withdrawals + news.length };
  const changes = [
    put(guardKey(hourOf(since)), next, count),
    ...articles.map(([slug, own]) => put(withdrawnKey(slug), { since } satisfies Withdrawn, own)),
  ];
  return (await commit(ports, changes)) !== undefined;
}

async function forget(ports: Rows, slug: Slug, own: Seen<Withdrawn>): Promise<void> {
  const hour = guardKey(hourOf(own.value!.since));
  const count = await readRow<Count>(ports.table, hour);
  const { withdrawals = 1, live = 0 } = count.value ?? {};
  await commit(ports, [
    put(hour, { withdrawals: Math.max(0, withdrawals - 1), live } satisfies Count, count),
    { kind: 'delete', ...withdrawnKey(slug), condition: { version: own.version! } },
  ]);
}

/**
 * The counts as far as notices tell them, for a table that was lost. What an operator took down counts
 * there, too: so more is held than would have been, and never less.
 */
export async function countAgain(ports: Rows): Promise<void> {
  const { rows } = await readCatalog(ports);
  const hours = new Map<string, number>();
  for (const { summary } of rows.values()) {
    const { since } = summary.withdrawn ?? {};
    if (since === undefined || !isRecent(since, ports.now())) continue;
    const hour = hourOf(utc(instantOf(since)));
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  const went = [...hours.values()].reduce((sum, count) => sum + count, 0);
  const live = went + liveAmong(rows);
  const known = await readMany<Count>(ports.table, [...hours.keys()].map(guardKey));
  const counts = [...hours].flatMap(([hour, withdrawals], at) =>
    known[at]!.value === undefined
      ? [put(guardKey(hour), { withdrawals, live } satisfies Count)]
      : [],
  );
  await writeAll(ports, counts);
}

/** An hour counts until all of it is a day ago. */
async function dayOf(ports: Pick<Ports, 'table' | 'now'>): Promise<Day> {
  const from = hourOf(new Date(ports.now().getTime() - DAY_MS).toISOString());
  const counts: Count[] = [];
  for await (const row of queryAll(ports.table, GUARD, { from })) {
    const { value } = seenIn<Count>(row);
    if (value !== undefined && value.withdrawals > 0) counts.push(value);
  }
  const recent = counts.reduce((sum, { withdrawals }) => sum + withdrawals, 0);
  return { recent, live: counts[0]?.live ?? (await liveNow(ports)) };
}

/** `2026-11-29T11` */
function hourOf(moment: string): string {
  return moment.slice(0, 'YYYY-MM-DDTHH'.length);
}

/** As collections count it; before there are any, as articles say it. */
async function liveNow(ports: Pick<Ports, 'table'>): Promise<number> {
  const { value } = await readRow<CollectionRow>(ports.table, collectionKey(idOf('site', '')));
  if (value !== undefined) return value.live;
  return liveAmong((await readCatalog(ports)).rows);
}

function liveAmong(rows: Catalog['rows']): number {
  return [...rows.values()].filter(({ summary }) => summary.status === 'live').length;
}
