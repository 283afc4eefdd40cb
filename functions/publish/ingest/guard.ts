/**
 * The guard against mass withdrawal: a push that deletes a folder by mistake must not empty the
 * site. What is withdrawn within a day is written down first; above a share of the live articles
 * every further withdrawal is held: the article stays live until a person confirms.
 *
 * Where pushes come one by one (`each`), withdrawals go as they come until the share is used up.
 * Where one run sees all of them (`together`), all are held first, and then let go, or none of them.
 */
import { readCatalog } from '../state/catalog-store.ts';
import { GUARD } from '../../site/keys.ts';
import { readState, writeState, type Stamped } from '../protocol/objects.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import type { Slug } from '../../site/settings.ts';

interface Ledger extends Stamped {
  /** Slug and the moment (RFC 3339) its withdrawal was let through, in code-unit order. */
  withdrawals: [Slug, string][];
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

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Whether a withdrawal still counts. `since`: RFC 3339. */
export function isRecent(since: string, now: Date): boolean {
  return Date.parse(since) > now.getTime() - DAY;
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
    const seen = await readState<Ledger>(ports.state, GUARD);
    const recent = recentOf(ports, seen.value);
    const first = ports.guard === 'together' && !held;
    // It went once today, and came back: that lets it go no second time.
    if (first && recent.delete(slug) && !(await write(ports, recent, seen.etag))) continue;
    if (recent.has(slug)) return { ok: true };
    const limit = await limitOf(ports, recent, share);
    if (first || held || recent.size >= limit) return { ok: false, limit };
    recent.set(slug, moment(ports));
    if (await write(ports, recent, seen.etag)) return { ok: true };
  }
  throw new Contended('The list of withdrawals');
}

/** The live articles whose withdrawal waits for a person, in code-unit order. */
export async function heldSlugs(ports: Pick<Ports, 'state'>): Promise<Slug[]> {
  const { rows } = await readCatalog(ports);
  const held = [...rows.values()].filter(({ summary }) => summary.memory.outcome === 'held');
  return held.map(({ summary }) => summary.slug).sort();
}

/** Whether these live articles would be more than may go within a day; then how many may, and went. */
export async function tooMany(
  ports: Pick<Ports, 'state' | 'now'>,
  slugs: readonly Slug[],
  share: number | undefined,
): Promise<{ limit: number; recent: number } | undefined> {
  const recent = recentOf(ports, (await readState<Ledger>(ports.state, GUARD)).value);
  for (const slug of slugs) recent.delete(slug);
  const limit = await limitOf(ports, recent, share);
  return recent.size + slugs.length > limit ? { limit, recent: recent.size } : undefined;
}

/** Lets every held article go; returns the slugs to wake *ingest* for. */
export async function confirmHeld(ports: Pick<Ports, 'state' | 'now' | 'nonce'>): Promise<Slug[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readState<Ledger>(ports.state, GUARD);
    const slugs = await heldSlugs(ports);
    if (slugs.length === 0) return [];
    const recent = recentOf(ports, seen.value);
    for (const slug of slugs) recent.set(slug, moment(ports));
    if (await write(ports, recent, seen.etag)) return slugs;
  }
  throw new Contended('The list of withdrawals');
}

function recentOf({ now }: Pick<Ports, 'now'>, ledger: Ledger | undefined) {
  return new Map((ledger?.withdrawals ?? []).filter(([, since]) => isRecent(since, now())));
}

/** The share of the articles that were live before the day's withdrawals. */
async function limitOf(
  ports: Pick<Ports, 'state'>,
  recent: ReadonlyMap<Slug, string>,
  share: number | undefined,
): Promise<number> {
  const { rows } = await readCatalog(ports);
  const before = [...rows.values()].filter(
    ({ summary }) => summary.status === 'live' || recent.has(summary.slug),
  );
  return withdrawalLimit(before.length, share);
}

function moment({ now }: Pick<Ports, 'now'>): string {
  return now().toISOString();
}

async function write(
  ports: Pick<Ports, 'state' | 'nonce'>,
  recent: ReadonlyMap<Slug, string>,
  seen: string | undefined,
): Promise<boolean> {
  const withdrawals = [...recent].sort(([a], [b]) => (a < b ? -1 : 1));
  return (await writeState(ports, GUARD, { withdrawals }, seen)) !== undefined;
}
