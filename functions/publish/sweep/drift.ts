/**
 * How each source stands, from lists alone: is what is remembered and published what was pushed?
 * Pure: one view in, one word out.
 */
import { classify } from '../../article/file/source-path.ts';
import { allRenditions } from '../../article/media/renditions.ts';
import { mediaPath, renditionPath } from '../../site/routes.ts';
import { pathsOf } from '../../site/slugs.ts';
import { instantOf } from '../../base/time.ts';
import type { Slug } from '../../site/settings.ts';
import type { Summary, Memory } from '../../../schemas/types.ts';
import type { ETag, ListedObject } from '../../store/store.ts';
import type { Remembered } from '../rows/article.ts';
import {
  asSourceKey,
  ledgerKey,
  siteKey,
  sourceAt,
  withdrawalKey,
  type SiteKey,
  type SourceKey,
} from '../../site/keys.ts';
import { listedArticle } from '../protocol/article-source.ts';
import { early, versionOf } from '../rows/announced.ts';
import type { CatalogRow } from '../rows/catalog.ts';
import { isMedia, type BibliographyRow, type MediaRow } from '../rows/files.ts';
import { placesOf } from '../rows/places.ts';
import type { SettingsRow } from '../rows/settings.ts';

type Objects = ReadonlyMap<string, ListedObject>;

/** Some of everything at one moment, as far as lists and rows show it: all that has to do with some sources. */
export interface View {
  sources: Objects;
  ledger: Objects;
  site: Objects;
  rows: ReadonlyMap<Slug, Pick<CatalogRow, 'summary'>>;
  files: ReadonlyMap<string, MediaRow | BibliographyRow>;
  settings: SettingsRow | undefined;
  renderer: string;
  /** Which scaler this is; undefined where none is bound. */
  scaler: string | undefined;
  now: Date;
}

/**
 * `outdated`: to be ingested, as is to be expected (just pushed, due, another renderer, other
 * settings). `drifted`: to be ingested though nothing happened to it lately: a notification was
 * lost, or somebody changed an object behind the system's back.
 */
export type DriftState = 'in place' | 'outdated' | 'drifted';

/** What moved within this time may still be on its way through the queues. */
const SETTLED = 15 * 60 * 1000;

/** Whether nothing happened to an object lately; one that is gone tells no time. */
function isAtRest(view: View, object: ListedObject | undefined): boolean {
  return object === undefined || isOld(view, object.lastModified);
}

/** Whether this moment (RFC 3339) is so long ago that what followed from it has had time to. */
export function isOld({ now }: Pick<View, 'now'>, moment: string): boolean {
  return Date.parse(moment) < now.getTime() - SETTLED;
}

/** Of an article that has a source or an entry. */
export function articleStanding(view: View, slug: Slug): DriftState {
  const source = listedArticle(view.sources, slug);
  const memory = view.rows.get(slug)?.summary.memory;
  if (memory?.source !== source?.etag || memory === undefined) return out(view, source);
  const order = view.sources.get(withdrawalKey(slug));
  if (!sameOrders(view, slug, memory)) return out(view, order);
  if (!sameBibliographies(view, memory) || isOutdated(view, memory)) return 'outdated';
  const published = [...publishedBy(memory)].map(
    ([key, etag]) => [view.site.get(key), etag] as const,
  );
  const kept = [view.ledger.get(ledgerKey(slug)), memory.ledger] as const;
  const all = memory.ledger === undefined ? published : [...published, kept];
  const wrong = all.filter(([object, etag]) => object?.etag !== etag);
  if (wrong.length === 0) return 'in place';
  return wrong.every(([object]) => isAtRest(view, object)) ? 'drifted' : 'outdated';
}

/** Whether what is pushed is another than what is known: somebody waits for it. */
export function isNews({ sources, rows, files }: View, key: SourceKey): boolean {
  const path = classify(key);
  if (path.kind === 'article')
    return listedArticle(sources, path.slug)?.etag !== rows.get(path.slug)?.summary.memory.source;
  if (path.kind === 'media') return sources.get(key)?.etag !== files.get(key)?.source;
  return true;
}

function out(view: View, moved: ListedObject | undefined): DriftState {
  return isAtRest(view, moved) ? 'drifted' : 'outdated';
}

