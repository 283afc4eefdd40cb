/**
 * The words of this room as types: what goes into `parse → check → render`, and what comes out.
 * The published shapes (Article, Entry, Diagnostic …) are generated from schemas/.
 */
import type { Root } from 'mdast';
import type { Diagnostic, FrontMatter, ListedReference, Summary } from '../../schemas/types.ts';
import type { Settings, Slug } from '../site/settings.ts';
import type { TopicTitles } from '../site/topics.ts';
import type { RenditionFormat } from './media/renditions.ts';
import type { PictureSize } from './media/size.ts';
import type { Missing } from './bibliography/bibliography.ts';
import type { JsonObject } from './front-matter/yaml.ts';
import type { Remark } from './diagnostics.ts';
import type { Position } from './positions.ts';
import type { Structure } from './markdown/structure.ts';

/** The Markdown as pushed. */
export interface Source {
  slug: Slug;
  /** Of the file below `articles/`, without `.md`, where that is not the slug. */
  path?: string;
  bytes: Uint8Array;
  /** When the source store last saw it change, RFC 3339; dates an article that has no date. */
  lastModified: string;
}

/** One source, read: what it says, where it says it, and what it needs to know of others. */
export interface ParsedArticle {
  slug: Slug;
  /** Of its file below `articles/`, without `.md`: what its links start from. */
  path: string;
  /** The source below the content folder, for diagnostics: `articles/sleep/restless-legs.md`. */
  file: string;
  /** Permanent identity; from the front matter or a tag URI made from the slug. */
  id: string;
  title: string;
  /** Where it asks to be: a path from the root of the site, percent-encoded. */
  address: string;
  /** What it asks to be led to from, in the same form. */
  aliases: string[];
  language: string;
  /** In our words, whatever words the editor used. */
  frontMatter: FrontMatter;
  /** How it writes its topics, where that is not how their ids say it. */
  topicTitles: TopicTitles;
  /** Those of its topics that only tags, categories and keywords name. */
  tags: string[];
  /** Fields that nobody reads and that site.yaml wants to be published as data. */
  extra: JsonObject;
  /** The body without the front matter and the title, as mdast. */
  tree: Root;
  /** What stands where in the body. */
  structure: Structure;
  /** What looks like a dialect of Markdown and is not read as one. */
  unread: Remark[];
  /** The whole source as text, NFC and LF. */
  text: string;
  /** How the public source begins, and the place in `text` up to which this stands for it. */
  publicHead?: { head: string; upTo: number };
  /** Articles it links to or names as related, each once, in order. */
  links: Slug[];
  /** Keys of the media it shows (`media/…` or `articles/…` beside it), each once, in order. */
  media: string[];
  /** What it takes from files of references. */
  bibliography: Cited;
  /** What keeps it back as a draft, where that is not plainly said. */
  heldBack?: Remark & { leadsElsewhere: boolean };
  /** Where a front-matter field stands; the path is JSON-Pointer-like: ['authors', 0, 'name']. */
  position: (path: readonly (string | number)[]) => Position;
  /** The word for a field that its editor wrote: `date`, where that is read as `published`. */
  called: (field: string) => string;
}

export interface Cited {
  /** For each file that it names, the keys at which that is looked for. */
  files: string[][];
  /** What it cites of them, or lists all the same. */
  references: ListedReference[];
  /** Files of which none is there; what of others cannot be read, and matters to it. */
  missing: readonly Missing[];
  remarks: readonly Remark[];
  /** Nothing of all the files is cited. */
  isUnused: boolean;
  /** Citations of what nobody knows, and what can be cited. */
  unknown: readonly { key: string; position: Position }[];
  keys: readonly string[];
}

/** `article` is absent when the source cannot be read as a whole. Remarks come all at once. */
export interface ParseResult {
  article?: ParsedArticle;
  /** Then, its text, under what is left of its front matter: to be judged, never published. */
  textOnly?: ParsedArticle;
  diagnostics: Diagnostic[];
}

/** What others see of an article: all that another article's rendering may depend on. */
export interface LinkedSummary {
  status: 'live' | 'withdrawn' | 'moved' | 'unpublished' | 'absent';
  /** There is a source for it now. */
  source: boolean;
  /** Its slug, where a link names one of its addresses and not its source. */
  slug?: Slug;
  id?: string;
  title?: string;
  /** BCP 47. */
  language?: string;
  /** Absolute; of a moved article, where it moved to. Absent when there is no page. */
  url?: string;
  /** Addresses that it has beside that of its page; absent without any. */
  has?: string[];
  /** Another has the address of its page. */
  yielded?: true;
  /** Addresses that its front matter asks for, whether it has them or not; absent without any. */
  asks?: string[];
}

/** What others see of a media file. `absent`: neither pushed nor published. */
export type MediaSummary =
  | { status: 'absent' }
  | {
      status: 'live';
      url: string;
      type: string;
      bytes: number;
      etag: string;
      /** Of a picture whose bytes tell it. */
      size?: PictureSize;
      /** Of its renditions, in every width that it has; absent without any. */
      formats?: RenditionFormat[];
    };

/** What one article's checking and rendering depends on beyond its source. */
export interface Dependencies {
  settings: Settings;
  /** By slug: every article it links to. */
  articles: ReadonlyMap<Slug, LinkedSummary>;
  /** By source key: every media file it shows. */
  media: ReadonlyMap<string, MediaSummary>;
  /** Only where the whole folder lies open; nothing that is published may depend on it. */
  folder?: Folder;
}

/** The other articles of a folder, as far as an editor wants to hear of them. */
export interface Folder {
  slugs: readonly Slug[];
  /** Of every article that it links to at an anchor: all that there are. */
  anchors: ReadonlyMap<Slug, ReadonlySet<string>>;
}

/** Dates for an article that says none itself (RFC 3339 instants or days). */
export interface Defaults {
  published: string;
  modified: string;
}

/** One published rendering. */
export interface RenderedVariant {
  /** Its key in article.json's `variants`. */
  name: string;
  body: string | Uint8Array;
  contentType: string;
}

/** All that one article gives to the site. */
export interface Rendered {
  variants: RenderedVariant[];
  /** The entry without its memory. */
  summary: Omit<Summary, 'memory'>;
  /** Full sanitised HTML with absolute URLs, for feeds. */
  content: string;
}
