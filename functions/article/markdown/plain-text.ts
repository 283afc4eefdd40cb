/** The words of a tree without its markup. */
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** One line, single spaces; pictures speak with their alternative text. */
export function plain(node: Nodes): string {
  return toString(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
}

/** Paragraph by paragraph: what is set apart on the page stands on a line of its own. */
export function paragraphs(nodes: readonly Nodes[]): string {
  return nodes.map(block).filter(Boolean).join('\n\n');
}

function block(node: Nodes): string {
  switch (node.type) {
    case 'blockquote':
    case 'labelledBox':
    case 'definitionList':
    case 'definitionDetails':
    case 'list':
    case 'listItem':
    case 'table':
      return lines(node.children, '\n');
    case 'tableRow':
      return lines(node.children, '\t');
    case 'code':
      return node.value;
    default:
      return toString(node, { includeImageAlt: false, includeHtml: false })
        .replace(/\s+/g, ' ')
        .trim();
  }
}

function lines(nodes: readonly Nodes[], separator: string): string {
  return nodes.map(block).filter(Boolean).join(separator);
}
