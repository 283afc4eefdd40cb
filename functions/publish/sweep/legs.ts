/**
 * What the sweep goes through, one leg after the other, some of it at a time: what is pushed, what is known and not
 * pushed any more, what the ledger has of others, the feeds on the site, and those that somebody was told of.
 */
import { classify } from '../../article/file/source-path.ts';
import {
  articleSource,
  asSourceKey,
  isFeed,
  LEDGER,
  ledgerKey,
  pathOfSource,
  SETTINGS_SOURCE,
  slugOfLedger,
  type SiteKey,
  type SourceKey,
} from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { ListedObject } from '../../store/store.ts';
import { listedArticle } from '../protocol/article-source.ts';
import { getMany, readMany } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { Announced } from '../rows/announced.ts';
import type { CatalogRow } from '../rows/catalog.ts';
import { isMedia, type MediaRow } from '../rows/files.ts';
import { announcedKey, announcedSlice, fileKey, knownKey, knownSlice } from '../rows/keys.ts';
import { nextInOrder } from '../rows/slices.ts';
import type { Counts } from '../rows/swept.ts';
import {
  articleStanding,
  isNews,
  isTold,
  mediaKeys,
  mediaStanding,
  noticeOf,
  publishedBy,
  settingsStanding,
  sourcesOf,
  type DriftState,
  type View,
} from './drift.ts';
import { counted, NONE } from './health.ts';
import { TOGETHER_NAMES } from './limits.ts';
import type { Listing } from './listing.ts';

export type Around = Pick<View, 'settings' | 'renderer' | 'scaler' | 'now'>;

export interface Sweeping {
  ports: Pick<Ports, 'table'>;
  source: Listing;
  ledger: Listing;
  site: Listing;
  /** The articles that are known of these. */
  rows(slugs: readonly Slug[]): Promise<ReadonlyMap<Slug, CatalogRow>>;
  around: Around;
  found: Found;
}

/** What a sweep has found, and counted. */
export class Found {
  counts: Counts = NONE;
  drift = 0;
  /** Sources that are not in step: those that are there before those that are gone, so that a rename finds where it went. */
  readonly present: Outdated[] = [];
  readonly gone: Outdated[] = [];
  /** Feeds and notices of which nobody was told in this version. */
  readonly unannounced: SiteKey[] = [];
  /** A feed or notice of which somebody was told is not there any more: whatever else is gone with it. */
  isAnyGone = false;

  /** An article; it is counted. */
  take(view: View, key: SourceKey, slug: Slug, isGone = false): void {
    const summary = view.rows.get(slug)?.summary;
    if (summary !== undefined) this.counts = counted(this.counts, summary, view.now);
    this.note(view, key, articleStanding(view, slug), isGone);
  }

  note(view: View, key: SourceKey, state: DriftState, isGone = false): void {
    if (state === 'in place') return;
    if (state === 'drifted') this.drift++;
    (isGone ? this.gone : this.present).push({ key, isNews: isNews(view, key) });
  }
}

export interface Outdated {
  key: SourceKey;
  /** What is pushed is another than what is known: somebody waits for it. */
  isNews: boolean;
}

export interface Leg {
  name: string;
  /** Some of it, from behind a name; where it goes on, undefined at its end. */
  look(sweeping: Sweeping, from: string | undefined): Promise<string | undefined>;
}

/** Behind all that is there. */
const LEDGER_END = `${LEDGER}~`;

const pushed: Leg = {
  name: 'pushed',
  async look(sweeping, from) {
    const { source, found } = sweeping;
    const page = await source.behind(from);
    // On AWS the ledger is in the same bucket.
    const objects = page.objects.filter(({ key }) => !key.startsWith(LEDGER));
    found.counts = { ...found.counts, sources: found.counts.sources + objects.length };
    const kinds = objects.map(({ key, etag }) => ({
      key: asSourceKey(key),
      etag,
      path: classify(key),
    }));
    const slugs = kinds.flatMap(({ path }) => (path.kind === 'article' ? [path.slug] : []));
    const media = kinds.flatMap(({ key, path }) => (path.kind === 'media' ? [key] : []));
    const view = await viewOf(sweeping, slugs, { media, objects });
    for (const { key, etag, path } of kinds) {
      if (path.kind === 'settings') found.note(view, key, settingsStanding(view, etag));
      if (path.kind === 'media') found.note(view, key, mediaStanding(view, key));
      // Said once more at each sweep, so that nobody forgets to rename it.
      if (path.kind === 'forbidden') found.note(view, key, 'outdated');
      if (path.kind !== 'article') continue;
      // One that another stands before is told of each time, like a name that no file may have.
      if (listedArticle(view.sources, path.slug)?.path !== pathOfSource(key))
        found.note(view, key, 'outdated');
      else found.take(view, key, path.slug);
    }
    if (from === undefined) await lookForSettings(sweeping, view);
    const { next } = page;
    return next?.startsWith(LEDGER) ? LEDGER_END : next;
  },
};

