/** A month that is read back from its end, as far as it is needed, is shown as one that is read whole. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collect } from '../../functions/collection/collections.ts';
import {
  archiveOf,
  olderThanFeed,
  touchedDocuments,
} from '../../functions/collection/feeds/archive.ts';
import { isWithdrawn, type FeedItem } from '../../functions/collection/feeds/items.ts';
import { leftEmpty, touchedPages } from '../../functions/collection/listings/paging.ts';
import { PAGE_SUMMARIES } from '../../functions/collection/limits.ts';
import { isBoundary, marksOf } from '../../functions/collection/marks.ts';
import { monthSitemaps, sitemapDates } from '../../functions/collection/sitemap.ts';
import type { Catalog, Collection } from '../../functions/collection/model.ts';
import {
  Backwards,
  newestCount,
  slugsInFeed,
  type Has,
  type Wanted,
} from '../../functions/collection/reach.ts';
import { LAST, type Position } from '../../functions/collection/touched.ts';
import { instantOf } from '../../functions/base/time.ts';
import type { Summary } from '../../schemas/types.ts';
import { catalogOf, memoryOf, settings, summaryOf, withdrawn } from './sample.ts';

const MONTH = '2026-03';

/** So many on some days of a month, of which some are withdrawn, from one to another. */
function catalogIn(count: number, days: number, [from, to]: readonly [number, number]): Catalog {
  const summaries = Array.from({ length: count }, (_, at): Summary => {
    const day = 1 + Math.floor((at * days) / count);
    const published = `${MONTH}-${String(day).padStart(2, '0')}`;
    const collections = ['site', 'topic:sleep', `month:${MONTH}`, 'language:en'];
    // Ties stand by slug, the last first.
    const slug = `a-${String(count - at).padStart(4, '0')}`;
    const one = summaryOf(slug, { published, memory: memoryOf({ collections }) });
    return from <= at && at < to ? withdrawn(one) : one;
  });
  return catalogOf(...summaries);
}

function topicOf(...given: Parameters<typeof catalogIn>): Collection {
  return collect(catalogIn(...given), 'topic:sleep', settings);
}

/** Oldest first. */
function itemsOf(whole: Collection): FeedItem[] {
  return archiveOf(whole, settings).flatMap(({ items }) => items.toReversed());
}

function positionOf({ published, slug }: FeedItem): Position {
  return [instantOf(published!), slug];
}

/** The same as it is when its month is read back. */
function readBack(
  whole: Collection,
  wanted: Wanted,
  items = itemsOf(whole),
  has: Has = { hasPages: true },
): Collection {
  const backwards = new Backwards(wanted, items.length, has);
  let first = items.length;
  while (first > 0) {
    first--;
    const one = items[first]!;
    if (backwards.isEnough(positionOf(one), !isWithdrawn(one), first)) break;
  }
  const end = new Set(items.slice(first).map(({ slug }) => slug));
  return {
    ...whole,
    summaries: whole.summaries.filter((one, at) => at < newestCount(settings) || end.has(one.slug)),
    withdrawals: whole.withdrawals.filter(
      (one, at) => at < settings.feeds.entries || end.has(one.slug),
    ),
    atHand: [],
    ends: { [MONTH]: { first, count: end.size } },
  };
}

const reasons = [
  [
    'others move from one on',
    (at: number, items: FeedItem[]) => ({ since: positionOf(items[at]!) }),
  ],
  ['others move behind all', () => ({ since: LAST })],
  [
    'one stays',
    (at: number, items: FeedItem[]) => ({
      slugs: new Map([[items[at]!.slug, instantOf(items[at]!.published!)]]),
    }),
  ],
] as const;

/** As many as have several pages, or several sitemaps. */
const catalogs = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: 28 }))
    .chain(([count, days]) =>
      fc
        .tuple(fc.integer({ min: 0, max: count }), fc.integer({ min: 0, max: count }))
        .map(([a, b]) => catalogIn(count, days, [Math.min(a, b), Math.max(a, b)])),
    );
const month = catalogs(51, 480).map((catalog) => collect(catalog, 'topic:sleep', settings));

it.each(reasons)('where %s', (_, wantedOf) => {
  const property = fc.property(month, fc.nat(), (whole, at) => {
    const items = itemsOf(whole);
    const own = { slugs: new Map<string, number>(), ...wantedOf(at % items.length, items) };
    const cut = readBack(whole, own);
    const touched = new Map([[MONTH, own]]);
    expect(touchedPages(cut, touched)).toEqual(touchedPages(whole, touched));
    expect(touchedDocuments(cut, settings, touched)).toEqual(
      touchedDocuments(whole, settings, touched),
    );
  });
  fc.assert(property, { numRuns: 150 });
});

it.each(reasons)('of a month of the site, with its sitemaps, where %s', (_, wantedOf) => {
  const property = fc.property(catalogs(400, 1400), fc.nat(), (catalog, at) => {
    const whole = collect(catalog, `month:${MONTH}`, settings);
    const items = itemsOf(collect(catalog, 'topic:sleep', settings));
    const own = { slugs: new Map<string, number>(), ...wantedOf(at % items.length, items) };
    const read = readBack(whole, own, items, { hasPages: true, hasSitemaps: true });
    const cut = { ...read, sitemaps: sitemapDates(whole) };
    const touched = new Map([[MONTH, own]]);
    expect(touchedPages(cut, touched)).toEqual(touchedPages(whole, touched));
    expect(monthSitemaps(cut, settings, touched)).toEqual(monthSitemaps(whole, settings, touched));
    expect(sitemapDates(cut)).toEqual(sitemapDates(whole));
  });
  fc.assert(property, { numRuns: 25 });
});

