/**
 * The words that a plain renderer would show: CommonMark and GFM, HTML as it is, parsed as a browser
 * does, without scripts, styles, forms and frames. It knows nothing of what healthwire makes of a text,
 * but for the parser of Markdown itself, which is everybody's.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toHast } from 'mdast-util-to-hast';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Root } from 'hast';

const extensions = [gfmTable(), gfmFootnote(), gfmStrikethrough(), gfmTaskListItem()];
const mdastExtensions = [
  gfmTableFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
];
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** In order; of a text whose limits healthwire has looked at. */
export function outsideWords(markdown: string): string[] {
  const tree = fromMarkdown(markdown, { extensions, mdastExtensions });
  return visibleWords(writer.stringify(toHast(tree, { allowDangerousHtml: true }) as Root));
}

/** The words that a browser shows of a piece of HTML, in order. */
export function visibleWords(html: string): string[] {
  const document = parse(`<!DOCTYPE html><body>${html}`, { scriptingEnabled: false });
  return wordsOf(textOf(document));
}

/** Letters and digits, whatever stands between them; each character where a script has no spaces. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(word) ?? [];
}

const spaceless = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const word = new RegExp(
  `[${spaceless}]|[[\\p{L}\\p{N}]--[${spaceless}]][[\\p{L}\\p{M}\\p{N}]--[${spaceless}]]*`,
  'gv',
);

/** What nobody sees in a browser, and what is to be left out. */
const unseen = new Set(
  (
    'script style template title link meta base head noembed noframes form select textarea input ' +
    'button datalist iframe frame frameset object applet embed svg canvas video audio'
  ).split(' '),
);

/** What does not part two words. */
const inline = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s small span strong sub sup tt u ' +
    'var wbr'
  ).split(' '),
);

/** Without recursion: a page may be nested as deeply as it likes. */
function textOf(document: Tree.Node): string {
  const pieces: string[] = [];
  const open: (Tree.Node | string)[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') pieces.push(node);
    else if (node.nodeName === '#text') pieces.push((node as Tree.TextNode).value);
    else if (node.nodeName === 'img') pieces.push(` ${attribute(node, 'alt')} `);
    else if ('childNodes' in node) {
      const space = 'tagName' in node && isInline(node) ? '' : ' ';
      if ('tagName' in node && isUnseen(node)) pieces.push(' ');
      else open.push(space, ...node.childNodes.toReversed(), space);
    }
  }
  return pieces.join('');
}

function attribute({ attrs }: Tree.Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}

/** The number of a note stands by itself, as it does with us. */
function isInline({ tagName, attrs }: Tree.Element): boolean {
  return inline.has(tagName) && !attrs.some(({ name }) => name === 'data-footnote-ref');
}

function isUnseen({ tagName, attrs }: Tree.Element): boolean {
  return (
    unseen.has(tagName) ||
    attrs.some(
      ({ name, value }) =>
        name === 'hidden' ||
        // The heading over the notes and the ways back are the renderer's words, not the author's.
        (name === 'id' && value === 'footnote-label') ||
        name === 'data-footnote-backref' ||
        (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)),
    )
  );
}
