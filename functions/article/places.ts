/** Lines and columns from offsets: both count from 1, columns in UTF-16 code units. */
import type { Position } from 'unist';
import type { Place } from './model.ts';

/** Where a code unit stands. */
export function placeAt(text: string, offset: number): Place {
  const before = text.lastIndexOf('\n', offset - 1);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: offset - (offset === 0 ? -1 : before) };
}

/** Where a part of the text stands. */
export function placeOf(text: string, start: number, end: number): Place {
  const { line, column } = placeAt(text, start);
  const { line: endLine, column: endColumn } = placeAt(text, end);
  return { line, column, endLine, endColumn };
}

/** Where a node stands that the Markdown parser made. */
export function placeOfNode(node: { position?: Position | undefined }): Place {
  if (node.position === undefined) return { line: 1, column: 1 };
  const { start, end } = node.position;
  const { line, column } = start;
  return { line, column, endLine: end.line, endColumn: end.column };
}
