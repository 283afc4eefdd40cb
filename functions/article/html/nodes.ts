/**
 * What HTML has and mdast does not: blocks that hold blocks (`details`, `figure`, `dl`), and lines
 * of a block that are not paragraphs (`summary`, `dt`, `figcaption`). The first are containers, which
 * whoever walks a tree walks through; the second are paragraphs by another name, and what is
 * inline (`kbd`, `mark`) is emphasis by another name: rules, readability and plain text read them
 * as what they are, words, and `data.hName` says how they are shown.
 */
import type { Data, Parent, RootContent } from 'mdast';
import type { CareKind } from './box-kinds.ts';

export interface Container extends Parent {
  type: 'container';
  children: RootContent[];
  data: ContainerData;
}

interface ContainerData extends Data {
  hName: string;
  hProperties?: Record<string, string | number | boolean | string[]>;
  /** Of a card about help that cannot wait. */
  care?: CareKind;
}

declare module 'mdast' {
  interface RootContentMap {
    container: Container;
  }
  interface BlockContentMap {
    container: Container;
  }
  interface EmphasisData {
    /** A place that links lead to, as its author named it. */
    anchor?: string;
  }
  interface TableData {
    /** How many of the rows are its head, and its foot; Markdown's has one row of head. */
    parts?: { head: number; foot: number };
  }
}
