/** The words of a tree without its markup. */
import type { Nodes } from 'mdast';
import { isBlock } from '../html/runs.ts';

/** One line, single spaces; pictures speak with their alternative text. */
export function plain(node: Nodes): string {
  return onOneLine(words(node, true));
}

/** Paragraph by paragraph: what is set apart on the page stands on a line of its own. */
export function paragraphs(nodes: readonly Nodes[]): string {
  return nodes.map(block).filter(Boolean).join('\n\n');
}

function block(node: Nodes): string {
  switch (node.type) {
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
      return lines(node.children, '\n');
    case 'tableRow':
      return lines(node.children, '\t');
    case 'container':
      return lines(node.children, '\n');
    case 'tableCell':
      return node.children.some(isBlock) ? lines(node.children, ' ') : inline(node);
    case 'code':
      return node.value;
    default:
      return inline(node);
  }
}

function inline(node: Nodes): string {
  return onOneLine(words(node, false));
}

/** Single spaces: those that are so already are no match, since most are. */
function onOneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** As they stand side by side; where a line ends, a word does. HTML that is not read yet says nothing. */
function words(node: Nodes, withAlternatives: boolean): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if ('alt' in node) return withAlternatives ? (node.alt ?? '') : '';
  if (!('children' in node)) return '';
  return node.children.map((child) => words(child, withAlternatives)).join('');
}

function lines(nodes: readonly Nodes[], separator: string): string {
  return nodes.map(block).filter(Boolean).join(separator);
}
