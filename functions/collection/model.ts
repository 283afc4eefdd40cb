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

/** All summaries the system knows, by slug, withdrawn and unpublished ones included. */
export type Catalog = ReadonlyMap<string, Summary>;

/** An ordered set of summaries. */
export interface Collection extends CollectionHead {
  /** Newest first; ties by slug in code-unit order. Live ones; of `changes`, withdrawn ones too. */
  summaries: Summary[];
  /** Of the withdrawn articles that were ever in it, newest first; feeds tell of them. */
  withdrawals: Withdrawn[];
  /** How many summaries were ever in it, withdrawn ones included: its pages never become fewer. */
  ever: number;
  /** Month (`2026-03`) → how many of them were ever in that month too. */
  months: Record<string, number>;
  /** Of a month: those before and after it in which something is. */
  around?: Around;
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

/** Slug → full sanitised HTML with absolute URLs, for the summaries a feed shows. */
export type Contents = ReadonlyMap<string, string>;
