/**
 * Withdrawals by an operator, each an object beside the articles: an order to take one down. It wins
 * over whatever the source says and outlives every push of it, until it is lifted (deleted): who
 * takes an article down at night need not fear the next push of somebody who knows nothing of it.
 */
import type { Dependencies } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { ETag } from '../../store/store.ts';
import { withdrawalKey } from '../../site/keys.ts';
import { readMoment } from '../../base/moments.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';

export interface OperatorWithdrawal {
  etag: ETag;
  /** For the readers of the notice, where somebody gave one. */
  reason?: string;
  /** RFC 3339; absent: since it was first seen. */
  since?: string;
}

export type OperatorWithdrawals = ReadonlyMap<Slug, OperatorWithdrawal>;

/** Characters, as in the front matter's `withdrawn`. */
const REASON_LIMIT = 2000;

/** The orders that there are for these articles. */
export async function readOperatorWithdrawals(
  ports: Pick<Ports, 'source'>,
  slugs: readonly Slug[],
): Promise<OperatorWithdrawals> {
  const found = await mapAll(slugs, async (slug) => {
    const object = await ports.source.get(withdrawalKey(slug));
    return object && ([slug, { etag: object.etag, ...understand(object.body) }] as const);
  });
  return new Map(found.filter((pair) => pair !== undefined));
}

/** An order that cannot be read is an order all the same: only its reason is lost. */
function understand(body: Uint8Array): Omit<OperatorWithdrawal, 'etag'> {
  const { reason, since } = parsed(body);
  const moment = readMoment(since);
  return {
    ...(isReason(reason) && { reason: reason.normalize('NFC') }),
    ...(moment !== undefined && { since: moment }),
  };
}

function parsed(body: Uint8Array): { reason?: unknown; since?: unknown } {
  try {
    return Object(JSON.parse(new TextDecoder().decode(body))) as object;
  } catch {
    return {};
  }
}

function isReason(value: unknown): value is string {
  if (typeof value !== 'string' || value.trim() === '') return false;
  return value.length <= REASON_LIMIT && value.isWellFormed() && !/[\0-\x1F\x7F-\x9F]/.test(value);
}

/**
 * The order that holds for an article: its own, else that of an article which carried the same id
 * in public. A file that is renamed does not escape its withdrawal.
 */
export function operatorWithdrawalFor(
  { slug, id }: { slug: Slug; id: string | undefined },
  operatorWithdrawals: OperatorWithdrawals,
  dependencies: Pick<Dependencies, 'articles'>,
): OperatorWithdrawal | undefined {
  const own = operatorWithdrawals.get(slug);
  if (own !== undefined || id === undefined) return own;
  const inherited = [...operatorWithdrawals.keys()].filter((holder) => {
    const face = dependencies.articles.get(holder);
    return face !== undefined && 'id' in face && face.id === id && face.status !== 'unpublished';
  });
  return operatorWithdrawals.get(inherited.sort()[0] ?? slug);
}

/** How an entry remembers the orders that were looked at. */
export function rememberedOperatorWithdrawals(
  operatorWithdrawals: OperatorWithdrawals,
): Record<Slug, ETag> | undefined {
  if (operatorWithdrawals.size === 0) return undefined;
  const sorted = [...operatorWithdrawals].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([slug, { etag }]) => [slug, etag]));
}
