/**
 * The running text of an article, passage by passage, as rules about words need it: without markup,
 * and with the way back to where each word stands in the source.
 *
 * What others have said (block quotes, references) and what is no prose (code) is no passage.
 */
import type { Nodes, PhrasingContent, RootContent, Table, Text } from 'mdast';
import type { Remark } from '../diagnostics.ts';
import type { ParsedArticle } from '../model.ts';
import { type Position, Lines } from '../positions.ts';
import { isBlock } from '../html/runs.ts';
import { SourceMap } from '../markdown/source-map.ts';
import type { Part } from '../markdown/structure.ts';

/** Stands in a passage's text for what has no words: a citation, a picture, code, an address. */
export const OBJECT = '\uFFFC';

type Kind = 'title' | 'description' | 'heading' | 'paragraph' | 'item' | 'cell';

export interface Passage {
  kind: Kind;
  /** One line; a line break is a space, and nothing else is changed. */
  text: string;
  /** A note is cited here, or by what it belongs to: its table, or the words that lead to a list. */
  cited: boolean;
  /** The section it stands in; the front matter is none. */
  part?: Part;
  /** A remark on a stretch of the text; its suggestion stays only where the span is exact. */
  remark: (from: number, to: number, reason: string, suggestion?: string) => Remark;
}

const known = new WeakMap<ParsedArticle, Passage[]>();

/** In their order: title and description, then the text. Read once an article. */
export function passages(article: ParsedArticle): readonly Passage[] {
  const before = known.get(article);
  if (before !== undefined) return before;
  const reader = new Reader(article);
  const read = [...reader.fields(), ...reader.body()];
  known.set(article, read);
  return read;
}

/** What stands in quotes and references: no words of the article's own, but words on its page. */
export function quotedPassages(article: ParsedArticle): Passage[] {
  return [...new Reader(article).quoted()];
}

/** The passages of an English article; of any other, none. */
export function englishPassages(article: ParsedArticle): readonly Passage[] {
  return isEnglish(article) ? passages(article) : [];
}

export function isEnglish({ language }: Pick<ParsedArticle, 'language'>): boolean {
  return /^en(-|$)/i.test(language);
}

class Reader {
  readonly #article: ParsedArticle;
  readonly #lines: Lines;

  constructor(article: ParsedArticle) {
    this.#article = article;
    this.#lines = new Lines(article.text);
  }

  *fields(): Iterable<Passage> {
    for (const kind of ['title', 'description'] as const) {
      const text = this.#article.frontMatter[kind];
      if (text !== undefined) yield this.#field(kind, text);
    }
  }

  *body(): Iterable<Passage> {
    for (const part of this.#article.structure.parts) {
      if (part.heading !== undefined) yield this.#prose('heading', part.heading.node, part, false);
      yield* this.#blocks(part.nodes, part, 'paragraph', false);
    }
  }

  *quoted(): Iterable<Passage> {
    const { parts, notes } = this.#article.structure;
    for (const part of parts) yield* this.#quotes(part.nodes, part);
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
    for (const node of nodes) {
      if (node.type === 'paragraph') {
        const passage = this.#prose(kind, node, part, led);
        before = passage.cited;
        yield passage;
      } else if (node.type === 'list') {
        for (const item of node.children) yield* this.#blocks(item.children, part, 'item', before);
      } else if (node.type === 'table') {
        yield* this.#cells(node, part, before);
      } else if (
        node.type === 'container' ||
        node.type === 'labelledBox' ||
        node.type === 'definitionList'
      ) {
        yield* this.#blocks(node.children, part, kind, before);
      } else if (node.type === 'definitionDetails') {
        yield* this.#blocks(node.children, part, 'item', before);
      } else if (node.type === 'definitionTerm') {
        yield this.#prose('item', node, part, before);
      } else before = led;
    }
  }

  *#cells(table: Table, part: Part, led: boolean): Iterable<Passage> {
    const cells = table.children.flatMap((row) =>
      row.children.flatMap((cell) =>
        cell.children.some(isBlock)
          ? [...this.#blocks(cell.children, part, 'cell', led)]
          : [this.#prose('cell', cell, part, led)],
      ),
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
    const cites = read(node.children, map);
    return {
      kind,
      text: map.text.replaceAll('\n', ' '),
      cited: led || cites,
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
    return { kind, text, cited: false, remark };
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

/** Puts the words of some nodes into the map; whether a note is cited among them. */
function read(nodes: readonly (PhrasingContent | RootContent)[], map: SourceMap): boolean {
  let cites = false;
  for (const node of nodes) {
    if (node.type === 'text') map.words(node);
    else if (node.type === 'break') map.object(' ', node);
    else if (node.type === 'link' && isAddress(node.children)) {
      map.unread(node.children[0] as Text);
      map.object(OBJECT, node);
    } else if ('children' in node) cites = read(node.children, map) || cites;
    else {
      map.object(OBJECT, node);
      cites ||= node.type === 'footnoteReference';
    }
  }
  return cites;
}

/** A link whose words are only where it leads. */
function isAddress([first, ...rest]: readonly PhrasingContent[]): boolean {
  return (
    rest.length === 0 && first?.type === 'text' && /^(https?:\/\/|doi:|PMID\b)/i.test(first.value)
  );
}
