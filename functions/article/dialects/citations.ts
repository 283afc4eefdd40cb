/** `[@smith2020]` and `@smith2020 says`, as pandoc and Quarto cite the references of an article. */
import type { FootnoteReference, Nodes, Parents, PhrasingContent, Text } from 'mdast';
import type { ListedReference } from '../../../schemas/types.ts';
import { identifierOf } from '../markdown/citations.ts';
import type { Dialect, Reading } from '../markdown/dialect.ts';
import { isPlain, merged, piece, spanWithin } from '../markdown/text-pieces.ts';
import { positionOfNode } from '../positions.ts';

const references = `---
title: A
references:
  - id: nobody2020
    title: A made-up study of cold water
    author: [Nobody A, Noone B, Nemo C]
  - id: who
    title: A made-up report
---
`;

export const citations: Dialect = {
  name: 'citations',
  about:
    '`[@key]`, `[@one; @two, p. 3]`, `[-@key]` and `@key says` (pandoc, Quarto) cite the references ' +
    'of the front matter and of the files that `bibliography` names, as footnotes do. What no ' +
    'reference is called stays as it is.',
  mayStandIn: (text) => /(?<![\p{L}\p{N}_.+])@[\p{L}\p{N}_{]/u.test(text),
  tidy,
  examples: [
    {
      front: references,
      input: 'Cold water wakes [@nobody2020]. @nobody2020 says so [see @who, p. 3].\n',
      output:
        '<p>Cold water wakes<sup class="hw-cite"><a href="#ref-nobody2020" id="cite-nobody2020" ' +
        'role="doc-noteref">[1]</a></sup>. Nobody et al.<sup class="hw-cite"><a ' +
        'href="#ref-nobody2020" id="cite-nobody2020--2" role="doc-noteref">[1]</a></sup> says so ' +
        '(see <sup class="hw-cite"><a href="#ref-who" id="cite-who" role="doc-noteref">[2]</a></sup>, p. 3).</p>',
    },
    {
      front: references,
      input: 'Write to a@who.example, follow @nobody, and \\@who is no citation.\n',
      output: '<p>Write to a@who.example, follow @nobody, and @who is no citation.</p>',
    },
  ],
};

/** What stands within a link, which cannot lead to two places. */
const inLinks = new WeakSet<Nodes>();

function tidy(parent: Parents, reading: Reading): void {
  if (parent.type === 'link' || parent.type === 'linkReference' || inLinks.has(parent)) {
    for (const child of parent.children) inLinks.add(child);
    return;
  }
  const { children } = parent;
  if (!children.some((node) => node.type === 'text' && node.value.includes('@'))) return;
  const cited = children.flatMap((node) =>
    node.type === 'text' && node.value.includes('@') ? citesIn(node, reading) : [node],
  );
  parent.children = merged(cited as PhrasingContent[]);
}

/** A key: letters, digits and marks within it, or anything in braces. */
const KEY =
  /@(?:\{([^{}\s]{1,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]{0,199}[\p{L}\p{N}_])?))/u;
const CITED = new RegExp(String.raw`\[([^[\]]{1,2000})\]|${KEY.source}`, 'gu');

/** The pieces of a text, with markers in the place of citations. */
function citesIn(node: Text, reading: Reading): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(CITED)) {
    const { 0: whole, index } = match;
    const to = index + whole.length;
    const text = new Written(node, reading, index, to);
    const made = whole.startsWith('[') ? group(text) : within(text, match[2] ?? match[3]!);
    if (made === undefined) continue;
    const isMarker = made[0]?.type === 'footnoteReference';
    // A marker stands right behind the words that it is about.
    const end = isMarker && node.value[index - 1] === ' ' ? index - 1 : index;
    if (end > from) pieces.push(piece(node, from, end, reading.text));
    pieces.push(...made);
    from = to;
  }
  if (from === 0) return [node];
  return from < node.value.length
    ? [...pieces, piece(node, from, node.value.length, reading.text)]
    : pieces;
}

/** A part of a text node that may be a citation. */
class Written {
  readonly value: string;
  readonly #node: Text;
  readonly #reading: Reading;
  readonly #from: number;

  constructor(node: Text, reading: Reading, from: number, to: number) {
    this.#node = node;
    this.#reading = reading;
    this.#from = from;
    this.value = node.value.slice(from, to);
  }

