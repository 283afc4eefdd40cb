/** The errors of the YAML parser as whoever made them would see them: each once, where it began. */
import { isCollection, visit, type Document, type Node, type YAMLParseError } from 'yaml';
import { explain } from './yaml-limits.ts';

export interface Mistake {
  start: number;
  end: number;
  reason: string;
}

/** At most so many are told of. */
const MOST = 20;

/** One for each line: what follows from it is not told of. */
export function mistakes(source: string, { errors, contents }: Document.Parsed): Mistake[] {
  const found = errors.slice(0, MOST).map((error) => mistake(source, error, contents));
  const lines = found.map(({ start }) => source.slice(0, start).split('\n').length);
  return found.filter((_, i) => lines.indexOf(lines[i]!) === i);
}

function mistake(source: string, error: YAMLParseError, contents: Node | null): Mistake {
  const [start, end] = error.pos;
  const reason = explain(error.code, error.message);
  const opened = openQuote(error, contents) ?? openBracket(error, contents);
  if (opened !== undefined) return { start: opened, end: opened + 1, reason };
  return indentedKey(source, error) ?? { start, end, reason };
}

/** `title: Iron` and below it ` authors: x`: read as one value that goes on, with a colon in it. */
function indentedKey(source: string, { code, pos: [start] }: YAMLParseError): Mistake | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
  const value = /^[^:#\n]*\n(?:[ \t]*\n)*[ \t]+(?=[^\s:][^:\n]*:(?:\s|$))/.exec(
    source.slice(start),
  );
  if (value === null) return undefined;
  const key = start + value[0].length;
  return { start: key, end: source.indexOf(':', key), reason: explain('BAD_INDENT', '') };
}

/** A quotation mark that is never closed: where it stands, not where the text ends. */
function openQuote({ code, pos }: YAMLParseError, contents: Node | null): number | undefined {
  if (code !== 'MISSING_CHAR') return undefined;
  let start: number | undefined;
  visit(contents, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE_') && range && range[1] >= pos[0]) start = range[0];
    },
  });
  return start;
}

/** The same for a bracket or a brace. */
function openBracket({ message, pos }: YAMLParseError, contents: Node | null): number | undefined {
  if (!/^Flow (?:map|sequence) .* end with a/.test(message)) return undefined;
  let start: number | undefined;
  visit(contents, {
    Collection: (_, node) => {
      if (isCollection(node) && node.flow && node.range && node.range[0] < pos[0])
        start = node.range[0];
    },
  });
  return start;
}
