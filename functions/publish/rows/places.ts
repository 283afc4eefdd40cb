/**
 * Where the files of an article are, from what its record remembers: at its address, and at those
 * that lead to it. An address is never given up but to another article whose front matter asks for it.
 */
import type { LinkedSummary } from '../../article/model.ts';
import { addressesMeant, addressOf, keysAt, slugsMeaning } from '../../site/addresses.ts';
import type { SiteKey } from '../../site/keys.ts';
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import type { Memory, Summary } from '../../../schemas/types.ts';

/** What a record remembers of its addresses. */
export type RememberedPlaces = Pick<Memory, 'redirects' | 'asks' | 'given' | 'yielded'>;

/** A summary that knows its addresses, whatever else it remembers. */
export type PlacedSummary = Omit<Summary, 'memory'> & { memory?: RememberedPlaces };

/** Of a summary that is to be published or was. */
export interface Places {
  /** Absent where it has no files of its own, or another article has taken the address over. */
  address?: string;
  redirects: readonly string[];
  /** The address that redirects lead to. */
  leadsTo: string;
}

export function placesOf(summary: PlacedSummary): Places {
  const { status, movedTo, leadsTo, memory = {} } = summary;
  const own = addressOf(summary);
  const { redirects = [], yielded } = memory;
  const to = status === 'moved' ? (leadsTo ?? articlePath(movedTo!)) : own;
  // What was never public has no files, and may have reserved an address for the first ones.
  if (status === 'unpublished') return { redirects: [], leadsTo: to };
  return { ...(!yielded && { address: own }), redirects, leadsTo: to };
}

/** Every address that the article has, or has reserved. */
export function addressesOf(summary: PlacedSummary | undefined): string[] {
  if (summary === undefined) return [];
  const { address } = placesOf(summary);
  return [...(address === undefined ? [] : [address]), ...(summary.memory?.redirects ?? [])];
}

/** All that it has to do with: what it has, had and asks for. */
export function namesOf(summary: PlacedSummary): string[] {
  const { asks = [], given = [] } = summary.memory ?? {};
  return [...new Set([...addressesOf(summary), ...asks, ...given])];
}

/** Ids and addresses by which others concern it: those that it has, had and would have, the path of its source too. */
export function claimsOf(
  summary: PlacedSummary & { memory: Pick<Memory, 'claims'> & RememberedPlaces },
): string[] {
  const { id, slug, memory } = summary;
  const claims = memory.claims === undefined ? [] : [memory.claims];
  return [...new Set([id, ...claims, articlePath(slug), ...namesOf(summary)])];
}

/** Keys of the objects that are its own. */
export function keysOf(summary: PlacedSummary | undefined, house: object | undefined): SiteKey[] {
  return addressesOf(summary).flatMap((address) => keysAt(address, house));
}

/** What others see of that: all that it has beside its page, whether it has that, and what it asks for. */
export function shownPlaces(
  summary: PlacedSummary,
): Pick<LinkedSummary, 'has' | 'yielded' | 'asks'> {
  const { asks = [], yielded } = summary.memory ?? {};
  const { status } = summary;
  if (isSecret(summary)) return asks.length > 0 ? { asks } : {};
  const isPage = status === 'live' || status === 'withdrawn';
  const page = isPage ? placesOf(summary).address : undefined;
  const has = addressesOf(summary).filter((address) => address !== page);
  return {
    ...(has.length > 0 && { has }),
    ...(isPage && yielded && { yielded }),
    ...(asks.length > 0 && { asks }),
  };
}

/** What never became public keeps nobody from what it had reserved. */
function isSecret({ status, memory }: PlacedSummary): boolean {
  return status === 'unpublished' && memory?.yielded === true;
}

/** Ids and addresses that others see it has or asks for. */
export function shownNames(summary: PlacedSummary): string[] {
  const { asks = [] } = summary.memory ?? {};
  return [summary.id, ...(isSecret(summary) ? [] : addressesOf(summary)), ...asks];
}

/** Nothing is there, was there or is to come: a link that names it may mean an address. */
export function isNothing(summary: PlacedSummary | undefined, source: boolean): boolean {
  return !source && (summary === undefined || summary.status === 'unpublished');
}

/** A slug that a link may name, because an article has such an address → the slug of that article. */
export function carriersByLink(
  summaries: readonly (PlacedSummary & { slug: Slug })[],
): Map<Slug, Slug> {
  const carriers = new Map<Slug, { slug: Slug; order: number }>();
  for (const summary of summaries) {
    const { address, redirects } = placesOf(summary);
    for (const one of [...(address === undefined ? [] : [address]), ...redirects]) {
      for (const meant of slugsMeaning(one)) {
        const order = addressesMeant(meant).indexOf(one);
        const before = carriers.get(meant);
        const isFirst =
          before === undefined ||
          order < before.order ||
          (order === before.order && summary.slug < before.slug);
        if (isFirst) carriers.set(meant, { slug: summary.slug, order });
      }
    }
  }
  return new Map([...carriers].map(([meant, { slug }]) => [meant, slug]));
}
