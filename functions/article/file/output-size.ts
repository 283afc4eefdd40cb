/**
 * How much HTML a tree may become. A short table row is filled up to the width of its table, and a
 * short reference link repeats a long URL, so a small source can become a huge page.
 */
import type { Nodes } from 'mdast';

/** Bytes of HTML that one article may become, by this estimate: with its source, one transaction holds it. */
export const OUTPUT_LIMIT = 2.5 * 1024 * 1024;
/** Cells of all tables together, filled-up ones included. */
export const CELLS_LIMIT = 20_000;

/** Bytes of HTML for one node without its children, rather too many than too few. */
export function estimate(node: Nodes): number {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return 16 + Math.ceil(node.value.length * 1.3);
    case 'link':
      return 60 + node.url.length * 2 + (node.title?.length ?? 0);
    case 'image':
      return 120 + node.url.length * 2 + (node.alt?.length ?? 0) + (node.title?.length ?? 0);
    case 'footnoteReference':
      // A marker, and a link back to it from the reference.
      return 400 + node.identifier.length * 6;
    case 'table':
      return cells(node) * 16;
    case 'math':
    case 'inlineMath':
      return node.value.length * 50;
    default:
      return 40 + named(node);
  }
}

/** Cells of a table as it will be rendered; 0 for other nodes. */
export function cells(node: Nodes): number {
  if (node.type !== 'table') return 0;
  if (node.align) return node.children.length * node.align.length;
  return node.children.reduce((sum, row) => sum + row.children.length, 0);
}

/** What an element of HTML says in its attributes. */
function named(node: Nodes): number {
  const values = Object.values(node.data?.hProperties ?? {});
  return values.reduce<number>((sum, value) => sum + 16 + String(value).length * 2, 0);
}
