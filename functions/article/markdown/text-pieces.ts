/** Pieces of the text nodes that the parser makes, each with its own position in the source. */
import type { PhrasingContent, Text } from 'mdast';
import type { Point, Position } from 'unist';
import { align } from './source-map.ts';
import { positionOf } from './dialect.ts';

/** The words of a node from one index to another; `source` is what the node was read from. */
export function piece(node: Text, from: number, to: number, source: string): Text {
  const value = node.value.slice(from, to);
  if (node.position?.start.offset === undefined || node.position.end.offset === undefined) {
    return { type: 'text', value };
  }
  return { type: 'text', value, position: spanWithin(node, from, to, source) };
}

/** Where the words of a node stand from one index to another. */
export function spanWithin(node: Text, from: number, to: number, source: string): Position {
  const { start, end } = positionOf(node);
  const written = source.slice(start.offset ?? 0, end.offset ?? 0);
  if (written === node.value) {
    return { start: pointAt(start, written, from), end: pointAt(start, written, to) };
  }
  const spans = align(written, node.value);
  const begin = spans[from]?.[0] ?? written.length;
  const finish = to > from ? spans[to - 1]![1] : begin;
  return { start: pointAt(start, written, begin), end: pointAt(start, written, finish) };
}

/** Whether the character at an index of a node was written as it is, without a backslash before it. */
export function isPlain(node: Text, index: number, source: string): boolean {
  const { start, end } = positionOf(node);
  const written = source.slice(start.offset ?? 0, end.offset ?? 0);
  if (written === node.value) return written[index - 1] !== '\\';
  const [from = 0] = align(written, node.value)[index] ?? [];
  return written[from] === node.value[index] && written[from - 1] !== '\\';
}

function pointAt({ line, column, offset = 0 }: Point, written: string, index: number): Point {
  const before = written.slice(0, index);
  const last = before.lastIndexOf('\n');
  if (last < 0) return { line, column: column + index, offset: offset + index };
  const lines = before.split('\n').length - 1;
  return { line: line + lines, column: index - last, offset: offset + index };
}

/** Neighbouring texts as one, as the parser would have made them. */
export function merged(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') {
      all.push(node);
      continue;
    }
    const position = last.position &&
      node.position && { start: last.position.start, end: node.position.end };
    all[all.length - 1] = {
      type: 'text',
      value: last.value + node.value,
      ...(position && { position }),
    };
  }
  return all.filter((node) => node.type !== 'text' || node.value !== '');
}
