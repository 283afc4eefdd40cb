/** The addresses of one article after a run, as its record will remember them. */
import type { ParsedArticle } from '../../article/model.ts';
import { addressOf } from '../../site/addresses.ts';
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import { linkedSummaryOf } from '../rows/faces.ts';
import { addressesOf, type RememberedPlaces } from '../rows/places.ts';
import { asksOf, heirOf, isAnothers, nextPlaces, type AddressClaim } from './addresses.ts';
import type { Situation } from './situation.ts';

type Standing = ReturnType<typeof nextPlaces>;

/** Who asks, and who else does. */
export function claimOf({
  slug,
  source,
  record,
  dependencies,
  rivals,
}: Omit<Situation, 'source' | 'previous'> & { source?: object | undefined }): AddressClaim {
  if (record === undefined) return { slug, dependencies, rivals };
  const own = linkedSummaryOf(record.summary, source !== undefined, dependencies.settings);
  return { slug, dependencies, rivals, own };
}

/** Where a live article is and what leads there; `accepted`: it may be where this version asks. */
export function standing(situation: Situation, accepted?: ParsedArticle): Standing {
  const known = had(situation);
  const { address, redirects } = nextPlaces(claimOf(situation), known, accepted);
  if (address !== undefined) return { address, redirects };
  // Its own path is a page's, whoever leads there.
  const path = { address: articlePath(situation.slug), aliases: [] };
  return nextPlaces(claimOf(situation), known, path);
}

/** The same of one that is gone: it is where it was. */
export function standingGone(situation: Situation): Standing {
  const claim = claimOf(situation);
  const known = had(situation);
  const before = situation.record?.summary;
  if (before === undefined || before.status === 'unpublished') return neverPublic(situation);
  const page = addressOf(before);
  const free = known.filter((one) => !isAnothers(one, claim));
  const redirects = free.filter((one) => one !== page).sort();
  return { ...(free.includes(page) && { address: page }), redirects };
}

/**
 * What was never public may have reserved an address, and something stands there that is to be taken back:
 * its own path is where that leads, or it would lead to nothing.
 */
function neverPublic(situation: Situation): Standing {
  const claim = claimOf(situation);
  const known = had(situation);
  const places = nextPlaces(claim, known);
  if (places.address !== undefined || places.redirects.length === 0) return places;
  return nextPlaces(claim, [...known, articlePath(situation.slug)]);
}

/** The addresses at which something of it is, that of its page first. */
function had({ record, exposed }: Situation): string[] {
  const known = addressesOf(record?.summary);
  const own = record === undefined ? [] : known.filter((one) => one === addressOf(record.summary));
  const given = record?.summary.memory.given ?? [];
  return [...new Set([...own, ...known, ...(exposed?.at ?? []), ...given])];
}

/**
 * How a record remembers what was never public: what it has reserved, since another run of it may be
 * writing there just now. It keeps nobody from it.
 */
export function reserved(situation: Situation): RememberedPlaces {
  const claim = claimOf(situation);
  const redirects = had(situation).filter((one) => !isAnothers(one, claim));
  return {
    ...asking(situation, redirects),
    ...given(situation, redirects),
    ...(redirects.length > 0 && { redirects: redirects.sort(), yielded: true as const }),
  };
}

/** How its record remembers that. */
export function remembered(
  situation: Situation,
  { address, redirects }: Standing,
  accepted?: ParsedArticle,
): RememberedPlaces {
  const has = [address ?? '', ...redirects];
  return {
    ...(redirects.length > 0 && { redirects }),
    ...asking(situation, has, accepted),
    ...given(situation, has),
    ...(address === undefined && { yielded: true as const }),
  };
}

/** Of what it had, what it has no more: two that give way to each other at once take it back. */
function given(situation: Situation, has: readonly string[]): Pick<RememberedPlaces, 'given'> {
  const lost = had(situation).filter((one) => !has.includes(one));
  return lost.length > 0 ? { given: lost.sort() } : {};
}

/**
 * What its source asks for; while that is refused, what it has from now on that the version before asked for
 * is still asked for, so that nobody else may have it. A draft asks for nothing.
 */
function asking(
  { source, record }: Situation,
  has: readonly string[],
  accepted?: ParsedArticle,
): Pick<RememberedPlaces, 'asks'> {
  const { asks = [] } = record?.summary.memory ?? {};
  const article = accepted ?? source?.read.article;
  const all = new Set<string>();
  if (source !== undefined && article?.frontMatter.draft !== true) {
    for (const address of article === undefined ? asks : asksOf(article)) all.add(address);
    if (accepted === undefined)
      for (const address of asks.filter((one) => has.includes(one))) all.add(address);
  }
  return all.size > 0 ? { asks: [...all] } : {};
}

/** Who has the address of an article whose source is gone. */
export function heir(situation: Situation): Slug | undefined {
  const { slug, record } = situation;
  const own = record === undefined ? articlePath(slug) : addressOf(record.summary);
  return heirOf(own, claimOf(situation));
}
