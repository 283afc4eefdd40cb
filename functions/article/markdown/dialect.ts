/** What a dialect of Markdown is; dialects/index.ts lists all of them. */
import type { Nodes, Parents, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Extension as Micromark } from 'micromark-util-types';
import type { Point, Position } from 'unist';
import type { Strings } from '../../site/strings/index.ts';
import type { Span } from '../html/comments.ts';
import type { Citations } from './citations.ts';

export interface Dialect {
  /** As site.yaml switches it off: lower-case words with hyphens. */
  name: string;
  /** What it reads and who writes so, in a sentence. */
  about: string;
  /**
   * Whether it may stand in a text: a look for a few characters, true rather too often than too
   * seldom. Who does not use a dialect does not pay for it.
   */
  mayStandIn: (text: string) => boolean;
  /** What the parser has to know of it. */
  syntax?: { micromark: Micromark; mdast?: FromMarkdown };
  /**
   * Makes of the children of a node what they mean in this dialect. Called for every node that has
   * children, from the root down; what it puts there is gone through after it.
   */
  tidy?: (parent: Parents, reading: Reading) => void;
  /** What editors write, and the HTML of it. */
  examples: readonly Example[];
}

interface Example {
  input: string;
  output: string;
  /** What the front matter says that it is about; without it, nothing. */
  front?: string;
}

/** The article that is being read, and who wants to know what cannot be. */
export interface Reading {
  /** The source of the whole tree. */
  text: string;
  /** The interface's words in the article's language. */
  strings: Strings;
  /** Notes where something stands that is never public, in what is published of the source either. */
  comment: (span: Span) => void;
  /** Notes what looks like a dialect and is not read as one. */
  unread: (remark: Unread) => void;
  /** What it can cite by a key. */
  citations: Citations;
  /** Reads some lines of the source by themselves; the nodes say where they stand in the source. */
  fragment: (lines: readonly Line[]) => Root;
}

/** What would stand on the page as it is written, or be lost. */
export interface Unread {
  position: Position;
  /** What it is and what to do, in a sentence. */
  reason: string;
  /** It hides or shows what it should not, whatever the profile. */
  grave?: boolean;
}

/** A line of the source, or the part of one that a table's cell takes up: where it begins. */
export interface Line extends Point {
  offset: number;
  text: string;
}

/** Where a node stands that the parser has made. */
export function positionOf(node: Nodes): Position {
  const start = { line: 1, column: 1, offset: 0 };
  return node.position ?? { start, end: start };
}

/** From where the first begins to where the last ends. */
export function span(first: Nodes, last: Nodes): Position {
  return { start: positionOf(first).start, end: positionOf(last).end };
}
