/** Where the parts of a reference stand in the source. */
import type { Nodes } from 'mdast';
import { positionOfNode, type Position } from '../positions.ts';
import type { Note } from './structure.ts';

/** The label of a reference with its brackets: `[^who2024]`. */
export function positionOfLabel({ node, label }: Pick<Note, 'node' | 'label'>): Position {
  if (node.data?.said !== undefined) return positionOfNode(node);
  const { line, column } = positionOfNode(node);
  return { line, column, endLine: line, endColumn: column + label.length + 3 };
}

/** Some words of a reference, where they stand in it as they are; else its label. */
export function positionInNote(note: Note, text: string, words: string): Position {
  return positionOfWords(note.node, text, words) ?? positionOfLabel(note);
}

/** Some words of a node, if they stand in it as they are. */
export function positionOfWords(node: Nodes, text: string, words: string): Position | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const at = text.slice(start.offset, end.offset).indexOf(words);
  if (at < 0) return undefined;
  const before = text.slice(start.offset, start.offset + at).split('\n');
  const line = start.line + before.length - 1;
  const column = before.length === 1 ? start.column + at : before.at(-1)!.length + 1;
  return { line, column, endLine: line, endColumn: column + words.length };
}
