/** What XML 1.0 cannot carry, escaped or not (section 2.2, Char). */

/**
 * The document with every such character (controls, U+FFFE, U+FFFF, lone surrogates) replaced by
 * U+FFFD, and line ends as LF. Nothing is removed, so what stood apart never comes together into
 * markup or into the end of a CDATA section, and a whole document can pass through at its end.
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
