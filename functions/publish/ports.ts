/** What the protocol needs from outside; bound on AWS by lambda/, on one machine by infra/local. */
import type { Diagnostic, Report } from '../../schemas/types.ts';
import type { RenditionFormat } from '../article/media/renditions.ts';
import type { PictureSize } from '../article/media/size.ts';
import type { House } from '../site/house.ts';
import type { Store } from '../store/store.ts';
import type { Table } from '../store/table/table.ts';
import type { SiteKey, SourceKey } from '../site/keys.ts';

export interface Ports {
  source: Store;
  site: Store;
  /** What the system remembers. */
  table: Table;
  /** What of that could not be found out again, beside the sources (rows/ledger.ts). */
  ledger: Store;
  /** Changes whenever the same source may render to other bytes. */
  renderer: string;
  /** What the operator's configuration adds; absent without one. */
  house?: House;
  /** How smaller files of pictures are made; absent: pictures are published as they are. */
  scaler?: Scaler;
  /** How withdrawals are counted before they happen (ingest/guard.ts); absent: no guard. */
  guard?: 'each' | 'together';
  /** What is on the site was made by an older version, whose memory is not read any more. */
  anew?: true;
  /** Only *restore*, which makes the table again, works on one that is being made. */
  restoring?: true;
  /** Where the site is served from, when that is not what site.yaml says. */
  baseUrl?: string;
  now(): Date;
  /** A token that never came before: 1 to 36 characters of visible ASCII. */
  nonce(): string;
  /** How many writes were sent again because no answer came, so far; absent where none ever is. */
  repeats?(): number;
  enqueue: Enqueue;
  announcer: Announcer;
  log(event: LogEvent): void;
}

/** Makes the renditions of a picture (article/media/renditions.ts). */
export interface Scaler {
  /** Changes whenever the same picture may give other bytes. */
  version: string;
  /** As many widths as the picture asks for, in every format. Throws what a retry may cure. */
  scale(picture: Picture): Promise<Scaled>;
}

export interface Picture extends PictureSize {
  key: SourceKey;
  /** Media type. */
  type: string;
  body: Uint8Array;
}

/** The renditions, or why there are none: it moves, or cannot be read, or is too large to be. */
export type Scaled = MadeRendition[] | 'moving' | 'unreadable';

export interface MadeRendition {
  limit: number;
  format: RenditionFormat;
  body: Uint8Array;
}

/** The functions that sources are sent to. */
type Intake = 'ingest' | 'syndicate';

/** Tells a function that a key may have changed. Nothing else travels in a message (queues.ts). */
export interface Enqueue {
  ingest(keys: readonly SourceKey[]): Promise<void>;
  /** The same for what nobody pushed just now: behind it no editor waits. */
  archive(keys: readonly SourceKey[]): Promise<void>;
  /** By the sources whose rows changed; site.yaml stands for everything. */
  syndicate(keys: readonly SourceKey[]): Promise<void>;
  announce(keys: readonly SiteKey[]): Promise<void>;
  /**
   * A look later than any writer can live, against the one that died with a request in flight
   * (protocol, point 7); with `writer` unless that one has ended well by then (rows/writers.ts). Absent where no
   * request can outlive its caller.
   */
  recheck?: (stage: Intake, keys: readonly string[], writer?: string) => Promise<void>;
}

/** Tells the world outside that objects of the site changed. May be told the same twice. */
interface Announcer {
  announce(changes: readonly Announcement[]): Promise<void>;
  /**
   * Wakes *announce* for these keys when the copies that a CDN has of them now have expired. Where
   * nobody keeps copies, there is nothing to wait for.
   */
  later?: (keys: readonly SiteKey[]) => Promise<void>;
}

export interface Announcement {
  key: SiteKey;
  kind: 'feed' | 'notice';
  /** Of what is announced, its ETag and when it was written: the same is the same announcement. */
  version: string;
  /** Of a feed whose hub is to be told: its address, as the feed itself says it, and the hub. */
  topic?: { url: string; hub: string } | undefined;
}

export type LogEvent =
  | { event: 'settings.accepted' }
  | { event: 'settings.refused'; diagnostics: Diagnostic[] }
  | {
      event: 'article.ingested';
      slug: string;
      report: Report;
      changed: string[];
      /** When the source store had this version, RFC 3339; absent unless it is a new one. */
      pushed?: string;
    }
  | { event: 'article.held'; slug: string; limit: number }
  /** Our own code failed at it: a mistake to be mended. `reason`: with the place in the code. */
  | { event: 'article.failed'; slug: string; reason: string }
  | { event: 'media.ingested'; key: string; report: Report; changed: string[] }
  | { event: 'bibliography.ingested'; key: string }
  | { event: 'path.forbidden'; key: string; diagnostic: Diagnostic }
  | { event: 'path.ignored'; key: string }
  /** It was deleted before it was read, and nothing was ever made of it. */
  | { event: 'source.gone'; key: string }
  | {
      event: 'collections.syndicated';
      changed: string[];
      stale: number;
      /** When the source store had the oldest push that went live with this run, RFC 3339. */
      pushed?: string;
    }
  /** A row of theirs cannot be read: they are counted anew from all articles. */
  | { event: 'collections.damaged'; reason: string }
  | { event: 'site.swept'; health: Health }
  | { event: 'site.announced'; changed: string[] }
  /** A WebSub hub took the ping for a feed; or refused it, and would refuse it again. */
  | { event: 'hub.pinged'; hub: string; topic: string }
  | { event: 'hub.refused'; hub: string; topic: string; status: number }
  /** On one machine, where no message waits for a hub to come back. */
  | { event: 'hub.unreachable'; hub: string; reason: string }
  /** The CDN was told to forget these paths, or had too many to forget already. */
  | { event: 'cdn.invalidated'; paths: string[] }
  | { event: 'cdn.busy'; paths: string[] }
  | { event: 'message.unreadable'; reason: string }
  /** S3 sends one when its notifications are switched on. */
  | { event: 'message.test' }
  | { event: 'run.failed'; stage: string; keys: string[]; reason: string };

/** How the whole site is, as the sweep found it. */
export interface Health {
  /** Sources that were looked at. */
  sources: number;
  /** Articles that are live. */
  live: number;
  /** Articles whose last push is refused; their last accepted version, if any, stays live. */
  refused: number;
  /** Articles whose withdrawal waits for a person to confirm it. */
  held: number;
  /** Live articles whose next medical review is overdue. */
  overdue: number;
  /** Things at rest that were out of step, and were sent to be repaired. */
  drift: number;
  /** Changes that no feed or listing tells of though they had time to. */
  behind: number;
  /** Articles withdrawn within the last day, in percent of those that may be without confirmation. */
  shrinkage: number;
}

/** A run met other writers again and again; thrown, so that its event comes once more. */
export class Contended extends Error {
  constructor(what: string) {
    super(`${what} kept changing while it was being published: the event will come again.`);
    this.name = 'Contended';
  }
}

/** How often one run starts again before it gives its event back. */
export const ATTEMPTS = 12;
