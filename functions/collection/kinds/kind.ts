/** What a kind of collection is. kinds/index.ts lists all of them. */
import type { Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';

export interface Kind {
  /** One lower-case word; an id is it and a name: `topic:sleep`. The site alone has no name. */
  kind: string;
  /** The names under which an article is in such collections, as it is now. */
  names(this: void, summary: KnownSummary): readonly string[];
  /** Those that are there without any article, or once were. */
  named?(this: void, settings: Settings): readonly string[];
  /** Whether there can be one of this name: what is remembered may be of another version. */
  isName?(name: string): boolean;
  /** URL path with a slash at both ends, below which its files are: `/topics/sleep/`. */
  path(this: void, name: string): string;
  /** What it is called; `summaries` are its own, newest first. */
  called(name: string, settings: Settings, summaries: readonly Summary[]): Called;
  /** Whether there is a listing for readers (HTML). */
  pages?: true;
  /** Whether there is a listing for programs (JSON). */
  json?: true;
  /** Whether there are feeds, and where people find them. */
  feeds?: {
    /** What stands above all of this kind: `By topic`. */
    heading: string;
    /** Each with all its addresses, as soon as it is there; else in one line, once it has articles. */
    prominent?: true;
    /** In the order that the settings have, then in that of the ids. */
    order?(settings: Settings): readonly string[];
  };
  /** It tells of everything that is on the site, also of what other collections do not show. */
  log?: true;
  /** What its listing says to readers. */
  words?: {
    /** After "Follow": `this topic`. */
    follow?: string;
    /** Where there is nothing: `On this topic there are no articles at the moment.` */
    nothing: string;
  };
  /** How the API's description speaks of its listings. */
  api?: {
    /** Below `/api/v1`, without an ending: `/topics/{topic}`. */
    path: string;
    operation: string;
    summary: string;
    parameters: Record<string, Parameter>;
  };
}

/** A part of a path, as OpenAPI describes it. */
export interface Parameter {
  description: string;
  schema: object;
  example: string;
}

/** A summary, whoever remembers it. */
export type KnownSummary = Omit<Summary, 'memory'>;

interface Called {
  title: string;
  description?: string;
}
