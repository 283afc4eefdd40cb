/** Lines and columns from offsets: both count from 1, columns in UTF-16 code units. */
import type { Position as UnistPosition } from 'unist';

/** A span in the source; lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** The lines of one text: many questions, one look at the text. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** Where a code unit stands. */
  at(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /** The code unit at a line and column. */
  offset(line: number, column: number): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }

  /** Where a part of the text stands; `end` is behind its last code unit. */
  span(start: number, end: number): Position {
    const { line: endLine, column: endColumn } = this.at(end);
    return { ...this.at(start), endLine, endColumn };
  }
}

/** Where a code unit stands, for a single question. */
export function positionAt(text: string, offset: number): Position {
  return new Lines(text).at(offset);
}

/** Where a node stands that the Markdown parser made. */
export function positionOfNode(node: { position?: UnistPosition | undefined }): Position {
  if (node.position === undefined) return { line: 1, column: 1 };
  const { start, end } = node.position;
  const { line, column } = start;
  return { line, column, endLine: end.line, endColumn: end.column };
}

/** Where a link says where it leads: exactly, if that is written there as it is. */
export function positionOfUrl(
  node: { url: string; position?: UnistPosition | undefined },
  text: string,
): { position: Position; exact: boolean } {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) {
    return { position: positionOfNode(node), exact: false };
  }
  const written = text.slice(start.offset, end.offset);
  const at = written.indexOf(node.url, written.lastIndexOf('](') + 1);
  const before = written.slice(0, at).split('\n');
  if (at < 0 || !written.includes('](')) return { position: positionOfNode(node), exact: false };
  const line = start.line + before.length - 1;
  const column = before.length === 1 ? start.column + at : before.at(-1)!.length + 1;
  return {
    position: { line, column, endLine: line, endColumn: column + node.url.length },
    exact: true,
  };
}
