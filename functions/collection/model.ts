/** The words of this room as types: entries in, published files out. */
import type { Summary } from '../../schemas/types.ts';
import type { ArchivePaths } from '../site/routes.ts';

/** `site`, `topic:sleep`, `month:2026-11`, `language:de`, `author:ada-example`, `code:mesh/D012148`. */
export type CollectionId = string;

/** All entries the system knows, by slug, tombstones and unpublished ones included. */
export type Catalog = ReadonlyMap<string, Summary>;

/** An ordered set of entries. */
export interface Collection {
  id: CollectionId;
  /** One of those in kinds/. */
  kind: string;
  /** URL path with a slash at both ends, below which its files are: `/`, `/topics/sleep/`. */
  path: string;
  title: string;
  description?: string;
  /** Newest first; ties by slug in code-unit order. Live ones; of `changes`, withdrawn ones too. */
  summaries: Summary[];
  /** Of the withdrawn articles that were ever in it, newest first; feeds tell of them. */
  withdrawals: Withdrawn[];
  /** How many entries were ever in it, tombstones included: its pages never become fewer. */
  ever: number;
  /** Month (`2026-03`) → how many of them were ever in that month too. */
  months: Record<string, number>;
}

/** All of a collection but its members. */
export type CollectionHead = Omit<Collection, 'summaries' | 'withdrawals' | 'ever' | 'months'>;

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
  contentType: string;
  /** The value of its `Link` header (RFC 8288), if it has one. */
  link?: string;
}

/** Slug → full sanitised HTML with absolute URLs, for the entries a feed shows. */
export type Contents = ReadonlyMap<string, string>;
