/** Markdown in a place where the parser does not look for it: titles in a marker, cells of a grid. */
import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Point } from 'unist';
import type { Line, Reading } from './dialect.ts';

/** Parses lines that stand anywhere in a source; positions are those in the source. */
export function parseFragment(lines: readonly Line[], parse: (text: string) => Root): Root {
  const tree = parse(lines.map(({ text }) => text).join('\n'));
  move(tree, lines);
  return tree;
}

function move(node: Nodes, lines: readonly Line[]): void {
  if (node.position !== undefined) {
    const { start, end } = node.position;
    node.position = { start: moved(start, lines), end: moved(end, lines) };
  }
  if ('children' in node) for (const child of node.children) move(child, lines);
}

function moved({ line, column }: Point, lines: readonly Line[]): Point {
  const on = lines[line - 1] ?? lines.at(-1);
  if (on === undefined) return { line: 1, column: 1, offset: 0 };
  return { line: on.line, column: on.column + column - 1, offset: on.offset + column - 1 };
}

/** Characters that mean something within a line. */
const MARKS = /[*_`[\]<&\\$~^=:!%{]/;

/** A title: words, with what may stand in a line of text. */
export function titleOf(line: Line, reading: Reading): PhrasingContent[] {
  if (line.text.trim() === '') return [];
  if (MARKS.test(line.text)) {
    const [first, ...rest] = reading.fragment([line]).children;
    if (first?.type === 'paragraph' && rest.length === 0) return first.children;
  }
  const { line: row, column, offset, text } = line;
  const start = { line: row, column, offset };
  const end = { line: row, column: column + text.length, offset: offset + text.length };
  return [{ type: 'text', value: text, position: { start, end } }];
}
