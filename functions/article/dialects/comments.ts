/**
 * Comments that are meant for those who write: `%% … %%` in Obsidian, `{/* … *\/}` in MDX, and
 * those of HTML. None of them is ever public, not even in the source that is published.
 */
import type { Html, Nodes, Parents, Root, Text } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, TokenType } from 'micromark-util-types';
import type { Point } from 'unist';
import { positionOf, type Dialect, type Reading, type Unread } from '../markdown/dialect.ts';
import { titleOf } from '../markdown/fragment.ts';
import { rawSpan } from '../markdown/raw-span.ts';
import { linesFromMarkdown, wholeLines, type Lines } from '../markdown/whole-lines.ts';

const SPAN = 'comment' as TokenType;
const BLOCK = 'commentBlock';

const marks = [
  ['%%', '%%'],
  ['{/*', '*/}'],
] as const;

export const comments: Dialect = {
  name: 'comments',
  about:
    '`%% … %%` (Obsidian) and `{/* … */}` (MDX) are left out everywhere, as HTML comments are: on ' +
    'the page, in the feeds, and in the Markdown that is published.',
  mayStandIn: (text) => marks.some(([open]) => text.includes(open)),
  syntax: {
    micromark: {
      flow: { [37]: block(0), [123]: block(1) },
      text: { [37]: span(0), [123]: span(1) },
    },
    mdast: {
      enter: { ...linesFromMarkdown(BLOCK).enter, [SPAN]: enter },
      exit: { ...linesFromMarkdown(BLOCK).exit, [SPAN]: exit },
    },
  },
  tidy,
  examples: [
    {
      input: 'Text. %% ask Dr X %%\n\n{/* todo:\n\ncheck the dose */}\n\nMore.\n',
      output: '<p>Text. </p>\n<p>More.</p>',
    },
    {
      input: '50%% of people and 20%% of others.\n',
      output: '<p>50%% of people and 20%% of others.</p>',
    },
  ],
};

declare module 'mdast' {
  interface HtmlData {
    /** A comment in the middle of a text that ends with the paragraph, and not with its mark. */
    unclosed?: boolean;
    /** From where to where comments of other dialects stand in a piece of HTML, in the source. */
    comments?: [from: number, to: number][];
  }
}

function span(which: 0 | 1): Construct {
  const [open, close] = marks[which];
  return rawSpan({
    name: SPAN,
    open,
    close,
    mayStayOpen: true,
    // 50%% is a slip.
    accepts: (_, before) => which === 1 || before === null || before < 48 || before > 57,
  });
}

/** Whole lines; blank ones, too. Words behind the closing mark are none of it. */
function block(which: 0 | 1): Construct {
  const [open, close] = marks[which];
  const isLast = (line: string) => line.includes(close);
  return wholeLines({
    name: BLOCK,
    opens(line) {
      if (!line.startsWith(open)) return undefined;
      const end = line.indexOf(close, open.length);
      if (end < 0) return (next) => (isLast(next) ? 'last' : 'in');
      return line.slice(end + close.length).trim() === '' ? 'alone' : undefined;
    },
  });
}

