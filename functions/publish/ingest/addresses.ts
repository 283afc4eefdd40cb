/**
 * Who has an address. Whoever wants it for a page comes before those that want it for a redirect,
 * and these before those that only had it once, of which those without a source come last. Among
 * equals it stays with the one that has it, as long as that has a source; of two that got it at the
 * same moment, with the one whose path it is, else with the one whose slug comes first. Who has
 * yielded the address of its page has it no more, though its row still says where that was.
 */
import { diagnostic, top } from '../../article/diagnostics.ts';
import type { Dependencies, LinkedSummary, ParsedArticle } from '../../article/model.ts';
import type { Position } from '../../article/positions.ts';
import { addressOf, ownerOf } from '../../site/addresses.ts';
import { articleSource } from '../../site/keys.ts';
import { articlePath } from '../../site/routes.ts';
import type { Slug } from '../../site/settings.ts';
import type { Diagnostic } from '../../../schemas/types.ts';

/** What the answer depends on. */
export interface AddressClaim {
  slug: Slug;
  dependencies: Pick<Dependencies, 'articles'>;
  /** Other articles that have, had or want one of its addresses. */
  rivals: readonly Slug[];
  /** As it is now itself; absent: it is nothing yet. */
  own?: LinkedSummary | undefined;
}

/** What the front matter asks for by name, that for the page first; nothing where it names none. */
export function asksOf({
  slug,
  address,
  aliases,
}: Pick<ParsedArticle, 'slug' | 'address' | 'aliases'>): string[] {
  return address === articlePath(slug) && aliases.length === 0 ? [] : [address, ...aliases];
}

/** The article where it is, which may be elsewhere than it asks to be. */
export function placedAt(address: string, article: ParsedArticle): ParsedArticle {
  return address === article.address ? article : { ...article, address };
}

/** How much an address is somebody's. */
const NOT = 0;
/** It had it, and its source is gone. */
const LEFT = 1;
const HAD = 2;
const ALIAS = 3;
const PAGE = 4;

function hold(face: LinkedSummary | undefined, slug: Slug, address: string): number {
  if (face === undefined) return NOT;
  // Pushed and not yet read: it will ask for its path, as far as its name tells.
  if (face.status === 'absent') return face.source && ownerOf(address) === slug ? PAGE : NOT;
  const isShown = face.status === 'live' || face.status === 'withdrawn';
  const isPage =
    isShown && !face.yielded && face.url !== undefined && addressOf({ url: face.url }) === address;
  if (!isPage && face.has?.includes(address) !== true) return NOT;
  if (!face.source) return LEFT;
  if (isPage || face.asks?.[0] === address) return PAGE;
  return face.asks?.includes(address) === true ? ALIAS : HAD;
}

/** The articles that keep an address from this one, in order of their slugs. */
function keepersOf(address: string, wanted: number, claim: AddressClaim): Slug[] {
  const { slug, dependencies, rivals, own } = claim;
  const isMine = hold(own, slug, address) >= wanted;
  return rivals
    .filter((other) => {
      const theirs = hold(dependencies.articles.get(other), other, address);
      if (theirs !== wanted) return theirs > wanted;
      return !(isMine && precedes(slug, other, address));
    })
    .sort();
}

function precedes(one: Slug, other: Slug, address: string): boolean {
  const owner = ownerOf(address);
  return owner === one || (owner !== other && one < other);
}

/** Whether an article has or wants one of these addresses. */
export function concerns(face: LinkedSummary, slug: Slug, addresses: readonly string[]): boolean {
  return addresses.some(
    (address) => hold(face, slug, address) > NOT || face.asks?.includes(address) === true,
  );
}

const rule = { id: 'address-taken' };

/** What is to be said of the addresses that an article asks for, on both sides. */
export function takenAddresses(article: ParsedArticle, claim: AddressClaim): Diagnostic[] {
  const { articles } = claim.dependencies;
  return [article.address, ...article.aliases].flatMap((address) => {
    const [keeper] = keepersOf(address, address === article.address ? PAGE : ALIAS, claim);
    const position = positionOf(article, address);
    if (keeper !== undefined) {
      const reason =
        `The address ${address} is that of ${articleSource(keeper)}: ` +
        'give this article another, or take it out of the other.';
      return [diagnostic(rule, 'error', article.file, { position, reason })];
    }
    const others = claim.rivals.filter((other) => asksToo(articles.get(other), other, address));
    if (others.length === 0) return [];
    const files = [...others].sort().map(articleSource).join(', ');
    const reason =
      `The address ${address} is also asked for by ${files}; this article keeps it. ` +
      'Take it out of one of them.';
    return [diagnostic(rule, 'warning', article.file, { position, reason })];
  });
}

function asksToo(face: LinkedSummary | undefined, slug: Slug, address: string): boolean {
  if (face?.source !== true || face.status === 'absent') return false;
  return face.asks?.includes(address) === true || hold(face, slug, address) > HAD;
}

function positionOf(article: ParsedArticle, address: string): Position {
  const { aliases, permalink, slug } = article.frontMatter;
  if (address !== article.address && aliases !== undefined) return article.position(['aliases']);
  if (permalink !== undefined) return article.position(['permalink']);
  return slug === undefined ? top : article.position(['slug']);
}

/**
 * Where an article is from now on, and what leads there: what it asks for, where it may, else where
 * it was; and all that it ever had, unless another has it. No address: it can be nowhere.
 * `before`: the addresses that it has or may have, that of its page first.
 */
export function nextPlaces(
  claim: AddressClaim,
  before: readonly string[],
  asked?: Pick<ParsedArticle, 'address' | 'aliases'>,
): { address?: string; redirects: string[] } {
  const named = asked === undefined ? [] : [asked.address, ...asked.aliases];
  const isFree = (address: string) => {
    const at = named.indexOf(address);
    if (at < 0) return !isAnothers(address, claim);
    return keepersOf(address, at === 0 ? PAGE : ALIAS, claim).length === 0;
  };
  const wanted = [...named.slice(0, 1), ...before];
  const address = wanted.find((one) => one.endsWith('/') && isFree(one));
  const redirects = [...new Set([...before, ...named.slice(1)])]
    .filter((one) => one !== address && isFree(one))
    .sort();
  return { ...(address !== undefined && { address }), redirects };
}

/** Whether what stands at an address can only be another's. */
export function isAnothers(address: string, claim: AddressClaim): boolean {
  const own = hold(claim.own, claim.slug, address);
  return keepersOf(address, Math.max(LEFT, own), claim).length > 0;
}

/** The live article, if any, that has the address of one whose source is gone. */
export function heirOf(address: string, claim: AddressClaim): Slug | undefined {
  const { articles } = claim.dependencies;
  return keepersOf(address, LEFT, claim).find((other) => articles.get(other)?.status === 'live');
}
