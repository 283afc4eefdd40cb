/**
 * TOML front matter (https://toml.io), the first form of Hugo, as nodes of YAML that mean the same,
 * each where it stands in the TOML: whoever reads YAML here reads TOML, too.
 */
import { parseTOML, ParseError, type AST } from 'toml-eslint-parser';
import { isMap, isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { Mistake } from './yaml-mistakes.ts';

/** Levels of brackets and braces, or parts of one key: the parser and we descend through them. */
const DEPTH = 24;

/** The parser stops at the first mistake. */
export function parseToml(
  source: string,
): { root: YAMLMap; hasComments: boolean } | { mistake: Mistake } {
  const deep = tooDeep(source);
  if (deep !== undefined) return { mistake: deep };
  try {
    const { body, comments } = parseTOML(source);
    return { root: new Converter(source).table(body[0]), hasComments: comments.length > 0 };
  } catch (thrown) {
    if (thrown instanceof DeepKey) return { mistake: deepAt(thrown.start) };
    if (!(thrown instanceof ParseError)) throw thrown;
    return { mistake: mistakeOf(source, thrown) };
  }
}

/** A string of several lines may end in quotation marks of its own. */
const token = /"""[^]*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]/g;

/** Brackets and braces, before the parser descends through them. Linear time. */
function tooDeep(source: string): Mistake | undefined {
  let depth = 0;
  for (const { 0: found, index } of source.matchAll(token)) {
    if (found === '[' || found === '{') depth++;
    if (found === ']' || found === '}') depth--;
    if (depth > DEPTH) return deepAt(index);
  }
  return undefined;
}

function deepAt(start: number): Mistake {
  const reason = `This is nested more than ${DEPTH} levels deep: flatten it.`;
  return { start, end: start + 1, reason };
}

/** A key of too many parts; the parser makes nothing of them that we would have to follow. */
class DeepKey extends Error {
  readonly start: number;
  constructor(start: number) {
    super();
    this.start = start;
  }
}

function mistakeOf(source: string, { index, message }: ParseError): Mistake {
  if (message.startsWith('Unterminated string')) {
    const line = source.lastIndexOf('\n', Math.min(index, source.length) - 2) + 1;
    const quote = /["']/.exec(source.slice(line, index));
    const start = quote === null ? index : line + quote.index;
    const reason = 'The quotation mark here is never closed: add one at the end of the value.';
    return { start, end: start + 1, reason };
  }
  const reason = message.includes('multiple times')
    ? 'This field stands here a second time: delete one of the two.'
    : message.startsWith('Unexpected character')
      ? 'A value cannot go on like this: text needs quotes, and a list its closing bracket.'
      : `This is not TOML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
  return { start: index, end: Math.min(index + 1, source.length), reason };
}

class Converter {
  readonly #source: string;
  /** The pairs of each mapping by name, since there may be thousands. */
  readonly #pairs = new Map<YAMLMap, Map<string, Pair<Scalar, Node>>>();

  constructor(source: string) {
    this.#source = source;
  }

  /** The whole document, or a table in braces. */
  table({ body, range }: AST.TOMLTopLevelTable | AST.TOMLInlineTable): YAMLMap {
    const map = placed(new YAMLMap(), range);
    for (const node of body) {
      if (node.type === 'TOMLKeyValue') this.#set(map, node);
      else {
        const fields = this.#open(map, node);
        for (const field of node.body) this.#set(fields, field);
      }
    }
    return map;
  }

  #set(map: YAMLMap, { key, value }: AST.TOMLKeyValue): void {
    const [parent, last] = this.#parent(map, key);
    this.#add(parent, last, this.#value(value));
  }

  /** Where the fields below a heading in brackets belong. */
  #open(root: YAMLMap, { key, kind, resolvedKey }: AST.TOMLTable): YAMLMap {
    const [parent, last] = this.#parent(root, key);
    return kind === 'array'
      ? this.#item(parent, last, Number(resolvedKey.at(-1)))
      : this.#child(parent, last);
  }

  /** The mapping that the last part of a key is in, and that part. */
  #parent(map: YAMLMap, { keys, range }: AST.TOMLKey): [YAMLMap, AST.TOMLBare | AST.TOMLQuoted] {
    if (keys.length > DEPTH) throw new DeepKey(range[0]);
    const parent = keys.slice(0, -1).reduce((at, part) => this.#child(at, part), map);
    return [parent, keys.at(-1)!];
  }

  /** The mapping at a part of a key: of a list, its last one. */
  #child(map: YAMLMap, part: AST.TOMLBare | AST.TOMLQuoted): YAMLMap {
    const known = this.#pairsOf(map).get(nameOf(part))?.value;
    if (isSeq(known)) return known.items.at(-1) as YAMLMap;
    if (isMap(known)) return known;
    const made = placed(new YAMLMap(), part.range);
    this.#add(map, part, made);
    return made;
  }

  /** The mapping with this number in the list of this name. */
  #item(map: YAMLMap, part: AST.TOMLBare | AST.TOMLQuoted, at: number): YAMLMap {
    let list = this.#pairsOf(map).get(nameOf(part))?.value;
    if (!isSeq(list)) {
      list = placed(new YAMLSeq(), part.range);
      this.#add(map, part, list);
    }
    const items = list.items;
    if (items.length <= at) items.push(placed(new YAMLMap(), part.range));
    return items[at] as YAMLMap;
  }

  #add(map: YAMLMap, part: AST.TOMLBare | AST.TOMLQuoted, value: Node): void {
    const pair = new Pair(placed(new Scalar(nameOf(part)), part.range), value);
    this.#pairsOf(map).set(nameOf(part), pair);
    map.items.push(pair);
  }

  #pairsOf(map: YAMLMap): Map<string, Pair<Scalar, Node>> {
    const known = this.#pairs.get(map) ?? new Map<string, Pair<Scalar, Node>>();
    this.#pairs.set(map, known);
    return known;
  }

  #value(node: AST.TOMLContentNode): Node {
    if (node.type === 'TOMLInlineTable') return this.table(node);
    if (node.type === 'TOMLArray') {
      const list = placed(new YAMLSeq(), node.range);
      list.items = node.elements.map((element) => this.#value(element));
      return list;
    }
    const written = this.#source.slice(...node.range);
    // A date stays as it is written, like YAML's.
    const scalar = new Scalar(node.value instanceof Date ? written : node.value);
    scalar.source = node.kind === 'string' ? node.value : written;
    return placed(scalar, node.range);
  }
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}

function placed<T extends Node>(node: T, [start, end]: AST.Range): T {
  node.range = [start, end, end];
  return node;
}
