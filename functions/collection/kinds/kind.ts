/**
 * What a kind of collection is. kinds/index.ts lists all of them. Its words are English; another
 * language says them among its strings (functions/site/strings/).
 */
import type { Summary } from '../../../schemas/types.ts';
import type { FeedName } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';

/** `site`, `topic:sleep`, `month:2026-11`, `language:de`, `author:ada-example`, `code:mesh/D012148`. */
export type CollectionId = string;

export interface Kind<Name extends string = string> {
  /** One lower-case word; an id is it and a name: `topic:sleep`. The site alone has no name. */
  kind: Name;
  /** One of them, in a sentence: `a topic`. */
  what: string;
  /** The names under which an article is in such collections, as it is now. */
  names(this: void, summary: KnownSummary): readonly string[];
  /** Those under which it is in one only where another article is, too. */
  shared?(this: void, summary: KnownSummary): readonly string[];
  /** Those that are there without any article, or once were. */
  named?(this: void, settings: Settings): readonly string[];
  /** Whether there can be one of this name: what is remembered may be of another version. */
  isName?(name: string): boolean;
  /** What `path` says of any of them: `/topics/{topic}/`. */
  address: string;
  /** The parts of the address that stand in braces. */
  parameters?: Record<string, Parameter>;
  /** URL path with a slash at both ends, below which its files are: `/topics/sleep/`. */
  path(this: void, name: string): string;
  /** What it is called; `summaries` are its own, newest first. */
  called(name: string, settings: Settings, summaries: readonly Summary[]): Called;
  /** Whether there is a listing for readers (HTML), and what it says to them. */
  pages?: {
    /** What the page is called that lists all of this kind: `Topics`. Absent where there is none. */
    all?: string;
    /** After "Follow": `this topic`. Absent where nothing is to be followed. */
    follow?: string;
    /** Where there is nothing: `On this topic there are no articles at the moment.` */
    nothing: string;
  };
  /** Whether there is a listing for programs (JSON), and how the API's description speaks of it. */
  json?: Described & {
    /** Of numbered pages; as the first, but older. */
    pages?: string;
    /** Name of its schema; that of all listings. */
    schema?: string;
  };
  /** Whether there are feeds, and where people find them. */
  feeds?: {
    /** What stands above all of this kind: `By topic`. */
    heading: string;
    /** Each with all its addresses, as soon as it is there; else in one line, once it has articles. */
    prominent?: true;
    /** In the order that the settings have, then in that of the ids. */
    order?(settings: Settings): readonly string[];
    /** One that the API's description speaks of as well. */
    api?: Described & { format: FeedName; missing: string };
  };
  /** It tells of everything that is on the site, also of what other collections do not show. */
  log?: true;
}

/** As OpenAPI wants it: the operation's id, and what it is. */
interface Described {
  operation: string;
  summary: string;
}

/** A part of a path, as OpenAPI describes it. */
export interface Parameter {
  description: string;
  schema: object;
  example: string;
}

export function textParameter(description: string, example: string, pattern?: string): Parameter {
  return { description, schema: { type: 'string', ...(pattern && { pattern }) }, example };
}

/** A summary, whoever remembers it. */
export type KnownSummary = Omit<Summary, 'memory'>;

interface Called {
  title: string;
  description?: string;
}
