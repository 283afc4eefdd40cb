/**
 * YAML 1.2 (core schema) as JSON, with the place of every key and value, within limits.
 *
 * The parser of the `yaml` package takes exponential time for nested explicit keys and deep stacks
 * for deep nesting; its lexer is a loop. So the lexer looks first, and what is too deep or uses
 * what nobody needs here (explicit keys, aliases, tags, directives) never meets the parser.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { findForbidden } from '../../base/text.ts';
import type { Remark } from '../diagnostics.ts';
import { type Position, Lines } from '../positions.ts';
import { parseToml } from './toml.ts';
import { preflight } from './yaml-limits.ts';
import { mistakes } from './yaml-mistakes.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export type Path = readonly (string | number)[];

export interface Yaml {
  value: JsonObject;
  /** Where the value at this path stands, or its nearest ancestor that is there. */
  position(path: Path): Position;
  /** Where the key stands that leads to the value at this path. */
  keyPosition(path: Path): Position;
  /** A scalar as it is written: `2024.10` where the value is the number 2024.1. */
  written(path: Path): string | undefined;
  /** Fields that stand there twice, of which the last counts, as in YAML 1.1. */
  repeated: readonly Repeated[];
  /** There are remarks that belong to no field. */
  hasComments: boolean;
}

interface Repeated {
  path: Path;
  /** Of the later one's key. */
  position: Position;
  /** Both have the same value. */
  isSame: boolean;
}

/** Bytes (as UTF-8) that a YAML text may have. */
export const YAML_LIMIT = 64 * 1024;

/**
 * Reads `text` from `from` up to `to` as one mapping. There is no value where there is a remark.
 * An empty text is an empty mapping. Dates stay the strings that they are in YAML 1.2. `written` is
 * what is read in the place of those characters, as many as they are; places are those in `text`.
 */
export function readYaml(
  text: string,
  from = 0,
  to = text.length,
  language: 'yaml' | 'toml' = 'yaml',
  written = text.slice(from, to),
): { yaml?: Yaml; remarks: Remark[] } {
  let lines: Lines | undefined;
  const at = (start: number, end: number) =>
    (lines ??= new Lines(text)).span(from + start, from + end);
  if (Buffer.byteLength(written) > YAML_LIMIT) {
    const reason = `More than ${YAML_LIMIT} bytes of YAML are not read: shorten it.`;
    return { remarks: [{ position: at(0, 0), reason }] };
  }
  if (language === 'yaml') return readSource(written, at);
  const parsed = parseToml(written);
  if ('root' in parsed) return readRoot(parsed.root, at, parsed.hasComments);
  const { start, end, reason } = parsed.mistake;
  return { remarks: [{ position: at(start, end), reason }] };
}

function readSource(source: string, at: At): { yaml?: Yaml; remarks: Remark[] } {
  const { refused, hasComments } = preflight(source);
  if (refused !== undefined) {
    return {
      remarks: [{ position: at(refused.offset, refused.offset + 1), reason: refused.reason }],
    };
  }
  const document = parseDocument(source, {
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0) {
    const remarks = mistakes(source, document).map(({ start, end, reason }) => ({
      position: at(start, end),
      reason,
    }));
    return { remarks };
  }
  return readRoot(document.contents, at, hasComments);
}

function readRoot(
  root: Node | null,
  at: At,
  hasComments: boolean,
): { yaml?: Yaml; remarks: Remark[] } {
  const reader = new Reader(at);
  const value = root === null || isNull(root) ? {} : reader.value(root);
  if (reader.remarks.length > 0) return { remarks: reader.remarks };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const reason = 'Here must be lines of the form `field: value`.';
    return { remarks: [{ position: at(...span(root)), reason }] };
  }
  return { yaml: new Located(value, root, at, reader.repeated, hasComments), remarks: [] };
}

type At = (start: number, end: number) => Position;

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

function span(node: Node | null): [number, number] {
  return node?.range ? [node.range[0], node.range[1]] : [0, 0];
}

