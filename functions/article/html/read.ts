/**
 * HTML in Markdown, read into the tree: what this leaves holds no HTML any more. Blocks and words
 * are read where they stand, so that nothing that is never closed reaches further than its list
 * item, quote or paragraph; only tags of blocks hold together what stands between them, as
 * CommonMark and browsers have it.
 */
import type { Html, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { Lines } from '../positions.ts';
import { countWords } from '../../base/words.ts';
import type { Strings } from '../../site/strings/index.ts';
import { isOnlyComments, openComments, spanOf, type Span } from './comments.ts';
import { Converter, type Found } from './convert.ts';
import { closers, hasBlockTag } from './inline-tags.ts';
import type { LeftOut } from './left-out.ts';
import { isClosed, lostPiece } from './lost.ts';
import { blocks, isPhrasing, phrases, type Mixed } from './runs.ts';
import { Seam } from './seam.ts';
import { isComment, parseHtml, TooMuchHtml, walk, type Node, type Parsed } from './tree.ts';

/** What is to be told of an article's HTML. */
export interface HtmlRead {
  /** In order of place. */
  leftOut: LeftOut[];
  /** In order of place. */
  comments: Span[];
  /** It is more than is read, and the article is refused. */
  tooMuch?: { what: 'depth' | 'nodes'; position: Position };
}

/**
 * Reads the HTML in a fresh tree, which it changes in place; `text` is its source, and `strings` are
 * in its language. Never throws.
 */
export function readHtml(tree: Root, text: string, strings: Strings): HtmlRead {
  const reader = new HtmlReader(text, strings);
  if (text.includes('<')) {
    for (const { position } of openComments(tree, text)) {
      if (position) reader.found.leftOut.push({ why: 'comment', what: '<!--', words: 0, position });
    }
    try {
      reader.read(tree);
    } catch (thrown) {
      if (!(thrown instanceof TooMuchHtml)) throw thrown;
    }
  }
  const { tooMuch } = reader;
  const comments = reader.comments.sort(([a], [b]) => a - b);
  const leftOut = reader.found.leftOut.sort((a, b) => offsetOf(a) - offsetOf(b));
  return { leftOut, comments, ...(tooMuch && { tooMuch }) };
}

function offsetOf({ position }: LeftOut): number {
  return position.start.offset ?? 0;
}

/** Pieces of HTML that may be read by themselves because they swallow what comes after them. */
const ALONE_LIMIT = 8;

class HtmlReader {
  readonly found: Found = { leftOut: [], unknown: new Set() };
  readonly comments: Span[] = [];
  tooMuch: HtmlRead['tooMuch'];
  readonly #text: string;
  readonly #strings: Strings;
  readonly #used = { nodes: 0 };
  #lines: Lines | undefined;
  #wanted: ReadonlySet<string> | undefined;

  constructor(text: string, strings: Strings) {
    this.#text = text;
    this.#strings = strings;
  }

  /** From the inside out. */
  read(parent: Parents): void {
    for (const child of parent.children) if ('children' in child) this.read(child);
    if (parent.type === 'paragraph' || !parent.children.some(isRead)) return;
    if (isPhrasing(parent) || parent.type === 'heading' || parent.type === 'tableCell') {
      parent.children = this.#words(parent.children);
    } else parent.children = this.#flow(parent.children as RootContent[]);
  }

  #words(nodes: PhrasingContent[]): PhrasingContent[] {
    return this.#easy(nodes) ?? phrases(this.#convert(nodes, true), () => undefined);
  }

  #flow(nodes: RootContent[]): RootContent[] {
    const from = nodes.findIndex(isBlockHtml);
    const to = nodes.findLastIndex(isBlockHtml) + 1;
    const alone = (node: RootContent) =>
      node.type === 'paragraph' && isRead(node) ? this.#paragraph(node) : [node];
    if (from < 0) return nodes.flatMap(alone);
    return [
      ...nodes.slice(0, from).flatMap(alone),
      ...blocks(this.#convert(nodes.slice(from, to), false)),
      ...nodes.slice(to).flatMap(alone),
    ];
  }

  /** One that holds no tag of a block. */
  #paragraph(node: Paragraph): RootContent[] {
    const mixed = this.#easy(node.children) ?? this.#convert(node.children, true);
    return mixed.every(isPhrasing) ? [{ ...node, children: mixed }] : blocks(mixed);
  }

  /** Line breaks and comments need no parser; undefined where there is more. */
  #easy(nodes: PhrasingContent[]): PhrasingContent[] | undefined {
    const isEasy = (node: Nodes) =>
      node.type !== 'html' || isLineBreak(node) || isOnlyComments(node);
    if (!nodes.every(isEasy)) return undefined;
    return nodes.flatMap((node): PhrasingContent[] => {
      if (node.type !== 'html') return [node];
      const { position } = node;
      if (isLineBreak(node)) return [{ type: 'break', ...(position && { position }) }];
      this.comments.push(spanOf(node));
      return [];
    });
  }

  #convert(nodes: readonly RootContent[], isInline: boolean): Mixed {
    const alone = new Map<Html, Mixed>();
    for (;;) {
      const seam = this.#seam();
      sew(nodes, { seam, alone, isInline });
      const parsed = this.#parse(seam);
      const lost = lostPiece(parsed.nodes, seam);
      if (lost === undefined) {
        this.comments.push(...commentsAmong(nodes));
        return this.#understood(seam, parsed);
      }
      const toBlame = seam.pieces[lost]!.after;
      const all = alone.size < ALONE_LIMIT && toBlame !== undefined ? [toBlame] : htmlIn(nodes);
      for (const node of all) if (!alone.has(node)) alone.set(node, this.#byItself(node));
    }
  }

  /** HTML that swallows what comes after it, when there is nothing after it. */
  #byItself(node: Html): Mixed {
    const seam = this.#seam();
    seam.html(node);
    return this.#understood(seam, this.#parse(seam));
  }

  #seam(): Seam {
    this.#lines ??= new Lines(this.#text);
    return new Seam(this.#text, this.#lines);
  }

  #parse(seam: Seam): Parsed {
    try {
      return parseHtml(seam.text, this.#used);
    } catch (thrown) {
      if (!(thrown instanceof TooMuchHtml)) throw thrown;
      const { what, offset } = thrown;
      const position = seam.position({ startOffset: offset, endOffset: offset });
      this.tooMuch = { what, position };
      throw thrown;
    }
  }

  #understood(seam: Seam, { nodes, unclosed }: Parsed): Mixed {
    for (const node of walk(nodes)) if (isComment(node)) this.#comment(node, seam);
    if (unclosed !== undefined) this.#unclosed(seam, unclosed);
    this.#wanted ??= fragmentsIn(this.#text);
    const converter = new Converter(seam, this.found, this.#wanted, this.#strings);
    const mixed = converter.all(nodes);
    return [...mixed, ...converter.definitions];
  }

  #comment(node: Node, seam: Seam): void {
    const location = node.sourceCodeLocation;
    if (!location || !isComment(node)) return;
    const position = seam.position(location);
    const isOurs = seam.text.startsWith('<!--', location.startOffset);
    if (isOurs) {
      this.comments.push(spanOf({ position }));
      if (isClosed(location, seam.text)) return;
    }
    const { words } = countWords(node.data);
    const what = isOurs ? '<!--' : shown(seam.text.slice(location.startOffset));
    this.found.leftOut.push({ why: isOurs ? 'comment' : 'code', what, words, position });
  }

  /** A tag in the middle of which the text ends, and with it what it has swallowed. */
  #unclosed(seam: Seam, startOffset: number): void {
    const position = seam.position({ startOffset, endOffset: seam.text.length });
    const written = seam.text.slice(startOffset);
    const end = written.indexOf('>');
    const words = end < 0 ? 0 : countWords(written.slice(end).replace(/<[^>]*>?/g, ' ')).words;
    this.found.leftOut.push({ why: 'unclosed', what: shown(written), words, position });
  }
}