async function lookForSettings({ source, around, found }: Sweeping, view: View): Promise<void> {
  if (around.settings?.source === undefined) return;
  if ((await source.find([SETTINGS_SOURCE])).size === 0)
    found.note(view, SETTINGS_SOURCE, 'outdated', true);
}

const known: Leg = {
  name: 'known',
  async look(sweeping, from) {
    const { table } = sweeping.ports;
    const slice = (one: string) => knownSlice('articles', one);
    const { rows, next } = await nextInOrder(table, slice, from, TOGETHER_NAMES);
    await lookForGone(
      sweeping,
      rows.map(({ sort }) => sort),
    );
    return next;
  },
};

const kept: Leg = {
  name: 'kept',
  async look(sweeping, from = LEDGER) {
    const { objects, next } = await sweeping.ledger.behind(from);
    const slugs = objects.flatMap(({ key }) => slugOfLedger(key) ?? []);
    const index = await getMany(
      sweeping.ports.table,
      slugs.map((slug) => knownKey('articles', slug)),
    );
    const lost = slugs.filter((_, at) => index[at] === undefined);
    await lookForGone(sweeping, lost);
    return next?.startsWith(LEDGER) ? next : undefined;
  },
};

/** Those of them that are not pushed any more. */
async function lookForGone(sweeping: Sweeping, slugs: readonly Slug[]): Promise<void> {
  const sources = await sweeping.source.find(slugs.flatMap((slug) => sourcesOf(slug, undefined)));
  const gone = slugs.filter((slug) => listedArticle(sources, slug) === undefined);
  if (gone.length === 0) return;
  const view = await viewOf(sweeping, gone);
  for (const slug of gone) sweeping.found.take(view, articleSource(slug), slug, true);
}

const shown: Leg = {
  name: 'shown',
  async look(sweeping, from) {
    const { objects, next } = await sweeping.site.behind(from);
    await lookForUntold(
      sweeping,
      objects.filter(({ key }) => isFeed(key)),
    );
    return next;
  },
};

async function lookForUntold(
  { ports, found }: Sweeping,
  objects: readonly ListedObject[],
): Promise<void> {
  const keys = objects.map(({ key }) => announcedKey(key as SiteKey));
  const rows = await readMany<Announced>(ports.table, keys);
  objects.forEach((object, at) => {
    if (!isTold(object, rows[at]!.value?.version)) found.unannounced.push(object.key as SiteKey);
  });
}

const told: Leg = {
  name: 'told',
  async look({ ports, site, found }, from) {
    const { rows, next } = await nextInOrder(ports.table, announcedSlice, from, TOGETHER_NAMES);
    const keys = rows.map(({ sort }) => sort);
    const there = await site.find(keys);
    if (keys.some((key) => !there.has(key))) found.isAnyGone = true;
    return next;
  },
};

export const legs: readonly Leg[] = [pushed, known, kept, shown, told];

/** All that has to do with these articles and media files. `objects`: sources that are listed already. */
async function viewOf(
  sweeping: Sweeping,
  slugs: readonly Slug[],
  {
    media = [],
    objects = [],
  }: { media?: readonly SourceKey[]; objects?: readonly ListedObject[] } = {},
): Promise<View> {
  const { ports, source, ledger, site, around } = sweeping;
  const names = [...new Set(slugs)];
  const rows = await sweeping.rows(names);
  const files = new Map<string, MediaRow>();
  for (const { value } of await readMany<MediaRow>(ports.table, media.map(fileKey)))
    if (value !== undefined && isMedia(value)) files.set(value.key, value);
  const summaries = [...rows.values()].map(({ summary }) => summary);
  const notices = summaries.flatMap((summary) => noticeOf(summary) ?? []);
  const wanted = names.flatMap((slug) => sourcesOf(slug, rows.get(slug)?.summary.memory));
  const listed = new Map(objects.map((object) => [object.key, object]));
  const others = await source.find(wanted.filter((key) => !listed.has(key)));
  const shownThere = await site.find([
    ...summaries.flatMap(({ memory }) => [...publishedBy(memory).keys()]),
    ...media.flatMap((key) => mediaKeys(key, files.get(key))),
  ]);
  await lookForUntold(
    sweeping,
    notices.flatMap((key) => shownThere.get(key) ?? []),
  );
  return {
    ...around,
    sources: new Map([...listed, ...others]),
    ledger: await ledger.find(names.map(ledgerKey)),
    site: shownThere,
    rows,
    files,
  };
}
