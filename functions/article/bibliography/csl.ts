/** CSL's items, as Zotero and pandoc write them, in JSON or YAML. */
import { top, type Remark } from '../diagnostics.ts';
import { readYaml, type Json, type JsonObject } from '../front-matter/yaml.ts';
import { Lines, type Position } from '../positions.ts';

/** Items of one file. */
const ITEMS_LIMIT = 20_000;
/** Brackets within brackets. */
const DEPTH_LIMIT = 20;
/** Authors that are named; the Vancouver style names as many. */
const NAMED = 6;

interface CslItem {
  key: string;
  fields: JsonObject;
  position: Position;
}

export interface CslFile {
  items: ReadonlyMap<string, CslItem>;
  remarks: Remark[];
}

/** A list of items in JSON. Never throws. */
export function readCslJson(text: string): CslFile {
  const lines = new Lines(text);
  const deep = depthBeyond(text);
  if (deep !== undefined) {
    const reason = `Brackets are nested more than ${DEPTH_LIMIT} deep here: the file is not read.`;
    return { items: new Map(), remarks: [{ position: lines.at(deep), reason }] };
  }
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    const offset = faultIn(text);
    const reason = 'This is no valid JSON from here on: nothing in the file is read.';
    return { items: new Map(), remarks: [{ position: lines.at(offset), reason }] };
  }
  let from = 0;
  return itemsOf(value, (key) => {
    const at = text.indexOf(JSON.stringify(key), from);
    if (at >= 0) from = at + 1;
    return at < 0 ? top : lines.at(at);
  });
}

/** What may stand behind a token of JSON; `v` is a text, a number, true, false or null. */
const behind: Readonly<Record<string, string>> = {
  ...{
    '': 'v{[',
    v: ',:]}',
    '{': 'v}',
    '[': 'v{[]',
    '}': ',]}',
    ']': ',]}',
    ',': 'v{[',
    ':': 'v{[',
  },
};

/** Where a text is no JSON any more: the parser does not say so every time. */
function faultIn(text: string): number {
  const token = /\s*(?:([[\]{},:])|"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/y;
  let before = '';
  for (let at = 0; ; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    const next = match === null ? '' : (match[1] ?? 'v');
    if (match === null || !behind[before]!.includes(next)) {
      const rest = text.slice(at);
      return at + rest.length - rest.trimStart().length;
    }
    before = next;
  }
}

/** Items below `references`, as pandoc keeps them in YAML. Never throws. */
export function readCslYaml(text: string): CslFile {
  const body = text.replace(/^---[ \t]*\n/, '    \n').replace(/\n(?:---|\.\.\.)\s*$/, '\n');
  const { yaml, remarks } = readYaml(body);
  if (yaml === undefined) return { items: new Map(), remarks };
  const { references = [] } = yaml.value;
  return itemsOf(references, (_, at) => yaml.position(['references', at]));
}

function itemsOf(value: Json, positionOf: (key: string, at: number) => Position): CslFile {
  const items = new Map<string, CslItem>();
  const remarks: Remark[] = [];
  if (!Array.isArray(value)) {
    const reason = 'This is no list of references (CSL): nothing in the file is read.';
    return { items, remarks: [{ position: top, reason }] };
  }
  if (value.length > ITEMS_LIMIT) {
    const reason = `Only the first ${ITEMS_LIMIT} references of a file are read: split it.`;
    remarks.push({ position: top, reason });
  }
  for (const [at, item] of value.slice(0, ITEMS_LIMIT).entries()) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) continue;
    const { id, 'citation-key': named = id } = item;
    const key = typeof id === 'string' || typeof id === 'number' ? String(id) : named;
    if (typeof key !== 'string' || key === '') continue;
    const position = positionOf(key, at);
    if (items.has(key)) {
      const reason = `There is a reference ${key} already, which counts: rename this one.`;
      remarks.push({ position, reason });
    } else items.set(key, { key, fields: fieldsOf(item), position });
  }
  return { items, remarks };
}

/** What an item says of where its text is, in the words of front matter. */
function fieldsOf(item: JsonObject): JsonObject {
  const { author, editor = null, note, ...rest } = item;
  const fields: JsonObject = {};
  for (const [name, value] of Object.entries(rest))
    if (kept.has(name)) fields[name] = typeof value === 'string' ? plain(value) : value;
  const people = author ?? editor;
  if (Array.isArray(people))
    fields.author = people.length > NAMED ? [...people.slice(0, NAMED), 'et al.'] : people;
  // Zotero has no other place for it.
  const pmid = /\bPMID:\s*(\d{1,9})\b/.exec(typeof note === 'string' ? note : '')?.[1];
  if (pmid !== undefined && !('PMID' in fields)) fields.PMID = pmid;
  return fields;
}

const kept: ReadonlySet<string> = new Set([
  ...['title', 'container-title', 'publisher', 'issued', 'volume', 'issue', 'page'],
  ...['DOI', 'PMID', 'URL'],
]);

/** CSL's titles may hold these elements of HTML. */
function plain(value: string): string {
  return value.replace(/<\/?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>/g, '');
}

/** Where brackets are first nested too deeply; those in texts count, which are never so many. */
function depthBeyond(text: string): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/[[{\]}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : -1;
    if (depth > DEPTH_LIMIT) return index;
  }
  return undefined;
}
