/** The body of an article as safe HTML, in parts, with marks in the place of addresses. */
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import type { List, ListItem, Paragraph, Root } from 'mdast';
import { toHast, type Options } from 'mdast-util-to-hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { ParsedArticle, Dependencies } from '../model.ts';
import type { Note } from '../markdown/structure.ts';
import { ANCHOR } from './addresses.ts';
import { handlersFor, type BackReferences } from './handlers.ts';
import { sanitised } from './sanitised.ts';

/** HTML with marks: addresses.ts turns it into what can be published. */
export interface Content {
  /** In the order of the article's parts. */
  parts: { heading: string; body: string }[];
  /** The list of references; empty without any. */
  references: string;
}

/** Everything an article says, once. Links and pictures are those of the world as it is. */
export function renderContent(article: ParsedArticle, dependencies: Dependencies): Content {
  const options: Options = { handlers: handlersFor(article, dependencies) };
  const { parts, notes } = article.structure;
  const pieces = split(safe(article.tree, options).children);
  // A body that begins with its first heading has nothing before it.
  if (parts[0]?.heading !== undefined) pieces.shift();
  const list: Root = { type: 'root', children: [referenceList(notes)] };
  return {
    parts: pieces.map(({ heading, body }) => ({
      heading: heading === undefined ? '' : toHtml([heading]),
      body: toHtml(body).trim(),
    })),
    references: notes.length === 0 ? '' : toHtml(safe(list, options).children),
  };
}

function safe(tree: Root, options: Options): HastRoot {
  return sanitised(toHast(tree, options) as HastRoot);
}

/** `&amp;` rather than `&#x26;`. */
const plainly = { characterReferences: { useNamedReferences: true } };
const writer = unified().use(rehypeStringify, plainly).freeze();

function toHtml(children: HastContent[]): string {
  return writer.stringify({ type: 'root', children });
}

interface Piece {
  heading?: Element;
  body: HastContent[];
}

/** At every heading of the text itself; those within quotes and lists are further down. */
function split(nodes: HastContent[]): Piece[] {
  const pieces: Piece[] = [{ body: [] }];
  for (const node of nodes) {
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) {
      pieces.push({ heading: node, body: [] });
    } else pieces.at(-1)!.body.push(node);
  }
  return pieces;
}

function referenceList(notes: readonly Note[]): List {
  return { type: 'list', ordered: true, spread: false, children: notes.map(referenceItem) };
}

/** The note's own words, and links back to where it is cited. */
function referenceItem(note: Note): ListItem {
  const back = { type: 'backReferences', note } satisfies BackReferences;
  const children = [...note.node.children];
  const last = children.at(-1);
  const paragraph: Paragraph =
    last?.type === 'paragraph' ? last : { type: 'paragraph', children: [] };
  if (last?.type === 'paragraph') children.pop();
  children.push({ ...paragraph, children: [...paragraph.children, back as never] });
  const data = { hProperties: { id: ANCHOR + note.id } } as ListItem['data'] & object;
  return { type: 'listItem', spread: children.length > 1, children, data };
}