/** Nodes to JSON; what JSON cannot hold becomes a remark. Depth is bounded by `preflight`. */
class Reader {
  readonly remarks: Remark[] = [];
  readonly repeated: Repeated[] = [];
  readonly #at: At;
  constructor(at: At) {
    this.#at = at;
  }

  value(node: unknown, path: Path = []): Json {
    if (isMap(node)) return this.#mapping(node.items, path);
    if (isSeq(node)) return node.items.map((item, i) => this.value(item, [...path, i]));
    if (isScalar(node)) return this.#scalar(node as ScalarNode);
    if (isAlias(node)) this.#refuse(node, 'Aliases (*name) are not read: write the value out.');
    return null;
  }

  #mapping(items: Pair[], path: Path): JsonObject {
    const object: JsonObject = {};
    for (const { key, value } of items) {
      const name = keyName(key);
      if (name === undefined || name === '__proto__') {
        this.#refuse(key as Node, 'A field needs a plain word as its name, before the colon.');
        continue;
      }
      const whole = [...path, name];
      const next = this.value(value, whole);
      if (Object.hasOwn(object, name)) {
        const isSame = JSON.stringify(object[name]) === JSON.stringify(next);
        this.repeated.push({ path: whole, position: this.#at(...span(key as Node)), isSame });
      }
      object[name] = next;
    }
    return object;
  }

  #scalar(node: ScalarNode): Json {
    const { value, source } = node;
    if (typeof value === 'string') {
      const found = findForbidden(value);
      if (found) this.#refuse(node, `Here is ${found.what}, which cannot be published: delete it.`);
      return value;
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.#refuse(node, 'This is no number that can be published.');
      const exact = !Number.isInteger(value) || Number.isSafeInteger(value);
      return exact ? value : (source ?? String(value));
    }
    return typeof value === 'boolean' ? value : null;
  }

  #refuse(node: Node, reason: string): void {
    this.remarks.push({ position: this.#at(...span(node)), reason });
  }
}

type ScalarNode = Node & { value: unknown; source?: string };

function keyName(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key as ScalarNode).source;
}

class Located implements Yaml {
  readonly value: JsonObject;
  readonly repeated: readonly Repeated[];
  readonly hasComments: boolean;
  readonly #root: Node | null;
  readonly #at: At;
  constructor(
    value: JsonObject,
    root: Node | null,
    at: At,
    repeated: readonly Repeated[],
    hasComments: boolean,
  ) {
    this.value = value;
    this.repeated = repeated;
    this.hasComments = hasComments;
    this.#root = root;
    this.#at = at;
  }

  position(path: Path): Position {
    const { key, node } = this.#find(path);
    // A value that is empty (`title:`) has no place of its own worth pointing at.
    const [start, end] = span(node);
    return node && end > start ? this.#at(start, end) : this.#at(...span(key ?? node));
  }

  keyPosition(path: Path): Position {
    const { key, node } = this.#find(path);
    return this.#at(...span(key ?? node));
  }

  written(path: Path): string | undefined {
    const { node, found } = this.#find(path);
    return found && isScalar(node) ? (node as ScalarNode).source : undefined;
  }

  #find(path: Path): { key: Node | null; node: Node | null; found: boolean } {
    let key: Node | null = null;
    let node = this.#root;
    for (const step of path) {
      const next = child(node, step);
      if (next === undefined) return { key, node, found: false };
      [key, node] = next;
    }
    return { key, node, found: true };
  }
}

function child(node: Node | null, step: string | number): [Node | null, Node | null] | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : [null, item as Node | null];
  }
  if (!isMap(node)) return undefined;
  const pair = pairsOf(node).get(String(step));
  return pair && [pair.key as Node, pair.value as Node | null];
}

/** By name, the last of each: there may be thousands. */
const named = new WeakMap<YAMLMap, Map<string, Pair>>();

function pairsOf(map: YAMLMap): Map<string, Pair> {
  const known = named.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    const name = keyName(pair.key);
    if (name !== undefined) pairs.set(name, pair);
  }
  named.set(map, pairs);
  return pairs;
}
