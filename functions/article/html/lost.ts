/**
 * A tag or a comment that is never closed swallows what comes after it, Markdown too: `<div class="`
 * makes all of it an attribute. Who knows which pieces of Markdown the parser has not given back
 * can read it again without that tag.
 */
import { rawTextNames } from './names.ts';
import { piecesIn, STITCH, type Seam } from './seam.ts';
import { isComment, isElement, isText, walk, type Element, type Node } from './tree.ts';

/** The first piece of Markdown that was swallowed; what a comment or a script holds was not. */
export function lostPiece(nodes: readonly Node[], { pieces, text }: Seam): number | undefined {
  const found = new Set<number>();
  const add = (value: string) => {
    for (const number of piecesIn(value).numbers) found.add(number);
  };
  for (const node of walk(nodes)) {
    if (isComment(node)) {
      if (isClosed(node.sourceCodeLocation, text)) add(node.data);
    } else if (isElement(node)) {
      const [first] = node.attrs;
      if (first?.name === STITCH) found.add(Number(first.value));
      if (rawTextNames.has(node.tagName)) readRaw(node, add);
    }
  }
  if (found.size === pieces.length) return undefined;
  return pieces.findIndex((_, number) => !found.has(number));
}

function readRaw(element: Element, add: (text: string) => void): void {
  if (element.sourceCodeLocation?.endTag === undefined) return;
  for (const node of element.childNodes) if (isText(node)) add(node.value);
}

/** A comment that its author ended, and not the end of the text. */
export function isClosed(
  location: { startOffset: number; endOffset: number } | null | undefined,
  text: string,
): boolean {
  if (!location) return true;
  const written = text.slice(location.startOffset, location.endOffset);
  return written.startsWith('<!--') ? /--!?>$|^<!--?>$/.test(written) : written.endsWith('>');
}
