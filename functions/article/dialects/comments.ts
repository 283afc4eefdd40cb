/**
 * Comments that are meant for those who write: `%% … %%` in Obsidian, `{/* … *\/}` in MDX, those of
 * templates and of CriticMarkup, `[//]: # (…)`, and those of HTML. None of them is ever public, not even
 * in the source that is published.
 */
import type { Definition, Html, Node, Nodes, Parents } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, TokenType } from 'micromark-util-types';
import type { Point } from 'unist';
import { positionOf, type Dialect, type Reading } from '../markdown/dialect.ts';
import { titleOf } from '../markdown/fragment.ts';
import { rawSpan } from '../markdown/raw-span.ts';
import type { Span } from '../html/comments.ts';
import { linesFromMarkdown, wholeLines, type Lines } from '../markdown/whole-lines.ts';

const SPAN = 'comment' as TokenType;
const BLOCK = 'commentBlock';

interface Marks {
  open: string;
  close: string;
  /** Without the closing mark it is none. */
  closed?: true;
}

/** Of two that begin alike the longer one stands first. */
const marks: readonly Marks[] = [
  { open: '%%', close: '%%' },
  { open: '{{/*', close: '*/}}' },
  { open: '{/*', close: '*/}' },
  { open: '{>>', close: '<<}' },
  { open: '{{!--', close: '--}}' },
  { open: '{{!', close: '}}' },
  { open: '{# ', close: '#}', closed: true },
  { open: '{#- ', close: '#}', closed: true },
  { open: '{% comment %}', close: '{% endcomment %}' },
  { open: '{%- comment -%}', close: '{%- endcomment -%}' },
  { open: '{{< comment >}}', close: '{{< /comment >}}' },
  { open: '{{% comment %}}', close: '{{% /comment %}}' },
];

function marksOf(written: string): Marks {
  return marks.find(({ open }) => written.startsWith(open)) ?? marks[0]!;
}

/** By the character with which they begin. */
function constructs(make: (one: Marks) => Construct): Record<number, Construct[]> {
  const codes = [...new Set(marks.map(({ open }) => open.charCodeAt(0)))];
  const of = (code: number) => marks.filter(({ open }) => open.charCodeAt(0) === code).map(make);
  return Object.fromEntries(codes.map((code) => [code, of(code)]));
}