  /** The character before it. */
  get before(): string {
    return this.#node.value[this.#from - 1] ?? '';
  }

  isPlain(at: number): boolean {
    return isPlain(this.#node, this.#from + at, this.#reading.text);
  }

  words(from: number, to: number): Text {
    return piece(this.#node, this.#from + from, this.#from + to, this.#reading.text);
  }

  find(key: string): ListedReference | undefined {
    return this.#reading.citations.find(key);
  }

  get areMeant(): boolean {
    return this.#reading.citations.areMeant;
  }

  marker(key: string, from: number, to: number): FootnoteReference {
    const position = spanWithin(this.#node, this.#from + from, this.#from + to, this.#reading.text);
    return { type: 'footnoteReference', identifier: identifierOf(key), label: key, position };
  }

  unknown(key: string, from: number, to: number): void {
    const position = spanWithin(this.#node, this.#from + from, this.#from + to, this.#reading.text);
    this.#reading.citations.unknown.push({ key, position: positionOfNode({ position }) });
  }
}

/** `@key says`: whoever wrote it, with a marker; only of what is known. */
function within(text: Written, key: string): PhrasingContent[] | undefined {
  if (/[\p{L}\p{N}_@/.+-]/u.test(text.before) || !text.isPlain(0)) return undefined;
  const reference = text.find(key);
  if (reference === undefined) return undefined;
  const { length } = text.value;
  const name: Text = { type: 'text', value: writersOf(reference, key) };
  const { position } = text.marker(key, 0, length);
  return [position ? { ...name, position } : name, text.marker(key, 0, length)];
}

interface Cite {
  key: string;
  /** Of the key with what marks it. */
  from: number;
  to: number;
  known: boolean;
}

/** `[see @one, p. 3; @two]`: markers alone, or in round brackets with the words around them. */
function group(text: Written): PhrasingContent[] | undefined {
  if (!text.value.includes('@') || !text.isPlain(0)) return undefined;
  const cites = [...citesOf(text)];
  const known = cites.filter((cite) => cite.known);
  const isMeant = (cite: Cite) => known.length > 0 || looksCited(text, cite);
  for (const { key, from, to } of cites.filter((one) => !one.known && isMeant(one)))
    text.unknown(key, from, to);
  if (known.length === 0) return undefined;
  const nodes: PhrasingContent[] = [];
  let at = 1;
  for (const { key, from, to } of known) {
    if (from > at) nodes.push(text.words(at, from));
    nodes.push(text.marker(key, from, to));
    at = to;
  }
  const end = text.value.length - 1;
  if (end > at) nodes.push(text.words(at, end));
  const words = nodes.filter((node) => node.type === 'text');
  if (words.every(({ value }) => /^[\s;]*$/.test(value)))
    return nodes.filter((node) => node.type !== 'text');
  return [{ type: 'text', value: '(' }, ...nodes, { type: 'text', value: ')' }];
}

function* citesOf(text: Written): Generator<Cite> {
  for (const match of text.value.matchAll(new RegExp(KEY, 'gu'))) {
    const { 0: whole, index } = match;
    const before = text.value[index - 1] ?? '';
    const isSuppressed = before === '-' && /[[;\s]/.test(text.value[index - 2] ?? '');
    if (!(isSuppressed || /[[;\s("]/.test(before)) || !text.isPlain(index)) continue;
    const key = match[1] ?? match[2]!;
    const from = isSuppressed ? index - 1 : index;
    yield { key, from, to: index + whole.length, known: text.find(key) !== undefined };
  }
}

/** A key and no handle: right behind the bracket, or with a number where there are references. */
function looksCited(text: Written, { key, from }: Cite): boolean {
  return from === 1 || (text.areMeant && /\d/.test(key));
}

/** `Nobody`, `Nobody & Noone`, `Nobody et al.`; else its title. */
function writersOf({ authors, title }: ListedReference, key: string): string {
  const names = authors?.split(/, | and /).map(familyOf) ?? [];
  const [first, second] = names;
  if (first === undefined) return title === undefined ? key : `“${title}”`;
  if (names.length > 2 || second === 'et al.') return `${first} et al.`;
  return second === undefined ? first : `${first} & ${second}`;
}

/** `van der Berg A` → `van der Berg` */
function familyOf(name: string): string {
  return name.replace(/ \p{Lu}{1,4}$/u, '');
}
