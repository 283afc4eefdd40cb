/**
 * The parser of HTML, as browsers have it (parse5), within limits: what is nested deeply takes
 * quadratic time and runs out of stack behind it, and a few tags that are never closed can become
 * a hundred thousand elements. Both are counted where they arise, so that it depends on no machine.
 */
import {
  defaultTreeAdapter,
  ErrorCodes,
  html as standard,
  parseFragment,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes as Tree,
  type TreeAdapter,
} from 'parse5';

export type Node = Tree.ChildNode;
export type Element = Tree.Element;

/** Elements open at once. */
export const OPEN_LIMIT = 200;
/** Elements, comments and pieces of text of one article. */
export const NODES_LIMIT = 50_000;

/** Thrown from within the parser, which knows no other way to stop. */
export class TooMuchHtml extends Error {
  readonly what: 'depth' | 'nodes';
  /** Where in the text. */
  readonly offset: number;
  constructor(what: 'depth' | 'nodes', offset: number) {
    super('too much HTML');
    this.what = what;
    this.offset = offset;
  }
}

/** What of an article's limits is used up. */
export interface Used {
  nodes: number;
}

const namespaces = standard.NS;
const context = defaultTreeAdapter.createElement('body', namespaces.HTML, []);

export interface Parsed {
  nodes: Node[];
  /** Where the tag begins that the text ends in the middle of. */
  unclosed?: number;
}

/** A fragment of a body, with locations. Throws `TooMuchHtml`, and nothing else. */
export function parseHtml(text: string, used: Used): Parsed {
  const seen = { end: 0 };
  let unclosed: number | undefined;
  const { childNodes: nodes } = parseFragment(context, text, {
    treeAdapter: counting(used, seen),
    sourceCodeLocationInfo: true,
    // Who reads without scripts sees what stands in <noscript>, and no page of ours has any.
    scriptingEnabled: false,
    onParseError({ code }) {
      if (code === ErrorCodes.eofInTag) unclosed = text.indexOf('<', seen.end);
    },
  });
  return { nodes, ...(unclosed !== undefined && unclosed >= 0 && { unclosed }) };
}

/** `seen.end` is the end of all that has become a node. */
function counting(used: Used, seen: { end: number }): TreeAdapter<DefaultTreeAdapterMap> {
  let open = 0;
  const see = (location: { endOffset?: number } | null) => {
    seen.end = Math.max(seen.end, location?.endOffset ?? 0);
  };
  return {
    ...defaultTreeAdapter,
    setNodeSourceCodeLocation(node, location) {
      if (++used.nodes > NODES_LIMIT) throw new TooMuchHtml('nodes', location?.startOffset ?? 0);
      see(location);
      defaultTreeAdapter.setNodeSourceCodeLocation(node, location);
    },
    updateNodeSourceCodeLocation(node, location) {
      see(location);
      defaultTreeAdapter.updateNodeSourceCodeLocation(node, location);
    },
    onItemPush(element) {
      if (++open <= OPEN_LIMIT) return;
      throw new TooMuchHtml('depth', element.sourceCodeLocation?.startOffset ?? 0);
    },
    onItemPop() {
      open--;
    },
  };
}

/** Some nodes and all within, in order. */
export function* walk(nodes: readonly Node[]): Iterable<Node> {
  for (const node of nodes) {
    yield node;
    if (isElement(node)) yield* walk(childrenOf(node));
  }
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isText(node: Node): node is Tree.TextNode {
  return node.nodeName === '#text';
}

export function isComment(node: Node): node is Tree.CommentNode {
  return node.nodeName === '#comment';
}

/** Not of SVG, nor of MathML. */
export function isHtml({ namespaceURI }: Element): boolean {
  return namespaceURI === namespaces.HTML;
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  for (const one of attrs) if (one.name === name) return one.value;
  return undefined;
}

/** What stands in an element; of a template, what its scripts would use. */
export function childrenOf(element: Element): Node[] {
  return 'content' in element ? (element as Tree.Template).content.childNodes : element.childNodes;
}
