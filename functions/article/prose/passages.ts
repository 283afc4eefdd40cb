/**
 * The running text of an article, passage by passage, as rules about words need it: without markup,
 * and with the way back to where each word stands in the source.
 *
 * What others have said (block quotes, references) and what is no prose (code) is no passage.
 */
import type { Nodes, PhrasingContent, RootContent, Table, Text } from 'mdast';
import { memoize } from '../../base/memoize.ts';
import type { Remark } from '../diagnostics.ts';
import type { ParsedArticle } from '../model.ts';
import { type Position, Lines } from '../positions.ts';
import { isBlock } from '../html/runs.ts';
import { plain } from '../markdown/plain-text.ts';
import { SourceMap } from '../markdown/source-map.ts';
import type { Part } from '../markdown/structure.ts';
import { citesInWords, isSourceLine } from './citations.ts';
import { isOnTheWeb, referenceLists, referencesIn } from './reference-lists.ts';

/** Stands in a passage's text for what has no words: a citation, a picture, code, an address. */
export const OBJECT = '\uFFFC';
/** Ends a line that the author ended: no sentence goes on behind it. */
export const LINE_END = '\u2028';

type Kind = 'title' | 'description' | 'heading' | 'paragraph' | 'item' | 'cell';

/** A stretch of a text, in code units. */
export interface Span {
  from: number;
  to: number;
}

export interface Passage {
  kind: Kind;
  /** Of a heading that begins a section, its level; those in boxes and quotes begin none. */
  level?: number;
  /** One line; where the source was only wrapped is a space, and nothing else is changed. */
  text: string;
  /** A source is named here, or by what it belongs to: its table, or the words that lead to a list. */
  cited: boolean;
  /** Where words are a link to another page: what they are called there. */
  links: readonly Span[];
  /** Of a cell: what stands at the head of its column. */
  column?: string;
  /** The section it stands in; the front matter is none. */
  part?: Part;
  /** A remark on a stretch of the text; its suggestion stays only where the span is exact. */
  remark: (from: number, to: number, reason: string, suggestion?: string) => Remark;
}

/** In their order: title and description, then the text. Read once an article. */
export const passages = memoize((article: ParsedArticle): readonly Passage[] => {
  const reader = new Reader(article);
  return [...reader.fields(), ...reader.body()];
});

/** What stands in quotes and references: no words of the article's own, but words on its page. */
export function quotedPassages(article: ParsedArticle): Passage[] {
  return [...new Reader(article).quoted()];
}

class Reader {
  readonly #article: ParsedArticle;
  readonly #lines: Lines;
  readonly #numbered: boolean;

  constructor(article: ParsedArticle) {
    this.#article = article;
    this.#lines = new Lines(article.text);
    this.#numbered = referenceLists(article.structure).length > 0;
  }

  *fields(): Iterable<Passage> {
    for (const kind of ['title', 'description'] as const) {
      const text = this.#article.frontMatter[kind];
      if (text !== undefined) yield this.#field(kind, text);
    }
  }

  *body(): Iterable<Passage> {
    for (const part of this.#article.structure.parts) {
      if (part.heading !== undefined) {
        const { node } = part.heading;
        yield { ...this.#prose('heading', node, part, false), level: node.depth };
      }
      const { references, more } = referencesIn(part);
      const others = new Set<Nodes>([...references, ...more]);
      const own = part.nodes.filter((node) => !others.has(node));
      yield* this.#blocks(own, part, 'paragraph', false);
    }
  }

  *quoted(): Iterable<Passage> {
    const { parts, notes } = this.#article.structure;
    for (const part of parts) {
      yield* this.#quotes(part.nodes, part);
      const { references, more } = referencesIn(part);
      yield* this.#blocks([...references, ...more], part, 'paragraph', false);
    }
    for (const { node } of notes)
      yield* this.#blocks(node.children, { nodes: [], cites: [] }, 'paragraph', false);
  }

  *#quotes(nodes: readonly Nodes[], part: Part): Iterable<Passage> {
    for (const node of nodes) {
      if (node.type === 'blockquote') {
        yield* this.#blocks(node.children, part, 'paragraph', false);
        yield* this.#quotes(node.children, part);
      } else if ('children' in node && node.type !== 'paragraph') {
        yield* this.#quotes(node.children, part);
      }
    }
  }