function enter(this: CompileContext, token: Token): undefined {
  const written = this.sliceSerialize(token);
  const [, close] = marks[written.startsWith('%') ? 0 : 1];
  const unclosed = written.length < 4 || !written.endsWith(close);
  this.enter({ type: 'html', value: '<!---->', ...(unclosed && { data: { unclosed } }) }, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** What the rest of the program knows already: an HTML comment, without its words. */
function tidy(parent: Parents, reading: Reading): void {
  const children = parent.children as Nodes[];
  for (const node of children) {
    if (node.type !== 'html') continue;
    if (node.data?.unclosed) sayUnclosed(node, reading);
    else blankWithin(node, reading);
  }
  if (!children.some(isBlock)) return;
  parent.children = children.flatMap((node) =>
    isBlock(node) ? fromBlock(node, reading) : [node],
  ) as never;
}

function isBlock(node: Nodes): node is Lines {
  return node.type === 'lines' && node.of === BLOCK;
}

/** Within HTML, too, where Markdown does not look: spaces, so that everything stays in its place. */
function blankWithin(node: Html, reading: Reading): void {
  if (!marks.some(([open]) => node.value.includes(open))) return;
  const { start, end } = positionOf(node);
  const from = start.offset ?? 0;
  const found = [...reading.text.slice(from, end.offset).matchAll(withinHtml)].filter(isNoTag);
  if (found.some(([comment]) => !/^%%.*%%$|^\{.*\*\/\}$/s.test(comment)))
    sayUnclosed(node, reading);
  const ranges = found.map(({ index, 0: { length } }): [number, number] => [
    from + index,
    from + index + length,
  ]);
  node.value = node.value.replace(withinHtml, (found) =>
    isNoTag([found]) ? found.replace(/[^\n]/g, ' ') : found,
  );
  node.data = { ...node.data, comments: ranges };
}

/** Tags are passed over: a URL may hold %%, too. */
const withinHtml = /<[^<>]*>|(?<!\d)%%(?:[^%]|%(?!%))*(?:%%|$)|\{\/\*[^]*?(?:\*\/\}|$)/g;

function isNoTag([found]: readonly string[]): boolean {
  return !found!.startsWith('<');
}

function fromBlock(node: Lines, reading: Reading): Nodes[] {
  const [open, close] = marks[node.lines[0]!.text.startsWith('%') ? 0 : 1];
  const last = node.lines.at(-1)!;
  const from = node.lines.length === 1 ? open.length : 0;
  const at = last.text.indexOf(close, from);
  const comment: Html = { type: 'html', value: '<!---->', position: positionOf(node) };
  if (at < 0) {
    sayUnclosed(comment, reading);
    return [comment];
  }
  const end = at + close.length;
  const { line, column, offset, text } = last;
  const begin = { line, column: column + end, offset: offset + end };
  comment.position = { start: comment.position!.start, end: begin };
  const words = text.slice(end).trimStart();
  const spaces = text.length - end - words.length;
  const first = { line, column: begin.column + spaces, offset: begin.offset + spaces };
  const children = titleOf({ ...first, text: words }, reading);
  if (children.length === 0) return [comment];
  return [
    comment,
    { type: 'paragraph', children, position: { start: first, end: positionOf(node).end } },
  ];
}

function sayUnclosed(node: Html, reading: Reading): void {
  reading.unread(unclosedAt(positionOf(node).start));
}

function unclosedAt(start: Point): Unread {
  const reason =
    'This comment is not closed before its text ends, so what follows may be public or lost: ' +
    'close it in the same paragraph, or put its marks on lines of their own.';
  return { position: { start, end: start }, reason, grave: true };
}

export interface Comments {
  /** From where to where they stand in the source. */
  ranges: [from: number, to: number][];
  /** Those of HTML that are none, because a paragraph or everything ends before them. */
  unclosed: Unread[];
}

/** The comments of a fresh tree. */
export function commentsIn(tree: Root, text: string): Comments {
  const found: Comments = { ranges: [], unclosed: [] };
  if (!/<!--|%%|\{\/\*/.test(text)) return found;
  const look = (node: Nodes) => {
    if (node.type === 'html') takeComments(node, text, found);
    else if (node.type === 'text' && node.value.includes('<!--')) takeUnclosed(node, text, found);
    if ('children' in node) node.children.forEach(look);
  };
  look(tree);
  found.ranges.sort(([a], [b]) => a - b);
  return found;
}

function takeComments(node: Html, text: string, { ranges, unclosed }: Comments): void {
  const { start, end } = positionOf(node);
  const [from = 0, to = 0] = [start.offset, end.offset];
  ranges.push(...(node.data?.comments ?? []));
  if (node.value === '<!---->') {
    ranges.push([from, to]);
    return;
  }
}

/** What begins like a comment, in words; `\<!--` and `&lt;!--` are only written about. */
function takeUnclosed(node: Text, text: string, { unclosed }: Comments): void {
  const { start, end } = positionOf(node);
  const written = text.slice(start.offset, end.offset);
  if (/(?<!\\)<!--/.test(written)) unclosed.push(unclosedAt(start));
}

/** A source without its comments; lines on which nothing else stood are gone. */
export function withoutComments(text: string, ranges: readonly [number, number][]): string {
  let rest = '';
  let from = 0;
  for (const [start, end] of ranges) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    const words = spacesBefore(text, begin, from);
    const line = spacesBehind(text, end);
    const endsLine = line === text.length || text[line] === '\n';
    const startsLine = words === 0 || text[words - 1] === '\n';
    rest += text.slice(from, begin);
    if (endsLine) rest = rest.slice(0, spacesBefore(rest, rest.length, 0));
    from = endsLine && startsLine ? Math.min(line + 1, text.length) : end;
  }
  return rest + text.slice(from);
}

function spacesBefore(text: string, end: number, least: number): number {
  let at = end;
  while (at > least && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

function spacesBehind(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
