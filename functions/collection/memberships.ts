/**
 * What an article adds to collections. It depends on the article and on those that share its id, and on
 * nothing else: so what a collection has is the sum of what articles add to it, however many there are.
 */
import type { Summary } from '../../schemas/types.ts';
import { memoize } from '../base/memoize.ts';
import { instantOf } from '../base/time.ts';
import { collectionsOf, isLog, isWaiting, nameIn, unmarked } from './kinds/index.ts';
import type { CollectionId } from './kinds/kind.ts';
import type { Catalog, Withdrawn } from './model.ts';
import { withdrawals } from './withdrawals.ts';

/** What one article adds to one collection. */
export interface Membership {
  /** It is or was in it: counted, in the months (`2026-03`) in which it ever was; the change log has none. */
  ever?: {
    months: readonly string[];
    /** The collection is there only where another article is in it, too. */
    waiting: boolean;
  };
  /** It is shown there now. */
  live: boolean;
  /** Its withdrawal is told there. */
  withdrawn?: Withdrawn;
}

/** Slug → collection → what it adds. */
export type Memberships = ReadonlyMap<string, ReadonlyMap<CollectionId, Membership>>;

/** Of all of these, which must have everybody who shares an id with one of them. */
export function membershipsOf(catalog: Catalog): Memberships {
  const visible = new Set(shown(catalog));
  const told = new Map(withdrawals(catalog).map((one) => [one.withdrawn.slug, one]));
  return new Map(
    [...catalog.values()].map((summary) => {
      const { now, ever, months, waiting } = membershipOf(summary);
      const own = new Map<CollectionId, Membership>();
      for (const id of ever)
        own.set(id, {
          ever: { months: isLog(id) ? [] : months, waiting: waiting.has(id) },
          live: false,
        });
      for (const id of now)
        if (visible.has(summary) || isLog(id)) own.set(id, { ...own.get(id), live: true });
      const { published, withdrawn } = told.get(summary.slug) ?? {};
      for (const [id, day] of published ?? [])
        if (!isLog(id)) {
          const said = { ...withdrawn!, ...(day && { published: day }) };
          own.set(id, { ...(own.get(id) ?? { live: false }), withdrawn: said });
        }
      return [summary.slug, own];
    }),
  );
}

/** Every collection that it is or was in, each once, with the mark of those that it does not make alone. */
export function everMarked(summary: Summary): readonly CollectionId[] {
  return membershipOf(summary).marked;
}

interface Own {
  now: readonly CollectionId[];
  ever: readonly CollectionId[];
  marked: readonly CollectionId[];
  /** Those of `ever` that it does not make alone. */
  waiting: ReadonlySet<CollectionId>;
  /** Those of `ever` that are months: `2026-03`. */
  months: readonly string[];
}

const membershipOf = memoize((summary: Summary): Own => {
  const now = collectionsOf(summary);
  const all = [...new Set([...(summary.memory?.collections ?? []), ...now])];
  const ever = [...new Set(all.map(unmarked))];
  const alone = new Set(all.filter((id) => !isWaiting(id)));
  const marked = all.filter((id) => !isWaiting(id) || !alone.has(unmarked(id)));
  return {
    now: now.map(unmarked),
    ever,
    marked,
    waiting: new Set(marked.filter(isWaiting).map(unmarked)),
    months: ever.flatMap((id) => nameIn('month', id) ?? []),
  };
});

/**
 * The live summaries, each id once. Two articles with one id are an editor's slip that is reported to
 * both; until it is fixed, subscribers see one: one that has a source, then the smaller slug.
 */
function shown(catalog: Catalog): Summary[] {
  const chosen = new Map<string, Summary>();
  for (const summary of catalog.values()) {
    if (summary.status !== 'live') continue;
    const other = chosen.get(summary.id);
    if (other === undefined || preferred(summary, other)) chosen.set(summary.id, summary);
  }
  return [...chosen.values()];
}

function preferred(summary: Summary, other: Summary): boolean {
  const [mine, theirs] = [summary, other].map(({ memory }) => memory?.source !== undefined);
  return mine === theirs ? summary.slug < other.slug : mine!;
}

/** As collections have them: newest first; where nothing says when, as if it were in 1970. */
export const positionOf = memoize(({ published }: Summary) => instantOf(published ?? '1970-01-01'));