  *#blocks(nodes: readonly Nodes[], part: Part, kind: Kind, led: boolean): Iterable<Passage> {
    let before = led;
    for (const [i, node] of nodes.entries()) {
      if (node.type === 'paragraph') {
        const passage = this.#prose(kind, node, part, led);
        before = passage.cited;
        yield passage;
        continue;
      }
      if (node.type === 'heading') {
        yield this.#prose('heading', node, part, false);
        continue;
      }
      const cited = before || isSource(nodes[i + 1]);
      if (node.type === 'list') {
        for (const item of node.children) yield* this.#blocks(item.children, part, 'item', cited);
      } else if (node.type === 'table') {
        yield* this.#cells(node, part, cited);
      } else if ('children' in node && node.type !== 'blockquote') {
        // What a dialect puts around paragraphs: a box, a list of definitions.
        yield* this.#blocks(node.children as Nodes[], part, kind, cited);
      } else before = led;
    }
  }

  *#cells(table: Table, part: Part, led: boolean): Iterable<Passage> {
    const heads = table.children[0]?.children.map((cell) => plain(cell)) ?? [];
    const cells = table.children.flatMap((row) =>
      row.children.flatMap((cell, i) => {
        const column = heads[i] ?? '';
        if (!cell.children.some(isBlock))
          return [{ ...this.#prose('cell', cell, part, led), column }];
        const passages = [...this.#blocks(cell.children, part, 'cell', led)];
        return passages.map((passage) => ({ ...passage, column }));
      }),
    );
    const cited = cells.some((cell) => cell.cited);
    for (const cell of cells) yield { ...cell, cited };
  }

  #prose(
    kind: Kind,
    node: { children: readonly PhrasingContent[] },
    part: Part,
    led: boolean,
  ): Passage {
    const map = new SourceMap(this.#article.text);
    const links: Span[] = [];
    const cites = read(node.children, map, links);
    const lines = map.text.split('\n');
    const text = lines.join(isByLine(lines) ? LINE_END : ' ');
    return {
      // A table that the parser could not read is not a sentence either.
      kind: kind !== 'heading' && isUnreadTable(lines) ? 'cell' : kind,
      text,
      links,
      cited: led || cites || citesInWords(text, this.#numbered),
      part,
      remark: (from, to, reason, suggestion) => ({
        position: this.#lines.span(map.start(from), map.end(to - 1)),
        reason,
        ...(suggestion !== undefined && { suggestion }),
      }),
    };
  }

  #field(kind: 'title' | 'description', text: string): Passage {
    const remark = (from: number, to: number, reason: string, suggestion?: string): Remark => {
      const whole = this.#article.position([kind]);
      const position = this.#within(whole, text.slice(from, to));
      if (position === undefined) return { position: whole, reason };
      return { position, reason, ...(suggestion !== undefined && { suggestion }) };
    };
    return { kind, text, links: [], cited: false, remark };
  }

  /** Where words stand within a place, if they stand there once and as they are. */
  #within(position: Position, words: string): Position | undefined {
    const { line, column, endLine = line, endColumn = column } = position;
    const from = this.#lines.offset(line, column);
    const written = this.#article.text.slice(from, this.#lines.offset(endLine, endColumn));
    const at = written.indexOf(words);
    if (at < 0 || written.includes(words, at + 1)) return undefined;
    return this.#lines.span(from + at, from + at + words.length);
  }
}

/** An address, a poem, a list without its marks: every line begins like a sentence. */
function isByLine(lines: readonly string[]): boolean {
  return lines.length > 2 && lines.every((line) => /^\s*["“(|+]?[\p{Lu}\p{N}|+]/u.test(line));
}

/** Rows of pipes, or a grid of signs: `| a | b |`, `+---+---+`. */
function isUnreadTable(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => /\|.*\|/.test(line) || /^[\s|+:=-]{3,}$/.test(line));
  const parted = lines.filter((line) => /\S\s*\|\s*\S/.test(line));
  return lines.length > 1
    ? rows.length === lines.length || parted.length === lines.length
    : /^\s*\|.*\|.*\|\s*$/.test(lines[0]!);
}

function isSource(node: Nodes | undefined): boolean {
  return node?.type === 'paragraph' && isSourceLine(plain(node));
}

/** Puts the words of some nodes into the map; whether a source is named among them. */
function read(
  nodes: readonly (PhrasingContent | RootContent)[],
  map: SourceMap,
  links: Span[],
): boolean {
  let cites = false;
  for (const node of nodes) {
    if (node.type === 'text') map.words(node);
    else if (node.type === 'break') map.object(LINE_END, node);
    else if (isRaisedNumber(node) && !/\d$/.test(map.text)) {
      map.object(OBJECT, node);
      cites = true;
    } else if (node.type === 'link') {
      cites ||= isOnTheWeb(node.data?.target);
      const from = map.text.length;
      if (!isAddress(node.children)) {
        cites = read(node.children, map, links) || cites;
        links.push({ from, to: map.text.length });
      } else {
        map.unread(node.children[0] as Text);
        map.object(OBJECT, node);
      }
    } else if ('children' in node) cites = read(node.children, map, links) || cites;
    else {
      map.object(OBJECT, node);
      cites ||= node.type === 'footnoteReference';
    }
  }
  return cites;
}

/**
 * `<sup>1,2</sup>` behind a word means a reference; with letters or behind a number it is a power or
 * an ion.
 */
function isRaisedNumber(node: PhrasingContent | RootContent): boolean {
  const data = node.data as { hName?: string } | undefined;
  return data?.hName === 'sup' && /^\[?\d{1,3}(?:[,–-]\s?\d{1,3})*\]?$/.test(plain(node));
}

/** A link whose words are only where it leads. */
function isAddress([first, ...rest]: readonly PhrasingContent[]): boolean {
  return (
    rest.length === 0 && first?.type === 'text' && /^(https?:\/\/|doi:|PMID\b)/i.test(first.value)
  );
}
