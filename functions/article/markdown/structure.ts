/** What stands where in an article's body: what survey.ts finds, for rules and renderers alike. */
import type {
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Image,
  Link,
  Nodes,
  RootContent,
} from 'mdast';
import type { Position } from '../positions.ts';
import type { Span } from '../html/comments.ts';
import type { LeftOut } from '../html/left-out.ts';
import type { Target } from './targets.ts';

/** A heading of the text itself, not one within a quote or a list. */
export interface HeadingUse {
  node: Heading;
  /** Its anchor on the page. */
  id: string;
  text: string;
}

export interface LinkUse {
  node: Link;
  target: Target;
}

interface ImageUse {
  node: Image;
  target: Target;
}

/** A footnote: in a health article, a reference. */
export interface Note {
  label: string;
  /** Its anchor on the page. */
  id: string;
  /** What readers see at its markers; from 1. */
  number: number;
  node: FootnoteDefinition;
  /** Its markers, in order. */
  calls: FootnoteReference[];
  /** The links in its text, in order: each one of `links` of the whole. */
  links: LinkUse[];
}

/** A heading and what stands below it, up to the next; the first may have no heading. */
export interface Part {
  heading?: HeadingUse;
  nodes: RootContent[];
  /** The notes cited here, each once, in order of first mention. */
  cites: Note[];
}

export interface Structure {
  parts: Part[];
  headings: HeadingUse[];
  links: LinkUse[];
  images: ImageUse[];
  /** In order of first mention; then those that nothing cites, as they stand. */
  notes: Note[];
  /** Definitions whose label an earlier one has already. */
  duplicates: FootnoteDefinition[];
  /** Markers without a definition. */
  missing: { label: string; position: Position }[];
  /** Of its HTML, what is not published, in order of place; comments do not count. */
  leftOut: LeftOut[];
  /** From where to where in the source a comment stands. */
  comments: Span[];
  /** Places within the text that links lead to. */
  anchors: string[];
  /** The heading over the references: the author's, with its node, or ours. */
  references: { id: string; text: string; node?: Heading };
  /** How deeply anything is nested. */
  depth: number;
  /** Cells of all tables. */
  cells: number;
  /** How many bytes of HTML it may become; an estimate from above. */
  bytes: number;
  /** Where each of these first went beyond its limit. */
  beyond: { depth?: Nodes; cells?: Nodes; bytes?: Nodes };
}

declare module 'mdast' {
  interface LinkData {
    target?: Target;
  }
  interface ImageData {
    target?: Target;
  }
  interface HeadingData {
    id?: string;
    /** It is written as another title of the article. */
    isTitle?: boolean;
  }
  interface EmphasisData {
    id?: string;
  }
  interface FootnoteReferenceData {
    /** Its own anchor, and the note it leads to. */
    id?: string;
    note?: Note;
  }
}
