/**
 * Reads the rows of a collection: its newest members, months, back from their end or from a mark, stretches of the
 * change log, or all of it.
 */
import type { Members } from '../../collection/collections.ts';
import type { KindName } from '../../collection/kinds/index.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Line, Middle, Stretch, Withdrawn } from '../../collection/model.ts';
import { Backwards, type Has, type Wanted } from '../../collection/reach.ts';
import { PAGE_SUMMARIES, SITEMAP_PAGES } from '../../collection/limits.ts';
import { hasMarks, isBoundary } from '../../collection/marks.ts';
import { instantOf, monthOf } from '../../base/time.ts';
import { FIRST, isEarlier, type Position } from '../../collection/touched.ts';
import type { Slug } from '../../site/settings.ts';
import { queryAll, type Range, type Row, type Version } from '../../store/table/table.ts';
import { mapAll } from '../protocol/map-all.ts';
import { readRow, seenIn } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import {
  Damaged,
  FILED,
  GONE,
  LIVE,
  MARK,
  memberIn,
  moment,
  sortKey,
  within,
  type CollectionRow,
  type MarkRow,
  type MemberRow,
  type MonthCount,
  type WithdrawnRow,
} from '../rows/collections.ts';
import { collectionRows, lineKey } from '../rows/keys.ts';

/** Throws Damaged where as many were not found as are counted. */
export function check(id: CollectionId, found: number, counted: number): void {
  if (found !== counted) throw new Damaged(`A member of ${id}`, { collection: id });
}

/** What was read of a collection, each once. */
export class Found {
  readonly live = new Map<Slug, MemberRow>();
  readonly withdrawn = new Map<Slug, Withdrawn>();
  readonly #shared: Map<string, MemberRow>;

  constructor(shared = new Map<string, MemberRow>()) {
    this.#shared = shared;
  }

  /** An article has rows in several collections; those that were written together say the same. Throws Damaged. */
  member(collection: CollectionId, row: Row): MemberRow {
    return this.#once(`${row.sort} ${row.version}`, () => {
      const member = memberIn<MemberRow>(collection, row);
      return this.#once(`${member.summary.slug} ${member.version}`, () => member);
    });
  }

  #once(name: string, read: () => MemberRow): MemberRow {
    const known = this.#shared.get(name) ?? read();
    this.#shared.set(name, known);
    return known;
  }

  add(member: MemberRow): void {
    this.live.set(member.summary.slug, member);
  }

  members(): Pick<Members, 'summaries' | 'withdrawals'> {
    return {
      summaries: [...this.live.values()].map(({ summary }) => summary),
      withdrawals: [...this.withdrawn.values()],
    };
  }

  versions(): Map<Slug, Version> {
    return new Map([...this.live].map(([slug, { version }]) => [slug, version]));
  }
}

export class CollectionReader {
  readonly #table: Ports['table'];
  readonly #id: CollectionId;
  readonly #found: Found;

  constructor({ table }: Pick<Ports, 'table'>, id: CollectionId, found: Found) {
    this.#table = table;
    this.#id = id;
    this.#found = found;
  }

  /** How many there are of a prefix, up to so many. */
  async newest(prefix: string, limit: number): Promise<number> {
    let count = 0;
    for await (const row of this.#rows({ prefix, limit })) {
      count++;
      if (prefix === LIVE) this.#found.add(this.#member(row));
      else this.#gone(memberIn<WithdrawnRow>(this.#id, row));
      // Whoever asks on asks for as many more.
      if (count === limit) break;
    }
    return count;
  }

