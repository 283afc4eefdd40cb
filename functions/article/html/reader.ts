/** What the readers of single elements are given: convert.ts implements it. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Strings } from '../../site/strings/index.ts';
import type { Container } from './nodes.ts';
import type { Mixed } from './runs.ts';
import type { Element, Node } from './tree.ts';

export interface Reader {
  /** The interface's words in the article's language. */
  strings: Strings;
  /** What some nodes become, or one. */
  all(nodes: readonly Node[]): Mixed;
  one(node: Node): Mixed;
  /** What stands in an element that is read with the one around it, and its anchor. */
  inside(element: Element, nodes?: readonly Node[]): Mixed;
  /** The same where there is room for words alone. */
  words(element: Element): PhrasingContent[];
  /** What stands in nodes whose white space counts. */
  code(nodes: readonly Node[]): string;
  /** It stands for a piece of Markdown. */
  isPiece(element: Element): boolean;
  container(name: string, element: Element | undefined, children: RootContent[]): Container;
  /** A line of words that is a `summary`, a `dt` or their like; without a name, a paragraph. */
  line(name: string | undefined, element: Element, words: PhrasingContent[]): Paragraph;
  /** Without characters that nothing published may hold. */
  attribute(element: Element, name: string): string | undefined;
  /** Its language and direction, if it says so. */
  properties(element: Element): Record<string, string>;
  /** Where it stands in the source. */
  at(element: Element): { position?: Position };
  /** Takes down that it is not published, nor its words. */
  leave(element: Element, words?: number): Mixed;
}
