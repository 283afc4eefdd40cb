/** Markdown where the parser does not look for it: titles in a marker, cells of a grid. */
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Point, Position } from 'unist';
import type { Line, Reading } from './dialect.ts';

/** What may be read by itself in one text, so that tables in tables do not multiply. */
const FRAGMENTS = 2_000;
/** Of the text's own length. */
const TIMES = 3;
/** What pairs marks takes time that is quadratic in their number: the squares of all fragments' together. */
const MARKS_SQUARED = 2_000 * 60 * 60;

/** Reads lines of one text by themselves; positions are those in the text. */
export class Fragments {
  readonly #parse: (text: string) => Root;
  readonly #tree: Root;
  readonly #limit: number;
  #count = 0;
  #length = 0;
  #marksSquared = 0;
  #labels: ReadonlySet<string> | undefined;

  /** `tree` is what the whole text was read as. */
  constructor(text: string, tree: Root, parse: (text: string) => Root) {
    this.#parse = parse;
    this.#tree = tree;
    this.#limit = text.length * TIMES;
  }

  /** Undefined where there are too many of them, or too many marks in them. */
  read(lines: readonly Line[]): Root | undefined {
    const text = lines.map((line) => line.text).join('\n');
    if (!isMarkdown.test(text)) return plainly(lines);
    this.#count++;
    this.#length += text.length;
    if (this.#count > FRAGMENTS || this.#length > this.#limit) return undefined;
    this.#marksSquared += (text.match(/[*_~[\]]/g)?.length ?? 0) ** 2;
    if (this.#marksSquared > MARKS_SQUARED) return undefined;
    const tree = this.#parse(text + this.#defined(text));
    tree.children = tree.children.filter(
      ({ position }) => position === undefined || position.start.line <= lines.length,
    );
    move(tree, lines);
    return tree;
  }

  /** Links and footnotes that the whole text defines, so that the fragment may refer to them. */
  #defined(text: string): string {
    if (!text.includes('[')) return '';
    const asked = text.matchAll(/\[(\^?[^[\]\n]{1,200})\]/g);
    const known = (this.#labels ??= labelsIn(this.#tree));
    const labels = new Set([...asked].map(([, label]) => label!));
    return [...labels]
      .filter((label) => known.has(identifierOf(label)))
      .map((label) => `\n\n[${label}]: x`)
      .join('');
  }
}

function labelsIn(tree: Root): Set<string> {
  const labels = new Set<string>();
  const look = (node: Nodes) => {
    if (node.type === 'definition') labels.add(node.identifier);
    if (node.type === 'footnoteDefinition') labels.add(`^${node.identifier}`);
    if ('children' in node && node.type !== 'paragraph') node.children.forEach(look);
  };
  look(tree);
  return labels;
}

function identifierOf(label: string): string {
  return label.startsWith('^')
    ? `^${normalizeIdentifier(label.slice(1)).toLowerCase()}`
    : normalizeIdentifier(label).toLowerCase();
}

/** What may be more than a paragraph of words. */
const isMarkdown = /[*_`[\]<>&\\$~^=:!%{+|]|^\s*(?:[-#]|\d+[.)])|\n\s*\n|\n *[-=]| \n|https?:/;

/** Lines as they are: one paragraph. */
export function plainly(lines: readonly Line[]): Root {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return { type: 'root', children: [] };
  const position = { start: pointIn(first, 0), end: pointIn(last, last.text.length) };
  const value = lines.map(({ text }) => text.trimStart()).join('\n');
  const words = { type: 'text' as const, value, position };
  return { type: 'root', children: [{ type: 'paragraph', children: [words], position }], position };
}

function pointIn({ line, column, offset }: Line, index: number): Required<Point> {
  return { line, column: column + index, offset: offset + index };
}

/** Some nodes keep lines of their own, from which a dialect makes something else. */
function move(node: Nodes, lines: readonly Line[]): void {
  if ('lines' in node) node.lines = node.lines.map((line) => movedLine(line, lines));
  if ('line' in node) node.line = movedLine(node.line, lines);
  if (node.position !== undefined) {
    const { start, end } = node.position;
    node.position = { start: moved(start, lines), end: moved(end, lines) };
  }
  if ('children' in node) for (const child of node.children) move(child, lines);
}

function movedLine({ line, column, text }: Line, lines: readonly Line[]): Line {
  const base = lines[line - 1] ?? lines.at(-1)!;
  const within = column - 1;
  return { line: base.line, column: base.column + within, offset: base.offset + within, text };
}

function moved({ line, column }: Point, lines: readonly Line[]): Point {
  return pointIn(lines[line - 1] ?? lines.at(-1)!, column - 1);
}

/**
 * A title: words, with what may stand in a line of text. Behind a letter of ours, nothing that begins
 * a block can begin one.
 */
export function titleOf(line: Line, reading: Reading): PhrasingContent[] {
  if (line.text.trim() === '') return [];
  const { column, offset, text } = line;
  const behind = { ...line, column: column - 1, offset: offset - 1, text: `x${text}` };
  const [paragraph] = reading.fragment([behind]).children;
  if (paragraph?.type !== 'paragraph') return [];
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text') return paragraph.children;
  const value = first.value.slice(1);
  const position = first.position && {
    start: pointIn(line, 0),
    end: first.position.end,
  };
  return value === ''
    ? others
    : [{ type: 'text', value, ...(position && { position }) }, ...others];
}

/**
 * Lines of a block where they stand: in lists and quotes not at the left. The first is as it is written,
 * whatever `value` has there.
 */
export function linesOf(value: string, { start, end }: Position, source: string): Line[] {
  const from = start.offset ?? 0;
  const written = source.slice(from, end.offset).split('\n');
  let offset = from;
  return value.split('\n').map((text, i) => {
    const whole = written[i] ?? '';
    const own = i === 0 ? whole : text;
    const within = Math.max(0, whole.length - own.length);
    const column = (i === 0 ? start.column : 1) + within;
    const line = { line: start.line + i, column, offset: offset + within, text: own };
    offset += whole.length + 1;
    return line;
  });
}
