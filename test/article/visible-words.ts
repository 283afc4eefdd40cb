/** The words in Latin letters that people meet in a page: as text, or by what names an element. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'data-done']);
const UNSEEN = new Set(['script', 'style', 'code', 'noscript']);

/** In order, each once, but for those that are known, and what says that it is in another language. */
export function foreignWords(html: string, language: string, known: readonly string[]): string[] {
  const words = said(parse(html), language).flatMap(
    (text) => text.match(/\p{Script=Latin}+/gu) ?? [],
  );
  return [...new Set(words)].filter((word) => !known.includes(word));
}

/** `code` holds addresses, citations and lines to copy, which are no words of an interface. */
function said(node: Tree.Node, language: string): string[] {
  if (node.nodeName === '#text') return [(node as Tree.TextNode).value];
  if (UNSEEN.has(node.nodeName)) return [];
  const attributes = 'attrs' in node ? node.attrs : [];
  if (attributes.some(({ name, value }) => name === 'lang' && value !== language)) return [];
  const names = attributes.filter(({ name }) => SPOKEN.has(name)).map(({ value }) => value);
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...names, ...children.flatMap((child) => said(child, language))];
}
