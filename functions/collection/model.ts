/**
 * The words of this room as types: summaries in, published files out.
 *
 * Inside the room, too, imports point one way: when and what happened (moments, changes) ← kinds/ ←
 * this model ← which collections there are ← feeds/ ← listings/ ← what is made of all collections
 * (sitemap, change log, API) ← outputs. .dependency-cruiser.mjs holds the room to it.
 */
import type { Summary } from '../../schemas/types.ts';
import type { ArchivePaths } from '../site/routes.ts';
import type { CollectionHead } from './kinds/index.ts';
import type { Position } from './touched.ts';

/** All summaries the system knows, by slug, withdrawn and unpublished ones included. */
export type Catalog = ReadonlyMap<string, Summary>;

/**
 * An ordered set of summaries, all of it or as much as its changed files need: of the months that are
 * at hand everything, and the newest, as many as its first page and its feeds show and one more.
 */
export interface Collection extends CollectionHead, Count {
  /** Newest first; ties by slug in code-unit order. Live ones; of `changes`, withdrawn ones too. */
  summaries: Summary[];
  /** Of the withdrawn articles that were ever in it, newest first; feeds tell of them. */
  withdrawals: Withdrawn[];
  /** Month (`2026-03`), each in which something ever was → how many. The change log has none. */
  months: Record<string, Count>;
  /** Absent: all months are. */
  atHand?: readonly string[];
  /** Month → its end: of months that are not at hand, whose last documents are. */
  ends?: Readonly<Record<string, Stretch>>;
  /** Month → what is at hand from its middle. */
  middles?: Readonly<Record<string, Middle>>;
  /** Of a month: those before and after it in which something is. */
  around?: Around;
  /** Of a month of which not all is at hand, what lists say of its sitemaps. */
  sitemaps?: SitemapDates;
  /** Of the change log; absent: all pages are at hand. */
  logged?: LoggedPages;
  /** Of the site: all topics there are. */
  topics?: readonly Line[];
}

/** When anything changed last of what is in each sitemap: milliseconds since 1970; null where nothing is. */
export type SitemapDates = readonly (number | null)[];

/** Of a month of the change log. */
interface LoggedPages {
  /** Those of which everything is at hand: their numbers, that of the first among them. */
  atHand: ReadonlySet<number>;
  /** What is known of all but the first: SHA-256, hex. */
  hashes: readonly string[];
}

/** Some that stand in a month one after another, live and withdrawn. */
export interface Stretch {
  /** How many stand before it; documents begin there. */
  first: number;
  count: number;
}

/** A stretch behind which others stand. */
export interface Middle extends Stretch {
  /** Where the next one stands. */
  until: Position;
  /** How many stand in the month. */
  all: number;
  /** A page on which something is, the next behind it, begins after so many or a little before; absent where none is. */
  live?: number;
}

export interface Count {
  /** How many are in it now. */
  live: number;
  /** How many ever were, withdrawn ones included: its pages never become fewer. */
  ever: number;
}

/** What lists of collections say of one. */
export interface Line extends CollectionHead, Count {
  /** Of a month of the site. */
  sitemaps?: SitemapDates;
  /** Of a month of the change log, the hash of its first file: SHA-256, hex. */
  sha256?: string;
  /** And of the others, if there are any. */
  pages?: readonly string[];
}

/** Months: `2026-03`. */
export interface Around {
  older?: string;
  newer?: string;
}

/** A withdrawal as feeds tell of it. */
export interface Withdrawn {
  /** Of the article. */
  id: string;
  slug: string;
  /** Where the article was and its notice is. */
  url: string;
  title: string;
  language: string;
  /** As the notice says it: a day or an instant. */
  since: string;
  /** When subscribers are told that it happened: RFC 3339, UTC. */
  at: string;
  reason: string;
  /** When the article was published that the collection had: a day or an instant. */
  published?: string;
}

/** One document of a feed's archive. */
export interface ArchiveDocument {
  /** `2026-03` */
  month: string;
  /** How many stand in the month before it. */
  first: number;
  paths: ArchivePaths;
  /** Newest first, by when they were published. */
  items: (Summary | Withdrawn)[];
  /** The documents before and after it. */
  older?: ArchivePaths;
  newer?: ArchivePaths;
}

/** One published file. */
export interface Output {
  /** URL path on the site, percent-encoded: `/topics/sleep/feed.xml`. */
  path: string;
  body: string;
  /** Of a file that is encoded already, in the place of its body, which is empty. */
  bytes?: Uint8Array;
  contentType: string;
  /** The value of its `Link` header (RFC 8288), if it has one. */
  link?: string;
}

/** Slug → full sanitised HTML with absolute URLs, for the summaries a feed shows. */
export type Contents = ReadonlyMap<string, string>;
