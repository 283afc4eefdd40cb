/**
 * From the words of a text back to its source. The parser says where a node stands, but not where
 * its seventh character does: escapes, character references and the indentation of continued lines
 * are in the source and not in the words.
 */
import type { Position } from 'unist';
import type { Text } from 'mdast';

/** Several nodes made from one piece of source: words, an address, words again. */
interface Origin {
  position: Position | undefined;
  value: string;
  spans?: [number, number][];
}

interface Piece {
  /** Where it begins in the text, and within the words of its origin. */
  at: number;
  within: number;
  origin: Origin;
}

export class SourceMap {
  text = '';
  readonly #source: string;
  readonly #pieces: Piece[] = [];
  #origin: Origin | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds the words of a node. */
  words(node: Text): void {
    const origin = this.#originOf(node);
    this.#pieces.push({ at: this.text.length, within: origin.value.length, origin });
    origin.value += node.value;
    this.text += node.value;
  }

  /** Passes over words that are no part of the text. */
  unread(node: Text): void {
    this.#originOf(node).value += node.value;
  }

  /** Adds one character for a node that has no words. */
  object(character: string, { position }: { position?: Position | undefined }): void {
    this.#pieces.push({
      at: this.text.length,
      within: 0,
      origin: { position, value: character },
    });
    this.text += character;
  }

  /** Where a character of the text begins in the source. */
  start(index: number): number {
    return this.#find(index, 0);
  }

  /** Where it ends. */
  end(index: number): number {
    return this.#find(index, 1);
  }

  #find(index: number, side: 0 | 1): number {
    const piece = this.#pieces.findLast(({ at }) => at <= index);
    if (piece === undefined) return 0;
    const { origin, at, within } = piece;
    const from = origin.position?.start.offset ?? 0;
    const to = origin.position?.end.offset ?? from;
    origin.spans ??= align(this.#source.slice(from, to), origin.value);
    return from + (origin.spans[within + index - at]?.[side] ?? 0);
  }

  #originOf({ position }: Text): Origin {
    if (this.#origin === undefined || this.#origin.position !== position) {
      this.#origin = { position, value: '' };
    }
    return this.#origin;
  }
}

/** What may stand between two characters of a text: the end of a line and what begins the next. */
const GAP_LIMIT = 1000;

/** For each character of the words, from where to where it stands in what was written. */
export function align(written: string, words: string): [number, number][] {
  const spans: [number, number][] = [];
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    const length = referenceAt(written, at, words, i);
    if (length > 0) {
      spans.push([at, at + length]);
      // A character outside the basic plane is two code units.
      if (/[\uD800-\uDBFF]/.test(words[i]!)) spans[++i] = [at, at + length];
      at += length;
      continue;
    }
    // HTML shows a tab, and the end of a line, as a space.
    const isSame =
      written[at] === words[i] || (words[i] === ' ' && /[\t\n\f]/.test(written[at] ?? ''));
    const gap = isSame ? 0 : written.slice(at, at + GAP_LIMIT).indexOf(words[i]!);
    at += Math.max(0, gap);
    // What stands nowhere in the source takes nothing of it: the next character would be looked for
    // behind its place.
    spans.push([at, Math.min(at + 1, written.length)]);
    if (gap >= 0) at++;
  }
  return spans;
}

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;

function referenceAt(written: string, at: number, words: string, i: number): number {
  if (written[at] !== '&') return 0;
  reference.lastIndex = at;
  const match = reference.exec(written)?.[0];
  return match === undefined || words.startsWith(match, i) ? 0 : match.length;
}