  async newestFiled(limit: number): Promise<Withdrawn[]> {
    const filed: Withdrawn[] = [];
    for await (const row of this.#rows({ prefix: FILED, limit })) {
      filed.push(memberIn<WithdrawnRow>(this.#id, row).withdrawn);
      if (filed.length === limit) break;
    }
    return filed;
  }

  /** All of a month, which has so many. */
  async month(month: string, [live, , filed = 0]: MonthCount): Promise<void> {
    let count = 0;
    for await (const { member } of this.#liveIn(month)) {
      count++;
      this.#found.add(member);
    }
    check(this.#id, count, live);
    let withdrawn = 0;
    for await (const { member } of this.#filedIn(month)) {
      withdrawn++;
      this.#gone(member);
    }
    check(this.#id, withdrawn, filed);
  }

  /** The end of a month, which has so many, as far as it is needed. */
  async end(month: string, count: MonthCount, wanted: Wanted, has: Has): Promise<Stretch> {
    const all = standingOf(count);
    return await this.#back(month, all, new Backwards(wanted, all, has), has);
  }

  /**
   * What is needed of a month where nobody moves, from the next mark behind it back; undefined where there is none, and
   * the end is as near.
   */
  async middle(
    month: string,
    count: MonthCount,
    { slugs }: Pick<Wanted, 'slugs'>,
    has: Has,
  ): Promise<Middle | undefined> {
    const all = standingOf(count);
    if (!hasMarks(all)) return undefined;
    const latest = [...slugs].map(([slug, at]): Position => [at, slug]).reduce(later);
    const mark = await this.#markBehind(month, latest, all, has);
    if (mark === undefined) return undefined;
    const { position: until, before } = mark;
    const backwards = new Backwards({ slugs }, all, has, before);
    const read = await this.#back(month, before, backwards, has, until);
    const live = has.hasPages ? await this.#liveFrom(month, mark) : undefined;
    return { ...read, until, all, ...(live !== undefined && { live }) };
  }

  /** Back from where so many are before, until it is enough. `until`: who stands there is not read, nor who is behind. */
  async #back(
    month: string,
    from: number,
    backwards: Backwards,
    { hasPages, hasSitemaps = false }: Has,
    until?: Position,
  ): Promise<Stretch> {
    const isPage = until !== undefined && !hasSitemaps;
    const limit = isPage ? MARKED_ROWS : hasPages ? PAGE_ROWS : DOCUMENT_ROWS;
    let first = from;
    for await (const one of newestFirst(
      this.#liveIn(month, limit, until),
      this.#filedIn(month, limit, until),
    )) {
      first--;
      const isLive = 'summary' in one;
      if (isLive) this.#found.add(one);
      else this.#gone(one);
      const { slug, published } = isLive ? one.summary : one.withdrawn;
      if (backwards.isEnough([instantOf(published!), slug], isLive, first))
        return { first, count: from - first };
    }
    check(this.#id, first, 0);
    return { first, count: from };
  }

  /** The next one behind a position where whole pages end. */
  async #markBehind(
    month: string,
    [at, slug]: Position,
    all: number,
    has: Has,
  ): Promise<MarkRow | undefined> {
    const { from } = within(MARK, month);
    const after = sortKey(MARK, at, slug);
    const range = { from, to: after, after, descending: true, limit: MARK_ROWS };
    for await (const row of this.#rows(range)) {
      const mark = seenIn<MarkRow>(row).value;
      if (mark?.month === month && isBoundary(mark.before, all, has)) return mark;
    }
    return undefined;
  }

  /** The mark at or before the first live one from a mark on. */
  async #liveFrom(
    month: string,
    { position: [at, slug], before }: MarkRow,
  ): Promise<number | undefined> {
    const { from, to } = within(LIVE, month);
    const first = sortKey(LIVE, at, slug);
    for await (const row of this.#rows({ from, to: first, descending: true, limit: 1 })) {
      if (monthOf(this.#member(row).summary.published!) !== month) continue;
      if (row.sort === first) return before;
      const place = MARK + row.sort.slice(LIVE.length);
      for await (const one of this.#rows({
        from: place,
        to: MARK + to.slice(LIVE.length),
        limit: 1,
      })) {
        const mark = seenIn<MarkRow>(one).value;
        if (mark?.month === month) return mark.before;
      }
    }
    return undefined;
  }

  async *#liveIn(
    month: string,
    limit?: number,
    until?: Position,
  ): AsyncGenerator<Placed<MemberRow>, void> {
    for await (const row of this.#rows(within(LIVE, month, { limit, until }))) {
      const member = this.#member(row);
      const { published } = member.summary;
      if (published !== undefined && monthOf(published) === month)
        yield { place: row.sort.slice(LIVE.length), member };
    }
  }

  async *#filedIn(
    month: string,
    limit?: number,
    until?: Position,
  ): AsyncGenerator<Placed<WithdrawnRow>, void> {
    for await (const row of this.#rows(within(FILED, month, { limit, until }))) {
      const member = memberIn<WithdrawnRow>(this.#id, row);
      if (monthOf(member.withdrawn.published!) === month)
        yield { place: row.sort.slice(FILED.length), member };
    }
  }

  /** What lists say of it; undefined where nobody knows. */
  async line(kind: KindName): Promise<Line | undefined> {
    return (await readRow<Line>(this.#table, lineKey(kind, this.#id))).value;
  }

  /** Of these months what is needed. */
  async months(
    row: CollectionRow,
    wanted: ReadonlyMap<string, Wanted>,
    hasOf: (month: string) => Has,
  ): Promise<Pick<Members, 'atHand' | 'ends' | 'middles'>> {
    const atHand: string[] = [];
    const ends: Record<string, Stretch> = {};
    const middles: Record<string, Middle> = {};
    await mapAll(wanted, async ([month, own]) => {
      const count = row.months[month]!;
      if (own.since && !isEarlier(FIRST, own.since)) {
        atHand.push(month);
        await this.month(month, count);
        return;
      }
      const has = hasOf(month);
      const isStill = own.since === undefined && own.slugs.size > 0;
      const middle = isStill ? await this.middle(month, count, own, has) : undefined;
      if (middle === undefined) ends[month] = await this.end(month, count, own, has);
      else {
        middles[month] = middle;
        const end = await this.#endBeside(month, count, own, has);
        if (end !== undefined) ends[month] = end;
      }
    });
    return { atHand: atHand.sort(), ends, middles };
  }

  /** Beside what was read from a mark; undefined where nothing of the end is needed. */
  async #endBeside(
    month: string,
    count: MonthCount,
    { slugs, inFeed }: Wanted,
    has: Has,
  ): Promise<Stretch | undefined> {
    const isGone = (slug: Slug) => this.#found.withdrawn.has(slug);
    const ownPage = has.hasPages && [...slugs.keys()].some(isGone);
    if (!ownPage && inFeed === undefined) return undefined;
    const wanted = { slugs: new Map<Slug, number>(), ...(inFeed && { inFeed }), ownPage };
    return await this.end(month, count, wanted, ownPage ? has : { hasPages: false });
  }

  /** Of the change log, whose names are in a stretch of all. */
  async stretch(from: number, to: number): Promise<void> {
    // The later, the smaller.
    const range = { from: moment(LIVE, to - 1), to: moment(LIVE, from - 1) };
    for await (const row of this.#rows(range)) this.#found.add(this.#member(row));
  }

  async all(): Promise<void> {
    for await (const row of this.#rows({ prefix: LIVE })) this.#found.add(this.#member(row));
    for await (const row of this.#rows({ prefix: GONE }))
      this.#gone(memberIn<WithdrawnRow>(this.#id, row));
  }

  #rows(range: Range) {
    return queryAll(this.#table, collectionRows(this.#id), range);
  }

  #member(row: Row): MemberRow {
    return this.#found.member(this.#id, row);
  }

  #gone({ withdrawn }: WithdrawnRow): void {
    this.#found.withdrawn.set(withdrawn.slug, withdrawn);
  }
}

/** One of a month, and its sort key without the prefix. */
interface Placed<T> {
  place: string;
  member: T;
}

/** Rows that are read at once of the end of a month: some more than a page shows, or a feed and a document. */
const PAGE_ROWS = 100;
const DOCUMENT_ROWS = 50;
/** The same from a mark back: a page, and the one that stands before it. */
const MARKED_ROWS = PAGE_SUMMARIES + 1;
/** Marks that are read at once: as many as a sitemap has pages. */
const MARK_ROWS = SITEMAP_PAGES;

/** How many stand in a month, live and withdrawn. */
function standingOf([live, , filed = 0]: MonthCount): number {
  return live + filed;
}

function later(a: Position, b: Position): Position {
  return isEarlier(a, b) ? b : a;
}

/** Of both, which are in order, those that are next. */
async function* newestFirst<A, B>(
  live: AsyncIterator<Placed<A>, void>,
  filed: AsyncIterator<Placed<B>, void>,
): AsyncGenerator<A | B> {
  let [a, b] = [await live.next(), await filed.next()];
  for (;;)
    if (!a.done && (b.done || a.value.place < b.value.place)) {
      yield a.value.member;
      a = await live.next();
    } else if (!b.done) {
      yield b.value.member;
      b = await filed.next();
    } else return;
}