const NO_PAGES: Has = { hasPages: false };

/** The same as it is when it is read back from the next mark behind someone; undefined where there is none. */
function fromMiddle(
  whole: Collection,
  items: readonly FeedItem[],
  at: number,
  has: Has,
): Collection | undefined {
  const all = items.length;
  const mark = marksOf(whole, MONTH).find(
    ({ before }) => before > at && isBoundary(before, all, has),
  );
  if (mark === undefined) return undefined;
  const own = new Map([[items[at]!.slug, instantOf(items[at]!.published!)]]);
  const backwards = new Backwards({ slugs: own }, all, has, mark.before);
  let first = mark.before;
  while (first > 0) {
    first--;
    const one = items[first]!;
    if (backwards.isEnough(positionOf(one), !isWithdrawn(one), first)) break;
  }
  const next = items.findIndex((one, i) => i >= mark.before && !isWithdrawn(one));
  const live = next < 0 ? undefined : next - (next % PAGE_SUMMARIES);
  // Where readers of the feed go on is at hand, too, and of who is withdrawn the month's own page.
  const ownPage = isWithdrawn(items[at]!);
  const inFeed = has.hasSitemaps ? undefined : slugsInFeed(whole, settings);
  const atEnd = { slugs: new Map<string, number>(), ...(inFeed && { inFeed }), ownPage };
  const isRead = ownPage || inFeed !== undefined;
  const { ends } = isRead ? readBack(whole, atEnd, [...items], ownPage ? has : NO_PAGES) : {};
  const end = ends?.[MONTH]?.first ?? all;
  const read = new Set(
    [...items.slice(first, mark.before), ...items.slice(end)].map(({ slug }) => slug),
  );
  const middle = {
    ...{ first, count: mark.before - first, until: mark.position, all },
    ...(live !== undefined && { live }),
  };
  return {
    ...whole,
    summaries: whole.summaries.filter((one, i) => i < newestCount(settings) || read.has(one.slug)),
    withdrawals: whole.withdrawals.filter(
      (one, i) => i < settings.feeds.entries || read.has(one.slug),
    ),
    atHand: [],
    ...(ends && { ends }),
    middles: { [MONTH]: middle },
  };
}

it.each([
  ['a topic', 'topic:sleep', { hasPages: true }],
  [
    'a month of the site, with its sitemaps',
    `month:${MONTH}`,
    { hasPages: true, hasSitemaps: true },
  ],
] as [string, string, Has][])('of %s, from its middle', (_, id, has) => {
  const found = { live: 0, withdrawn: 0, leftEmpty: 0 };
  const property = fc.property(catalogs(400, 1400), fc.nat(), (catalog, seed) => {
    const whole = collect(catalog, id, settings);
    const items = itemsOf(collect(catalog, 'topic:sleep', settings));
    const at = seed % items.length;
    const read = fromMiddle(whole, items, at, has);
    if (read === undefined) return;
    const cut = { ...read, sitemaps: sitemapDates(whole) };
    const { slug, published } = items[at]!;
    const touched = new Map([[MONTH, { slugs: new Map([[slug, instantOf(published!)]]) }]]);
    const moving = leftEmpty(whole, touched);
    expect(leftEmpty(cut, touched)).toEqual(moving);
    // Others lead past it: from there on, the month is read from its end.
    if (moving.size > 0) return void found.leftEmpty++;
    found[isWithdrawn(items[at]!) ? 'withdrawn' : 'live']++;
    expect(touchedPages(cut, touched)).toEqual(touchedPages(whole, touched));
    expect(touchedDocuments(cut, settings, touched)).toEqual(
      touchedDocuments(whole, settings, touched),
    );
    if (!has.hasSitemaps) return;
    expect(monthSitemaps(cut, settings, touched)).toEqual(monthSitemaps(whole, settings, touched));
    expect(sitemapDates(cut)).toEqual(sitemapDates(whole));
  });
  fc.assert(property, { numRuns: 90 });
  expect(Math.min(...Object.values(found))).toBeGreaterThan(3);
});

it('where readers of the feed go on', () => {
  const property = fc.property(month, (whole) => {
    const inFeed = slugsInFeed(whole, settings);
    const cut = readBack(whole, { slugs: new Map(), inFeed });
    expect(olderThanFeed(cut, settings)).toEqual(olderThanFeed(whole, settings));
  });
  fc.assert(property, { numRuns: 150 });
});

it('a new one is read with fewer than four pages of it, however many there are', () => {
  const whole = topicOf(2000, 28, [0, 0]);
  const items = itemsOf(whole);
  const cut = readBack(whole, { slugs: new Map(), since: positionOf(items.at(-1)!) });
  expect(cut.ends).toEqual({ [MONTH]: { first: 1919, count: 81 } });
});