/** `[//]: # (…)`, of which a link could be made if anybody did. */
const asDefinition = /^[ \t>]*\[[^\]\n]{1,40}\]:[ \t]*(?:#|<#?>)/m;

export const comments: Dialect = {
  name: 'comments',
  about:
    '`%% … %%` (Obsidian), `{/* … */}` (MDX), `{# … #}`, `{% comment %}`, `{{! … }}` (Jekyll, Eleventy, ' +
    'Handlebars), `{>> … <<}` (CriticMarkup) and `[//]: # (…)` are left out everywhere, as HTML comments ' +
    'are: on the page, in the feeds, and in the Markdown that is published.',
  mayStandIn: (text) => marks.some(({ open }) => text.includes(open)) || asDefinition.test(text),
  syntax: {
    micromark: {
      flow: constructs(block),
      text: constructs(span),
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
      input:
        'Text.\n\n[//]: # (ask Dr X)\n\n{% comment %}\nand Dr Y\n{% endcomment %}\n\nMore {# soon #}.\n',
      output: '<p>Text.</p>\n<p>More .</p>',
    },
    {
      input: '50%% of people and 20%% of others.\n',
      output: '<p>50%% of people and 20%% of others.</p>',
    },
  ],
};

/** In the middle of a text, until it is taken out. */
interface PrivateComment extends Node {
  type: 'privateComment';
  /** It ends with the paragraph, and not with its mark. */
  unclosed: boolean;
}

declare module 'mdast' {
  interface RootContentMap {
    privateComment: PrivateComment;
  }
  interface PhrasingContentMap {
    privateComment: PrivateComment;
  }
}

function span({ open, close, closed }: Marks): Construct {
  return rawSpan({
    name: SPAN,
    open,
    close,
    mayStayOpen: closed !== true,
    // 50%% is a slip.
    accepts: (_, before) => open !== '%%' || before === null || before < 48 || before > 57,
  });
}

/** Whole lines; blank ones, too. Words behind the closing mark are none of it. */
function block({ open, close, closed }: Marks): Construct {
  const isLast = (line: string) => line.includes(close);
  return wholeLines({
    name: BLOCK,
    opens(line) {
      if (!line.startsWith(open)) return undefined;
      const end = line.indexOf(close, open.length);
      if (end < 0) return closed ? undefined : (next) => (isLast(next) ? 'last' : 'in');
      return line.slice(end + close.length).trim() === '' ? 'alone' : undefined;
    },
  });
}

function enter(this: CompileContext, token: Token): undefined {
  const written = this.sliceSerialize(token);
  const { open, close } = marksOf(written);
  const unclosed = written.length < open.length + close.length || !written.endsWith(close);
  this.enter({ type: 'privateComment', unclosed }, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function tidy(parent: Parents, reading: Reading): void {
  const children = parent.children as Nodes[];
  for (const node of children) if (node.type === 'html') blankWithin(node, reading);
  if (!children.some(isMine)) return;
  const rest = children.flatMap((node) => {
    if (!isMine(node)) return [node];
    return node.type === 'lines' ? fromBlock(node, reading) : takeOut(node, reading);
  });
  const isBlank = rest.every((node) => node.type === 'text' && node.value.trim() === '');
  parent.children = (isBlank ? [] : rest) as never;
}

function isMine(node: Nodes): node is Lines | PrivateComment | Definition {
  if (node.type === 'definition') return isRemark(node);
  return node.type === 'privateComment' || (node.type === 'lines' && node.of === BLOCK);
}

/** It leads nowhere, and is called as nobody calls a link. */
function isRemark({ identifier, url, title }: Definition): boolean {
  if (url !== '' && url !== '#') return false;
  return (
    identifier === '//' ||
    (typeof title === 'string' && /^(?:[^\p{L}\p{N}]+|comments?|todo)$/u.test(identifier))
  );
}

function takeOut(node: PrivateComment | Definition, reading: Reading): Nodes[] {
  const { start, end } = positionOf(node);
  reading.comment([start.offset ?? 0, end.offset ?? 0]);
  if (node.type === 'privateComment' && node.unclosed) sayUnclosed(start, reading);
  return [];
}

/** Words behind the closing mark are a paragraph. */
function fromBlock(node: Lines, reading: Reading): Nodes[] {
  const { start, end } = positionOf(node);
  const { open, close } = marksOf(node.lines[0]!.text);
  const last = node.lines.at(-1)!;
  const at = last.text.indexOf(close, node.lines.length === 1 ? open.length : 0);
  if (at < 0) sayUnclosed(start, reading);
  const behind = at < 0 ? last.text.length : at + close.length;
  for (const one of spansOf(node, last.offset + behind, reading.text)) reading.comment(one);
  const text = last.text.slice(behind).trimStart();
  const begun = last.text.length - text.length;
  const first = { line: last.line, column: last.column + begun, offset: last.offset + begun };
  const children = titleOf({ ...first, text }, reading);
  return children.length === 0
    ? []
    : [{ type: 'paragraph', children, position: { start: first, end } }];
}

/** One, but in a cell of a table that is drawn: there other cells stand between its lines. */
function spansOf({ lines }: Lines, end: number, source: string): Span[] {
  const spans: Span[] = [];
  for (const { offset, text } of lines) {
    const before = spans.at(-1);
    if (before !== undefined && /^[\s>]*$/.test(source.slice(before[1], offset)))
      before[1] = offset + text.length;
    else spans.push([offset, offset + text.length]);
  }
  spans.at(-1)![1] = end;
  return spans;
}

/** Within HTML, too, where Markdown does not look: spaces, so that everything stays in its place. */
function blankWithin(node: Html, reading: Reading): void {
  if (!marks.some(({ open }) => node.value.includes(open))) return;
  const { start, end } = positionOf(node);
  const from = start.offset ?? 0;
  for (const { 0: found, index } of reading.text.slice(from, end.offset).matchAll(withinHtml)) {
    if (isTag(found)) continue;
    reading.comment([from + index, from + index + found.length]);
    const { open, close } = marksOf(found);
    const isClosed = found.length >= open.length + close.length && found.endsWith(close);
    if (!isClosed) sayUnclosed(start, reading);
  }
  node.value = node.value.replace(withinHtml, (found) =>
    isTag(found) ? found : found.replace(/[^\n]/g, ' '),
  );
}

/** Tags are passed over: a URL may hold %%, too. A number before %% is a share. */
const withinHtml = new RegExp(
  [
    '<[^<>]*>',
    ...marks.map(({ open, close, closed }) => {
      const [from, to] = [open, close].map((mark) => mark.replace(/[{}|*!]/g, '\\$&'));
      return `${open === '%%' ? '(?<!\\d)' : ''}${from}[^]*?(?:${to}${closed ? '' : '|$'})`;
    }),
  ].join('|'),
  'g',
);

function isTag(found: string): boolean {
  return found.startsWith('<');
}

function sayUnclosed(start: Point, reading: Reading): void {
  const reason =
    'This comment is not closed before its text ends, so what follows may be public or lost: ' +
    'close it in the same paragraph, or put its marks on lines of their own.';
  reading.unread({ position: { start, end: start }, reason, grave: true });
}