/** Comments that stand by themselves need no parser, and may have been written in other words. */
function commentsAmong(nodes: readonly RootContent[]): Span[] {
  return htmlIn(nodes).filter(isOnlyComments).map(spanOf);
}

/** `<?php`, `<div` */
function shown(written: string): string {
  return /^<[^\s>]{0,20}/.exec(written)?.[0] ?? '<';
}

function isLineBreak({ value }: Html): boolean {
  return /^<br\s*\/?>$/i.test(value);
}

function isRead(node: Nodes): boolean {
  if (node.type === 'html') return true;
  return node.type === 'paragraph' && node.children.some(({ type }) => type === 'html');
}

function isBlockHtml(node: Nodes): boolean {
  return node.type === 'html' || (node.type === 'paragraph' && hasBlockTag(node.children));
}

function htmlIn(nodes: readonly RootContent[]): Html[] {
  return nodes.flatMap((node) => {
    if (node.type === 'html') return [node];
    return node.type === 'paragraph' ? htmlIn(node.children) : [];
  });
}

interface Sewing {
  seam: Seam;
  /** HTML that has been read by itself. */
  alone: ReadonlyMap<Html, Mixed>;
  isInline: boolean;
}

function sew(nodes: readonly RootContent[], sewing: Sewing): void {
  const { seam, alone, isInline } = sewing;
  for (const node of nodes) {
    const read = node.type === 'html' ? alone.get(node) : undefined;
    if (read !== undefined) {
      for (const one of read) seam.piece(one, isPhrasing(one) ? 'x' : 'div');
    } else if (node.type === 'html') {
      if (!isOnlyComments(node)) seam.html(node);
    } else if (node.type === 'paragraph' && isRead(node)) {
      seam.open(node, 'p');
      sew(node.children, { seam, alone, isInline: true });
      const tags = htmlIn(node.children).filter((tag) => !alone.has(tag));
      seam.tag(`${closers(tags)}</p>`);
    } else seam.piece(node, isInline ? 'x' : 'div');
    if (!isInline) seam.tag('\n');
  }
}

/** Every `#place` that the text may link to. Linear time. */
function fragmentsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, name] of text.matchAll(/#([^\s"'()<>#]{1,100})/g)) {
    found.add(name!);
    if (name!.includes('%')) found.add(decoded(name!));
  }
  return found;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