function sameOrders({ sources }: View, slug: Slug, { inputs }: Memory): boolean {
  const known: Record<Slug, ETag | undefined> = { [slug]: undefined, ...inputs.takedowns };
  return Object.entries(known).every(
    ([one, etag]) => sources.get(withdrawalKey(one))?.etag === etag,
  );
}

/** The keys of all sources that say how an article stands: its own, wherever it may be, and what it takes in. */
export function sourcesOf(slug: Slug, memory: Memory | undefined): SourceKey[] {
  const { takedowns = {}, bibliographies = {} } = memory?.inputs ?? {};
  return [
    ...pathsOf(slug).map(sourceAt),
    ...[slug, ...Object.keys(takedowns)].map(withdrawalKey),
    ...Object.keys(bibliographies).map(asSourceKey),
  ];
}

function sameBibliographies(
  { sources }: View,
  { inputs: { bibliographies = {} } }: Memory,
): boolean {
  return Object.entries(bibliographies).every(
    ([key, etag]) => (sources.get(key)?.etag ?? '') === etag,
  );
}

/** A held article is asked again each time, in case somebody has confirmed. */
function isOutdated({ settings, renderer, now }: View, memory: Memory): boolean {
  const { inputs, due, outcome } = memory;
  if (inputs.renderer !== renderer || inputs.settings !== settings?.version) return true;
  return outcome === 'held' || (due !== undefined && instantOf(due) <= now.getTime());
}

/** Key on the site → the ETag it should have: the variants, and the media that they show. */
export function publishedBy({ variants, inputs }: Memory): Map<string, ETag | undefined> {
  const media = Object.entries(inputs.media).map(
    ([key, face]) => [siteKey(mediaPath(key)), (JSON.parse(face) as { etag?: ETag }).etag] as const,
  );
  return new Map<string, ETag | undefined>([...Object.entries(variants), ...media]);
}

/** Of site.yaml: its row holds HTML, too, which another renderer may make otherwise. */
export function settingsStanding({ settings, renderer }: View, etag: ETag): DriftState {
  const { pagesBy = renderer } = settings?.settings ?? {};
  return settings?.source === etag && pagesBy === renderer ? 'in place' : 'outdated';
}

/** The keys of the site where a media file and its renditions are. */
export function mediaKeys(key: SourceKey, row: MediaRow | undefined): SiteKey[] {
  const path = mediaPath(key);
  const names = allRenditions(row?.accepted?.type ?? '').map(({ name }) =>
    renditionPath(path, name),
  );
  return [path, ...names].map(siteKey);
}

/**
 * Of a media file, which is copied byte for byte: its two ETags are equal once it is published. Its
 * renditions are what the row says, and no others are there that a dead run may have left.
 */
export function mediaStanding(view: View, key: SourceKey): DriftState {
  const source = view.sources.get(key);
  const row = view.files.get(key);
  const path = mediaPath(key);
  const copy = view.site.get(siteKey(path));
  if (row === undefined || !isMedia(row) || row.source !== source?.etag) return out(view, source);
  // A file that is not fit to publish is told of each time.
  if (copy?.etag !== row.source)
    return copy?.etag === row.accepted?.etag ? 'outdated' : out(view, source);
  const { type = '', renditions } = row.accepted ?? {};
  const by = renditions?.by ?? view.scaler;
  if (view.scaler !== undefined && by !== view.scaler) return 'outdated';
  const isThere = allRenditions(type).every(
    ({ name }) =>
      view.site.get(siteKey(renditionPath(path, name)))?.etag === renditions?.files[name]?.etag,
  );
  return isThere ? 'in place' : out(view, source);
}

/** The notice that stands there, if one does: somebody is to be told of it. */
export function noticeOf(summary: Remembered): SiteKey | undefined {
  const { address } = placesOf(summary);
  return NOTICES.has(summary.status) && address !== undefined ? siteKey(address) : undefined;
}

const NOTICES: ReadonlySet<Summary['status']> = new Set(['withdrawn', 'moved']);

/** Whether somebody was told of a feed or notice in this version. `said`: of which they were told last. */
export function isTold(object: ListedObject, said: string | undefined): boolean {
  const version = versionOf(object);
  return said === version || said === early(version);
}

export function isOverdue({ status, nextReview }: Summary, now: Date): boolean {
  return status === 'live' && nextReview !== undefined && instantOf(nextReview) < now.getTime();
}
