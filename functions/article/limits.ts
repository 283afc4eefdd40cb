/**
 * What a Markdown text must not hold, found line by line before the parser is started: the parser
 * and everything after it would take quadratic time, or run out of stack. All limits are counts, so
 * that a text is refused everywhere or nowhere; all are far above what an article needs.
 */
import type { Finding } from './diagnostics.ts';
import { placeAt } from './places.ts';

/** Lines of one text. */
const LINES = 20_000;
/** Lines without a blank one between. */
const BLOCK_LINES = 3_000;
/** Markers of lists and quotes at the beginning of one line. */
const DEPTH = 24;
/** The sum of their squares over all lines. */
const DEPTH_COST = 60_000;
/** Characters of indentation that anything begins with; code blocks excepted, nothing needs it. */
const INDENT = 400;
/** Characters of a text that may mean something to Markdown. */
const MARKS = 100_000;
/** Block quotes, tables, footnotes: how often each may begin. */
const BLOCKS = 1_000;

/** The first limit that a text exceeds. Linear time. */
export function exceeds(text: string): Finding | undefined {
  const tally = { lines: 0, blockLines: 0, depthCost: 0, marks: 0, blocks: 0, quoted: false };
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const reason = countLine(tally, text.slice(start, end));
    if (reason !== undefined) return { place: placeAt(text, start), reason };
    start = end + 1;
  }
  return undefined;
}

interface Tally {
  lines: number;
  blockLines: number;
  depthCost: number;
  marks: number;
  blocks: number;
  quoted: boolean;
}

function countLine(tally: Tally, line: string): string | undefined {
  const depth = markers(line);
  const quote = /^\s*>/.test(line);
  tally.lines++;
  tally.blockLines = line.trim() === '' ? 0 : tally.blockLines + 1;
  tally.depthCost += depth * depth;
  tally.marks += countMarks(line);
  if ((quote && !tally.quoted) || /^\s*(\[\^|\|?\s*:?-+:?\s*\|)/.test(line)) tally.blocks++;
  tally.quoted = quote;

  if (tally.lines > LINES) return `More than ${LINES} lines are not read: split the article.`;
  if (tally.blockLines > BLOCK_LINES)
    return `More than ${BLOCK_LINES} lines without a blank one are not read: add blank lines.`;
  if (depth > DEPTH)
    return `Lists and quotes are nested more than ${DEPTH} deep here: flatten them.`;
  if (tally.depthCost > DEPTH_COST)
    return 'Up to here there are more nested lists and quotes than are read: flatten them.';
  if (tally.marks > MARKS)
    return `Up to here there are more than ${MARKS} marks of Markdown: split the article.`;
  if (tally.blocks > BLOCKS)
    return `Up to here there are more than ${BLOCKS} quotes, tables and footnotes: split the article.`;
  if (depth > 0 && /^\s*/.exec(line)![0].length > INDENT)
    return `This line is indented by more than ${INDENT} characters: flatten it.`;
  return undefined;
}

/** How many list and quote markers a line begins with. */
function markers(line: string): number {
  let depth = 0;
  const marker = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:)/y;
  while (marker.test(line)) depth++;
  return depth;
}

function countMarks(line: string): number {
  let marks = 0;
  for (let i = 0; i < line.length; i++) if (isMark[line.charCodeAt(i)] === 1) marks++;
  return marks;
}

const isMark = new Uint8Array(65536);
for (const mark of '*_~[]!<&\\|`') isMark[mark.charCodeAt(0)] = 1;
