/**
 * BibTeX and BibLaTeX, cut into entries: where each begins and ends, and what its fields are. What
 * the values mean is read entry by entry, and only of those that somebody cites (bibtex-entry.ts).
 * So a broken entry takes no other with it, each has a line, and the time is linear in the file.
 */
import type { Remark } from '../diagnostics.ts';
import { Lines, type Position } from '../positions.ts';

/** Entries of one file. */
const ENTRIES_LIMIT = 20_000;
/** Fields of one entry. */
const FIELDS_LIMIT = 100;
/** Braces within braces. */
const DEPTH_LIMIT = 20;
/** Characters of all `@string` definitions together. */
const STRINGS_LIMIT = 20_000;

export interface BibtexEntry {
  type: string;
  key: string;
  /** Name in lower case → its value as it stands there, braces or quotes included. */
  fields: ReadonlyMap<string, string>;
  position: Position;
}

export interface BibtexFile {
  entries: ReadonlyMap<string, BibtexEntry>;
  /** The definitions of its abbreviations, as they stand there. */
  strings: string;
  remarks: Remark[];
}

/** Cuts up one file. Never throws; what cannot be understood is a remark at its line. */
export function cutBibtex(text: string): BibtexFile {
  const lines = new Lines(text);
  const entries = new Map<string, BibtexEntry>();
  const remarks: Remark[] = [];
  let strings = '';
  const opening = /@\s*([a-z][\w-]*)\s*([{(])/giy;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    opening.lastIndex = at;
    const [whole, name = '', bracket] = opening.exec(text) ?? [];
    if (whole === undefined) {
      at++;
      continue;
    }
    const position = lines.span(at, at + whole.trimEnd().length);
    const body = at + whole.length;
    const { end, fault } = endOf(text, body, bracket === '{' ? '}' : ')');
    if (fault !== undefined) remarks.push({ position, reason: fault });
    const type = name.toLowerCase();
    if (type === 'string' && fault === undefined) strings += `${text.slice(at, end)}\n`;
    if (!notEntries.has(type) && fault === undefined) {
      const remark = add(entries, { type, position }, text.slice(body, end - 1));
      if (remark !== undefined) remarks.push(remark);
    }
    if (entries.size > ENTRIES_LIMIT) {
      const reason = `Only the first ${ENTRIES_LIMIT} entries of a file are read: split it.`;
      remarks.push({ position, reason });
      break;
    }
    at = end;
  }
  return { entries, strings: strings.length > STRINGS_LIMIT ? '' : strings, remarks };
}

const notEntries: ReadonlySet<string> = new Set(['comment', 'string', 'preamble']);

/** Behind the bracket that closes an entry; or, with what is wrong, where the next may begin. */
function endOf(text: string, from: number, close: string): { end: number; fault?: string } {
  const mark = /[{}()]|\n\s*@\s*[a-z][\w-]*\s*[{(]/gi;
  mark.lastIndex = from;
  let depth = 0;
  let deepest = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const [found] = match;
    if (found.startsWith('\n')) {
      const fault = `This entry is not closed before the next one begins: add the ${close} that is missing.`;
      return { end: match.index + 1, fault };
    }
    if (depth === 0 && found === close) {
      const { lastIndex: end } = mark;
      const fault = `Braces are nested more than ${DEPTH_LIMIT} deep here: the entry is not read.`;
      return deepest > DEPTH_LIMIT ? { end, fault } : { end };
    }
    if (found === '{') deepest = Math.max(deepest, ++depth);
    if (found === '}') depth = Math.max(0, depth - 1);
  }
  return {
    end: text.length,
    fault: `This entry is never closed: add the ${close} that is missing.`,
  };
}

function add(
  entries: Map<string, BibtexEntry>,
  { type, position }: Pick<BibtexEntry, 'type' | 'position'>,
  body: string,
): Remark | undefined {
  const [first = '', ...parts] = split(body, ',');
  const key = first.trim();
  if (key === '' || /[\s={}"]/.test(key))
    return { position, reason: 'This entry has no key: write one behind the brace, and a comma.' };
  if (entries.has(key))
    return { position, reason: `There is an entry ${key} already, which counts: rename this one.` };
  if (parts.length > FIELDS_LIMIT + 1)
    return { position, reason: `${key} has more than ${FIELDS_LIMIT} fields: it is not read.` };
  const fields = new Map<string, string>();
  for (const part of parts) {
    const [, name, value] = /^\s*([a-z][\w:+-]*)\s*=\s*(\S.*?)\s*$/is.exec(part) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value!);
    else if (name === undefined && part.trim() !== '') {
      const reason = `A field of ${key} cannot be read: each is a name, =, and a value in braces, with a comma behind it.`;
      entries.set(key, { type, key, fields, position });
      return { position, reason };
    }
  }
  entries.set(key, { type, key, fields, position });
  return undefined;
}

/** At the commas that stand within no braces and no quotes. */
function split(body: string, at: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let i = 0; i < body.length; i++) {
    const character = body[i];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (character === at && depth === 0 && !isQuoted) {
      parts.push(body.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, body.slice(from)];
}
