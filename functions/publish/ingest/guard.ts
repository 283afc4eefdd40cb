/**
 * The guard against mass withdrawal: a push that deletes a folder by mistake must not empty the
 * site. What is withdrawn within a day is written down first; above a share of the live articles
 * every further withdrawal is held: the article stays live until a person confirms.
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

/** So many a day are never held, however small the site is. */
const ALWAYS = 5;

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
  held: boolean,
): Promise<{ ok: true } | { ok: false; limit: number }> {
  if (ports.withdrawalShare === undefined) return { ok: true };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readState<Ledger>(ports.state, GUARD);
    const recent = recentOf(ports, seen.value);
    if (recent.has(slug)) return { ok: true };
    const limit = await limitOf(ports, recent);
    if (held || recent.size >= limit) return { ok: false, limit };
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
async function limitOf(ports: Ports, recent: ReadonlyMap<Slug, string>): Promise<number> {
  const { rows } = await readCatalog(ports);
  const before = [...rows.values()].filter(
    ({ summary }) => summary.status === 'live' || recent.has(summary.slug),
  );
  return Math.max(ALWAYS, Math.floor(before.length * ports.withdrawalShare!));
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
