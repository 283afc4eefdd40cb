/**
 * HTML and XML as values: html`…` escapes everything that is put into it, unless it is HTML already.
 *
 * Escaping covers text and double-quoted attributes, the only two places where the project's
 * templates put values (never into scripts, styles, comments or unquoted attributes).
 */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template. `undefined` and `false` leave nothing behind. */
export type Part = string | number | Html | undefined | false | readonly Part[];

/** The template tag. Strings and numbers are escaped, lists are joined without a separator. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  let text = literals[0]!;
  for (const [i, part] of parts.entries()) text += show(part) + literals[i + 1]!;
  return new Html(text);
}

/** Text that is HTML already; the caller answers for it. */
export function raw(text: string): Html {
  return new Html(text);
}

/** Parts side by side, as lines of their own; empty ones leave no line. */
export function lines(...parts: Part[]): Html {
  return new Html(
    parts
      .map(show)
      .filter((text) => text !== '')
      .join('\n'),
  );
}

/** `a, b or c`: parts as a person lists them; `last` stands before the last of several. */
export function listed(parts: readonly Part[], last: string): Html {
  const separator = (at: number) => (at === parts.length - 1 ? ` ${last} ` : ', ');
  return new Html(parts.map((part, at) => (at === 0 ? '' : separator(at)) + show(part)).join(''));
}

/** Text made safe for element content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => entities[c] ?? c) : text;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text that `escapeHtml` was given. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters.get(entity)!);
}

const characters = new Map(Object.entries(entities).map(([c, entity]) => [entity, c]));

function show(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(show).join('');
  return escapeHtml(String(part));
}

/**
 * The document with every character that XML 1.0 cannot carry, escaped or not (section 2.2, Char:
 * controls, U+FFFE, U+FFFF, lone surrogates), replaced by U+FFFD, and line ends as LF. Nothing is
 * removed, so what stood apart never comes together into markup or into the end of a CDATA section,
 * and a whole document can pass through at its end.
 */
export function xmlCharacters(document: string): string {
  if (document.isWellFormed() && !UNUSUAL.test(document)) return document;
  return document.toWellFormed().replace(/\r\n?/g, '\n').replace(FORBIDDEN, '\uFFFD');
}

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const UNUSUAL = new RegExp(`\\r|${FORBIDDEN.source}`);

/**
 * Text for element content: of HTML where readers take a text for HTML, as they do RSS titles and
 * descriptions, or of XML. For long texts much faster than escaping the quotes as well.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
