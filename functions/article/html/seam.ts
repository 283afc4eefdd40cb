/**
 * HTML in Markdown comes in pieces: `<details>`, paragraphs of Markdown, `</details>`. Here they are
 * sewn into one text for the parser of HTML, in which each piece of Markdown is an empty element
 * with a number; and what the parser says of that text is led back to the source.
 */
import type { Html, Nodes } from 'mdast';
import type { Point, Position } from 'unist';
import type { Lines } from '../positions.ts';

/** The attribute that numbers a piece of Markdown. No source can hold it: decode.ts refuses it. */
export const STITCH = '\u0004';

/** A stretch of the text that stands in the source as it is. */
interface Joint {
  /** Where it begins in the text, and in the source. */
  at: number;
  from: number;
  length: number;
}

interface Piece {
  node: Nodes;
  /** The HTML before it, which is to blame if it is lost. */
  after: Html | undefined;
}

export class Seam {
  text = '';
  /** By number. */
  readonly pieces: Piece[] = [];
  readonly #joints: Joint[] = [];
  readonly #source: string;
  readonly #lines: Lines;
  #last: Html | undefined;

  constructor(source: string, lines: Lines) {
    this.#source = source;
    this.#lines = lines;
  }

  /** HTML as it is written. In quotes and lists its lines have lost what they began with. */
  html(node: Html): void {
    const { value, position } = node;
    const from = position?.start.offset ?? 0;
    const written = this.#source.slice(from, position?.end.offset ?? from);
    this.#last = node;
    if (written === value) this.#join(from, value);
    else this.#lineByLine(from, written.split('\n'), value.split('\n'));
  }

  #lineByLine(from: number, written: string[], lines: string[]): void {
    let start = from;
    for (const [i, line] of lines.entries()) {
      const whole = written[i] ?? '';
      if (i > 0) this.text += '\n';
      this.#join(start + Math.max(0, whole.length - line.length), line);
      start += whole.length + 1;
    }
  }

  #join(from: number, text: string): void {
    this.#joints.push({ at: this.text.length, from, length: text.length });
    this.text += text;
  }

  /** A piece of Markdown that is whole: the parser sees only where it stands. */
  piece(node: Nodes, tagName: 'div' | 'x'): void {
    this.open(node, tagName);
    this.tag(`</${tagName}>`);
  }

  /** The beginning of one whose content follows. */
  open(node: Nodes, tagName: 'div' | 'x' | 'p'): void {
    const number = this.pieces.push({ node, after: this.#last }) - 1;
    this.tag(`<${tagName} ${STITCH}="${number}">`);
  }

  /** Something that stands nowhere in the source. */
  tag(text: string): void {
    this.text += text;
  }

  /** Where something in the text stands in the source. */
  position({ startOffset, endOffset }: { startOffset: number; endOffset: number }): Position {
    const start = this.offset(startOffset);
    const end = endOffset > startOffset ? this.offset(endOffset - 1) + 1 : start;
    return { start: this.#point(start), end: this.#point(Math.max(start, end)) };
  }

  #point(offset: number): Point {
    return { ...this.#lines.at(offset), offset };
  }

  /** Where a character of the text stands in the source. */
  offset(at: number): number {
    let low = 0;
    let high = this.#joints.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#joints[middle]!.at <= at) low = middle;
      else high = middle;
    }
    const joint = this.#joints[low];
    if (joint === undefined) return 0;
    return joint.from + Math.min(Math.max(0, at - joint.at), joint.length);
  }
}

const stitches = new RegExp(`<(?:div|x|p) ${STITCH}="(\\d+)">|</(?:div|x|p)>`, 'g');

/** The numbers of the pieces in what the parser took for text, and that text without them. */
export function piecesIn(text: string): { numbers: number[]; rest: string } {
  if (!text.includes(STITCH)) return { numbers: [], rest: text };
  const numbers: number[] = [];
  const rest = text.replace(stitches, (_, number: string | undefined) => {
    if (number !== undefined) numbers.push(Number(number));
    return ' ';
  });
  return { numbers, rest };
}
