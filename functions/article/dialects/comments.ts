/**
 * Comments that are meant for those who write: `%% … %%` in Obsidian, `{/* … *\/}` in MDX, and
 * those of HTML. None of them is ever public, not even in the source that is published.
 */
import type { Html, Nodes, Parents, Root } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, TokenType } from 'micromark-util-types';
import { positionOf, type Dialect, type Reading } from '../markdown/dialect.ts';
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
    accepts: (_, before) => which === 1 || !isWord(before),
  });
}

function isWord(code: number | null): boolean {
  return code !== null && code > 0 && /[0-9A-Za-z]/.test(String.fromCharCode(code));
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
  const isMine = (node: Nodes) =>
    (node.type === 'lines' && node.of === BLOCK) || (node.type === 'html' && !!node.data?.unclosed);
  if (!children.some(isMine)) return;
  parent.children = children.flatMap((node) => {
    if (node.type === 'lines' && node.of === BLOCK) return fromBlock(node, reading);
    if (node.type === 'html' && node.data?.unclosed) sayUnclosed(node, reading);
    return [node];
  }) as never;
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
  const words = text.slice(end);
  if (words.trim() === '') return [comment];
  return [comment, ...reading.fragment([{ ...begin, text: words }]).children];
}

function sayUnclosed(node: Html, reading: Reading): void {
  const reason =
    'This comment is not closed before its text ends, so what follows may be public or lost: ' +
    'close it in the same paragraph, or put its marks on lines of their own.';
  const { start } = positionOf(node);
  reading.unread({ position: { start, end: start }, reason, grave: true });
}

/** From where to where the comments of a fresh tree stand in its source. */
export function commentsIn(tree: Root, text: string): [from: number, to: number][] {
  if (!/<!--|%%|\{\/\*/.test(text)) return [];
  const found: [number, number][] = [];
  const look = (node: Nodes) => {
    if (node.type === 'html') found.push(...commentsOf(node, text));
    if ('children' in node) node.children.forEach(look);
  };
  look(tree);
  return found.sort(([a], [b]) => a - b);
}

function commentsOf(node: Html, text: string): [number, number][] {
  const { start, end } = positionOf(node);
  const [from = 0, to = 0] = [start.offset, end.offset];
  if (node.value === '<!---->') return [[from, to]];
  const found: [number, number][] = [];
  for (let at = text.indexOf('<!--', from); at >= 0 && at < to;) {
    const close = text.indexOf('-->', at + 4);
    const behind = close < 0 || close + 3 > to ? to : close + 3;
    found.push([at, behind]);
    at = text.indexOf('<!--', behind);
  }
  return found;
}

/** A source without its comments; lines on which nothing else stood are gone. */
export function withoutComments(text: string, found: readonly [number, number][]): string {
  let rest = '';
  let from = 0;
  for (const [start, end] of found) {
    if (start < from) continue;
    const before = text.slice(from, start);
    const startsLine = /(?:^|\n)[ \t]*$/.test(from === 0 ? before : rest.slice(-1) + before);
    const [blank = ''] = /^[ \t]*(?:\n|$)/.exec(text.slice(end, end + 1000)) ?? [];
    if (startsLine && blank !== '') {
      rest += before.replace(/[ \t]+$/, '');
      from = end + blank.length;
    } else {
      rest += blank === '' ? before : before.replace(/[ \t]+$/, '');
      from = end;
    }
  }
  return rest + text.slice(from);
}
