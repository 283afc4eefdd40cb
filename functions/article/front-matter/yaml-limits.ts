/** What a YAML text must not hold, found by the lexer alone; and the parser's errors in our words. */
import { Lexer } from 'yaml';

/** Levels of nesting, block and flow together. */
const DEPTH = 24;

/** The lexer announces a plain or block scalar with this token. */
const SCALAR = '\u001f';

const forbidden: Record<string, string> = {
  '?': 'Keys that begin with a question mark are not read: write `field: value`.',
  '*': 'Aliases (*name) are not read: write the value out, or put it between quotes.',
  '&': 'Anchors (&name) are not read: delete it, or put the value between quotes.',
  '!': 'Tags (!name) are not read: delete it, or put the value between quotes.',
  '%': 'Lines that begin with % are not read: delete it, or put the value between quotes.',
};

export interface Preflight {
  /** The first thing for which the parser must not be started. */
  refused?: { offset: number; reason: string };
  /** There are remarks between the fields, up to there. */
  hasComments: boolean;
}

/** What can be said of a YAML text before it is parsed. Linear time. */
export function preflight(source: string): Preflight {
  const columns: number[] = [];
  let offset = 0;
  let lineStart = 0;
  let fresh = true;
  let flow = 0;
  let scalar = false;
  let hasComments = false;
  for (const token of new Lexer().lex(source)) {
    if (token === SCALAR || token === '\u0002') {
      scalar = token === SCALAR;
      continue;
    }
    const first = scalar ? '' : token[0]!;
    const reason = forbidden[first];
    if (reason !== undefined) return { refused: { offset, reason }, hasComments };
    if (first === '#') hasComments = true;
    if (first === '[' || first === '{') flow++;
    if (first === ']' || first === '}') flow--;
    const blank = !scalar && /^\s/.test(token);
    if (flow === 0 && !blank && (fresh || first === '-')) {
      descend(columns, offset - lineStart);
      fresh = false;
    }
    if (columns.length + flow > DEPTH) {
      const reason = `This is nested more than ${DEPTH} levels deep: flatten it.`;
      return { refused: { offset, reason }, hasComments };
    }
    offset += token.length;
    if (token.endsWith('\n')) {
      lineStart = offset;
      fresh = true;
    }
    scalar = false;
  }
  return { hasComments };
}

/** Keeps the columns at which the open levels begin, in ascending order. */
function descend(columns: number[], column: number): void {
  while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
  columns.push(column);
}

const sentences: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'A value that holds a colon followed by a space needs quotes: `title: "One: two"`.',
  MULTILINE_IMPLICIT_KEY:
    'This line is neither `field: value` nor indented under the field above: ' +
    'add the colon, or indent it.',
  BAD_INDENT: 'This line is indented otherwise than the lines it belongs to: align it with them.',
  TAB_AS_INDENT: 'YAML is indented with spaces: replace the tab.',
  BAD_SCALAR_START: 'A value cannot begin with this character: put it between quotes.',
  BAD_DQ_ESCAPE:
    'Between double quotes a backslash begins an escape: write \\\\, or use single quotes.',
  BAD_COLLECTION_TYPE: 'Here two forms are mixed: use either `[a, b]` or one `- item` a line.',
  MULTIPLE_DOCS: 'Only one document is read: delete the line of three hyphens.',
};

/** An error of the parser as a sentence that says what to do. */
export function explain(code: string, message: string): string {
  if (/closing ["']quote/.test(message))
    return 'The quotation mark here is never closed: add one at the end of the value.';
  const [, bracket] = /^Flow (?:map|sequence) .* end with a (\S)/.exec(message) ?? [];
  if (bracket !== undefined)
    return `The bracket here is never closed: add ${bracket} at the end of the list.`;
  return sentences[code] ?? `This is not YAML: ${lowerFirst(message.split('\n')[0]!)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/[.:]$/, '');
}
