/**
 * Takedowns: an operator's order to withdraw an article, as an object beside the articles. It wins
 * over whatever the source says and outlives every push of it, until it is lifted (deleted): who
 * takes an article down at night need not fear the next push of somebody who knows nothing of it.
 */
import type { World } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import type { ETag } from '../../store/store.ts';
import { GONE } from './gone.ts';
import { takedownOf } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Dependencies } from '../ports.ts';

export interface Takedown {
  etag: ETag;
  /** For the readers of the notice. */
  reason: string;
  /** RFC 3339; absent: since it was first seen. */
  since?: string;
}

export type Takedowns = ReadonlyMap<Slug, Takedown>;

/** Characters, as in the front matter's `withdrawn`. */
const REASON_LIMIT = 2000;

/** The orders that there are for these articles. */
export async function readTakedowns(
  deps: Pick<Dependencies, 'source'>,
  slugs: readonly Slug[],
): Promise<Takedowns> {
  const found = await mapAll(slugs, async (slug) => {
    const object = await deps.source.get(takedownOf(slug));
    return object && ([slug, { etag: object.etag, ...understand(object.body) }] as const);
  });
  return new Map(found.filter((pair) => pair !== undefined));
}

/** An order that cannot be read is an order all the same: only its reason is lost. */
function understand(body: Uint8Array): Omit<Takedown, 'etag'> {
  const { reason, since } = parsed(body);
  return {
    reason: isReason(reason) ? reason.normalize('NFC') : GONE,
    ...(isMoment(since) && { since }),
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

function isMoment(value: unknown): value is string {
  const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/;
  return typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * The order that holds for an article: its own, else that of an article which carried the same id
 * in public. A file that is renamed does not escape its takedown.
 */
export function takedownFor(
  { slug, id }: { slug: Slug; id: string | undefined },
  takedowns: Takedowns,
  world: Pick<World, 'articles'>,
): Takedown | undefined {
  const own = takedowns.get(slug);
  if (own !== undefined || id === undefined) return own;
  const heirlooms = [...takedowns.keys()].filter((rival) => {
    const face = world.articles.get(rival);
    return face !== undefined && 'id' in face && face.id === id && face.status !== 'unpublished';
  });
  return takedowns.get(heirlooms.sort()[0] ?? slug);
}

/** How an entry remembers the orders that were looked at. */
export function rememberedTakedowns(takedowns: Takedowns): Record<Slug, ETag> | undefined {
  if (takedowns.size === 0) return undefined;
  const sorted = [...takedowns].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([slug, { etag }]) => [slug, etag]));
}
