/**
 * One line of a source as a terminal can show it, and what to write below it so that the carets
 * stand under the right characters. A terminal counts columns; a diagnostic counts UTF-16 code
 * units; what a reader sees as one character may be several of either.
 */
import stringWidth from 'string-width';

export interface Excerpt {
  source: string;
  underline: string;
}

export interface MarkedExcerpt {
  before: string;
  marked: string;
  after: string;
}

/** What a terminal shows of a long line. A paragraph is often one line. */
const WIDEST_COLUMNS = 96;
/** How much of a long line stays before the span. */
const BEFORE_COLUMNS = 32;
const TAB_COLUMNS = 4;
const ELLIPSIS = '…';

/** A character as a reader counts them: where it is in the line, what is printed for it. */
interface Cell {
  /** UTF-16 code units from 0. */
  start: number;
  end: number;
  text: string;
  /** Columns. */
  from: number;
  width: number;
}

/**
 * `column` and `endColumn` count UTF-16 code units from 1; `endColumn` is the first one behind the
 * span. Without it, or when the span is empty, one character is underlined.
 */
export function excerpt(line: string, column: number, endColumn?: number): Excerpt {
  const { visible, from, until, cutLeft, cutRight } = cut(line, column, endColumn);
  const offset = (visible[0]?.from ?? 0) - (cutLeft ? ELLIPSIS.length : 0);
  return {
    source: (cutLeft ? ELLIPSIS : '') + textOf(visible) + (cutRight ? ELLIPSIS : ''),
    underline: ' '.repeat(Math.max(0, from - offset)) + '^'.repeat(Math.max(1, until - from)),
  };
}

/** The same line for a page, which can mark the span itself; `marked` is empty behind the line. */
export function markedExcerpt(line: string, column: number, endColumn?: number): MarkedExcerpt {
  const { visible, from, until, cutLeft, cutRight } = cut(line, column, endColumn);
  return {
    before: (cutLeft ? ELLIPSIS : '') + textOf(visible.filter((cell) => cell.from < from)),
    marked: textOf(visible.filter((cell) => cell.from >= from && cell.from < until)),
    after: textOf(visible.filter((cell) => cell.from >= until)) + (cutRight ? ELLIPSIS : ''),
  };
}

/** What is shown of a line, and the columns that are marked. */
function cut(line: string, column: number, endColumn = column) {
  const cells = toCells(line);
  const start = column - 1;
  const end = Math.max(endColumn - 1, column);
  const marked = cells.filter((cell) => cell.end > start && cell.start < end);
  const last = cells.at(-1);
  const behind = last ? last.from + last.width : 0;
  const from = marked[0]?.from ?? behind;
  const to = marked.at(-1) ? marked.at(-1)!.from + marked.at(-1)!.width : behind + 1;

  const left = behind > WIDEST_COLUMNS ? Math.max(0, from - BEFORE_COLUMNS) : 0;
  const visible = cells.filter(
    (cell) => cell.from >= left && cell.from + cell.width <= left + WIDEST_COLUMNS,
  );
  const cutLeft = visible[0] !== cells[0];
  const cutRight = visible.at(-1) !== last;
  return { visible, from, until: Math.min(to, left + WIDEST_COLUMNS), cutLeft, cutRight };
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function toCells(line: string): Cell[] {
  let from = 0;
  return Array.from(graphemes.segment(line), ({ segment, index }) => {
    const text = printable(segment, from);
    const cell = {
      start: index,
      end: index + segment.length,
      text,
      from,
      width: stringWidth(text),
    };
    from += cell.width;
    return cell;
  });
}

/**
 * Controls and bidirectional marks would move the cursor or turn the line around: they are shown
 * by name. So is what nobody could see, such as a zero-width space.
 */
function printable(grapheme: string, column: number): string {
  if (grapheme === '\t') return ' '.repeat(TAB_COLUMNS - (column % TAB_COLUMNS));
  const hidden =
    /[\p{Cc}\p{Cs}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
  const text = Array.from(grapheme, (character) =>
    hidden.test(character)
      ? `<U+${character.codePointAt(0)!.toString(16).padStart(4, '0').toUpperCase()}>`
      : character,
  ).join('');
  return stringWidth(text) === 0
    ? `<U+${grapheme.codePointAt(0)!.toString(16).padStart(4, '0').toUpperCase()}>`
    : text;
}
