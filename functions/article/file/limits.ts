/**
 * What a Markdown text must not hold, found line by line before the parser is started: the parser
 * and everything after it would take quadratic time, or run out of stack. All limits are counts, so
 * that a text is refused everywhere or nowhere; all are far above what an article needs. What they
 * keep out, and how long what they let in can take, is measured in test/hostile.
 */
import type { Remark } from '../diagnostics.ts';
import { positionAt } from '../positions.ts';

/** Lines of one text. */
const LINES = 20_000;
/** Lines without a blank one between. */
const BLOCK_LINES = 3_000;
/** Markers of lists, quotes, definitions and admonitions at the beginning of one line. */
const DEPTH = 24;
/** The sum of their squares over all lines. */
const DEPTH_COST = 60_000;
/** Characters of indentation before a list or a quote. */
const INDENT = 400;
/** Characters of a text that may mean something to Markdown. */
const MARKS = 100_000;
/**
 * Whenever a list, quote, table or footnote begins or ends, the parser copies all that came before:
 * so many lines may be copied altogether.
 */
const COPIED_LINES = 15_000_000;

/** The first limit that a text exceeds. Linear time. */
export function exceeds(text: string): Remark | undefined {
  const counts = { lines: 0, blockLines: 0, depth: 0, marks: 0, copied: 0 };
  const tally: Tally = { ...counts, shape: '', marked: false };
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const reason = countLine(tally, text.slice(start, end));
    if (reason !== undefined) return { position: positionAt(text, start), reason };
    start = end + 1;
  }
  return undefined;
}

interface Tally {
  lines: number;
  blockLines: number;
  /** The sum of squares. */
  depth: number;
  marks: number;
  copied: number;
  /** How the last line that is not blank begins. */
  shape: string;
  /** There was a marker since the last blank line. */
  marked: boolean;
}

function countLine(tally: Tally, line: string): string | undefined {
  const words = line.trimStart();
  const { shape, depth } = beginning(line);
  tally.lines++;
  tally.marks += countMarks(line);
  tally.depth += depth * depth;
  tally.copied += copies(tally, words, shape);
  if (words === '') Object.assign(tally, { blockLines: 0, marked: false });
  else Object.assign(tally, { blockLines: tally.blockLines + 1, shape });
  if (depth > 0) tally.marked = true;

  if (tally.lines > LINES) return `More than ${LINES} lines are not read: split the article.`;
  if (tally.blockLines > BLOCK_LINES)
    return `More than ${BLOCK_LINES} lines without a blank one are not read: add blank lines.`;
  if (depth > DEPTH)
    return `Lists and quotes are nested more than ${DEPTH} deep here: flatten them.`;
  if (tally.depth > DEPTH_COST)
    return 'Up to here there are more nested lists and quotes than are read: flatten them.';
  if (depth > 0 && line.length - words.length > INDENT)
    return `This line is indented by more than ${INDENT} characters: flatten it.`;
  if (tally.marks > MARKS)
    return `Up to here there are more than ${MARKS} marks of Markdown: split the article.`;
  if (tally.copied > COPIED_LINES)
    return 'Up to here there are more lists, quotes and tables than are read: split the article.';
  return undefined;
}

/** Its indentation and markers, such as `  -> `, whatever is numbered or labelled; and how many. */
function beginning(line: string): { shape: string; depth: number } {
  const marker = /([ \t]*)(?:(>)|([-+*:]|\d{1,9}[.)]|[!?]{3}\+?)(?=[ \t]|$)|\[\^[^\]\s]+\]:)/y;
  let shape = '';
  let depth = 0;
  let end = 0;
  for (let match = marker.exec(line); match !== null; match = marker.exec(line)) {
    const [, indentation = '', quote, item] = match;
    shape += indentation + (quote ?? (item === undefined ? '^' : '-'));
    depth++;
    end = marker.lastIndex;
  }
  const rest = line.slice(end);
  return { shape: shape + rest.slice(0, rest.length - rest.trimStart().length), depth };
}

/** Lines that the parser copies, or compares, because of this one. */
function copies(tally: Tally, words: string, shape: string): number {
  const { lines, blockLines, marked } = tally;
  if (words === '') return 0;
  if (isTableDelimiter(words)) return lines * 2;
  if (shape !== tally.shape || (blockLines > 0 && isUnderline(words))) return lines;
  // A line that goes on in a quote or list without a marker is compared with the whole paragraph.
  return marked ? blockLines : 0;
}

function isTableDelimiter(words: string): boolean {
  return /^\|?\s*:?-+:?\s*\|/.test(words);
}

/** Of a heading in the style `Heading` over `=======`. */
function isUnderline(words: string): boolean {
  return /^(=+|-+)\s*$/.test(words);
}

function countMarks(line: string): number {
  let marks = 0;
  for (let i = 0; i < line.length; i++) if (isMark[line.charCodeAt(i)] === 1) marks++;
  return marks;
}

const isMark = new Uint8Array(65536);
for (const mark of '*_~[]!<&\\|`^$=%') isMark[mark.charCodeAt(0)] = 1;
