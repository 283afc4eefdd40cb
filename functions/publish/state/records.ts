/** The records: what the system remembers of each source. Private; one state object a source. */
import { createHash } from 'node:crypto';
import type { LinkedSummary, MediaSummary } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { absolute, mediaPath } from '../../site/routes.ts';
import type {
  Diagnostic,
  ListedReference,
  Memory,
  Report,
  Summary,
} from '../../../schemas/types.ts';
import type { ETag } from '../../store/store.ts';
import { articleSource, recordOf, SETTINGS_SOURCE, type SourceKey } from '../../site/keys.ts';
import { readState, type Seen, type Stamped } from '../protocol/objects.ts';
import type { Ports } from '../ports.ts';
import { placesOf, shownPlaces } from './places.ts';

/** An entry in the catalog always has its memory. */
export type Remembered = Summary & { memory: Memory };

export interface ArticleRecord {
  slug: Slug;
  /** The last accepted version, with the dates it has where it says none itself. */
  accepted?: Accepted;
  /** Full sanitised HTML for the feeds; only while the article is live. */
  content?: string;
  /** Its revision is the record's. */
  summary: Remembered;
  report: Report;
}

export interface Accepted {
  source: string;
  /** Of its file, where that is not the slug. */
  path?: string;
  etag: ETag;
  /** What it took from files of references; absent where that is nothing. */
  references?: ListedReference[];
  /** When the source store had the first accepted version, RFC 3339. */
  published: string;
  /** When the source store had this version, RFC 3339. */
  modified: string;
}

export interface MediaRecord {
  key: SourceKey;
  /** ETag of the source last looked at; absent when it is gone. */
  source?: ETag;
  /** What is published; it stays when its source goes, for pages that show it. */
  accepted?: { etag: ETag; type: string; bytes: number };
  report: Report;
}

/** Of a file of references that some article once named. */
export interface BibliographyRecord {
  key: SourceKey;
  /** ETag of the file last looked at; absent when there is none. */
  source?: ETag;
}

export interface SettingsRecord {
  /** ETag of the site.yaml last looked at; absent when there is none. */
  source?: ETag;
  /** The last accepted site.yaml; absent when there never was one. */
  accepted?: string;
  /** Absent while there is no site.yaml that can be read: then nothing is published. */
  settings?: Settings;
  /** Hash of the settings, as entries remember it. */
  version: string;
  diagnostics: Diagnostic[];
}

export function readArticle(
  ports: Pick<Ports, 'state'>,
  slug: Slug,
): Promise<Seen<ArticleRecord & Stamped>> {
  return readState(ports.state, recordOf(articleSource(slug)));
}

export function readMedia(
  ports: Pick<Ports, 'state'>,
  key: SourceKey,
): Promise<Seen<MediaRecord & Stamped>> {
  return readState(ports.state, recordOf(key));
}

export function readBibliographyRecord(
  ports: Pick<Ports, 'state'>,
  key: SourceKey,
): Promise<Seen<BibliographyRecord & Stamped>> {
  return readState(ports.state, recordOf(key));
}

export function readSettingsRecord(
  ports: Pick<Ports, 'state'>,
): Promise<Seen<SettingsRecord & Stamped>> {
  return readState(ports.state, recordOf(SETTINGS_SOURCE));
}

/** What others see of an article, from its entry; `source` says whether it has one now. */
export function linkedSummaryOf(
  summary: Summary | undefined,
  source: boolean,
  settings: Settings,
): LinkedSummary {
  if (summary === undefined) return { status: 'absent', source };
  const { status, id, title, language } = summary;
  const places = shownPlaces(summary);
  if (status === 'unpublished') return { status, source, id, ...places };
  const url = absolute(settings, placesOf(summary).leadsTo);
  return { status, source, id, title, language, url, ...places };
}

/** The same of an article that a link means by one of its addresses. */
export function carrierSummaryOf(summary: Remembered, settings: Settings): LinkedSummary {
  const face = linkedSummaryOf(summary, summary.memory.source !== undefined, settings);
  return { ...face, slug: summary.slug };
}

export function mediaSummaryOf(record: MediaRecord | undefined, settings: Settings): MediaSummary {
  if (record?.accepted === undefined) return { status: 'absent' };
  const { etag, type, bytes } = record.accepted;
  return { status: 'live', url: absolute(settings, mediaPath(record.key)), type, bytes, etag };
}

/** How an entry remembers a face: equal strings, equal faces. */
export function remembered(face: LinkedSummary | MediaSummary): string {
  return JSON.stringify(face);
}

/** A short hash of any JSON value, for remembering what was seen. */
export function versionOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
