/**
 * Writes the withdrawal that takes an article down, or removes it. All else follows by itself: it is
 * an input of the article, as its source is (publish/ingest.ts).
 */
import { closestMatch } from 'leven';
import { readMoment } from '../../../../functions/base/moments.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import {
  slugOfSource,
  sourceAt,
  WITHDRAWALS,
  withdrawalKey,
  asSourceKey,
  type SourceKey,
} from '../../../../functions/site/keys.ts';
import { pathsOf } from '../../../../functions/site/slugs.ts';
import { readSummary } from '../../../../functions/publish/rows/article.ts';
import { listAll, StoreError } from '../../../../functions/store/store.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import { CommandError } from '../../cli/command-error.ts';
import { articleCalled } from './called.ts';
import { isThere, type WithdrawalStore } from './withdrawal-stores.ts';

export interface Withdrawn {
  slug: Slug;
  /** As it is now; absent when it is lifted. */
  withdrawal?: { reason: string; since: string };
  /** What was written or removed, as a person calls it. */
  changed: { kind: WithdrawalStore['kind']; name: string }[];
}

export interface WithdrawOptions {
  /** An article's path, file or address. */
  name: string;
  /** What readers are told; undefined lets the article come back. */
  reason: string | undefined;
  /** Where to write, the bucket first, so that what is urgent does not wait for a folder. */
  stores: readonly WithdrawalStore[];
  /** Knows an article whose source nobody has any more. */
  table?: Table | undefined;
  /** RFC 3339, whole seconds. */
  now: string;
}

/**
 * A withdrawal that is there keeps its date: a second reason does not make it younger.
 * Throws CommandError for an article that nobody knows, and for two that are called alike.
 */
export async function withdraw(options: WithdrawOptions): Promise<Withdrawn> {
  const { name, reason, stores, table, now } = options;
  const slug = await articleCalled(
    name,
    { stores, table },
    async (slug) => (await knowing(stores, keysOf(slug))).length > 0 || isKnown(slug, table),
  );
  const key = withdrawalKey(slug);
  if (reason === undefined) return { slug, changed: await lift(slug, key, stores) };
  const known = await knowing(stores, keysOf(slug));
  if (known.length === 0 && !(await isKnown(slug, table)))
    throw await unknown(slug, stores, slugOfSource, 'article');
  // Somebody else's folder is not written to only because it is there.
  const targets = stores.filter((store) => store.kind === 'bucket' || known.includes(store));
  const withdrawal = { reason, since: (await sinceOf(targets, key)) ?? now };
  for (const store of targets) await store.write(key, `${JSON.stringify(withdrawal, null, 2)}\n`);
  return { slug, withdrawal, changed: namesOf(targets, key) };
}

/** Any of which says that there is such an article. */
function keysOf(slug: Slug): SourceKey[] {
  return [...pathsOf(slug).map(sourceAt), withdrawalKey(slug)];
}

async function isKnown(slug: Slug, table: Table | undefined): Promise<boolean> {
  return table !== undefined && (await readSummary({ table }, slug)).version !== undefined;
}

async function lift(slug: Slug, key: SourceKey, stores: readonly WithdrawalStore[]) {
  const targets = await knowing(stores, [key]);
  if (targets.length === 0) throw await unknown(slug, stores, slugOfWithdrawal, 'withdrawal of');
  for (const store of targets) await store.remove(key);
  return namesOf(targets, key);
}

async function knowing(
  stores: readonly WithdrawalStore[],
  keys: readonly SourceKey[],
): Promise<WithdrawalStore[]> {
  const known: WithdrawalStore[] = [];
  for (const store of stores) {
    const found = await Promise.all(keys.map((key) => isThere(store, key)));
    if (found.some(Boolean)) known.push(store);
  }
  return known;
}

/** The date of a withdrawal that is there already. */
async function sinceOf(
  stores: readonly WithdrawalStore[],
  key: SourceKey,
): Promise<string | undefined> {
  for (const { store } of stores) {
    const since = await store.get(key).then(
      (object) => object && sinceIn(new TextDecoder().decode(object.body)),
      // Who may only push need not be able to read; the withdrawal matters more than its date.
      (error: unknown) => {
        if (!(error instanceof StoreError) || error.failure !== 'denied') throw error;
        return undefined;
      },
    );
    if (since !== undefined) return since;
  }
  return undefined;
}

function sinceIn(text: string): string | undefined {
  try {
    const { since } = JSON.parse(text) as { since?: unknown };
    return readMoment(since);
  } catch {
    return undefined;
  }
}

function namesOf(stores: readonly WithdrawalStore[], key: SourceKey): Withdrawn['changed'] {
  return stores.map((store) => ({ kind: store.kind, name: store.nameOf(key) }));
}

function slugOfWithdrawal(key: SourceKey): Slug | undefined {
  if (!key.startsWith(WITHDRAWALS) || !key.endsWith('.json')) return undefined;
  return key.slice(WITHDRAWALS.length, -'.json'.length);
}

async function unknown(
  slug: Slug,
  stores: readonly WithdrawalStore[],
  read: (key: SourceKey) => Slug | undefined,
  what: 'article' | 'withdrawal of',
): Promise<CommandError> {
  const slugs: string[] = [];
  for (const { store } of stores)
    for await (const { key } of listAll(store, what === 'article' ? 'articles/' : WITHDRAWALS))
      slugs.push(read(asSourceKey(key)) ?? '');
  const near = nearest(slug, slugs);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new CommandError(`There is no ${what} ${slug}.${hint}`);
}

/** The same last name in another folder, one that begins so, else the name that is nearest. */
function nearest(slug: Slug, known: readonly Slug[]): Slug | undefined {
  const last = (of: Slug) => of.slice(of.lastIndexOf('/') + 1);
  return (
    known.find((other) => last(other) === last(slug)) ??
    known.find((other) => last(other).startsWith(last(slug))) ??
    closestMatch(slug, known, { maxDistance: Math.max(3, Math.floor(slug.length / 3)) })
  );
}
