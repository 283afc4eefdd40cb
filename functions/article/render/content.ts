/** The body of an article as safe HTML, in parts, with marks in the place of addresses. */
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { List, ListItem, Paragraph, Root } from 'mdast';
import { toHast, type Options } from 'mdast-util-to-hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { ParsedArticle, Dependencies } from '../model.ts';
import type { Note } from '../markdown/structure.ts';
import { ANCHOR } from './addresses.ts';
import { careCards, type Help } from './care.ts';
import { handlersFor, type BackReferences } from './handlers.ts';
import { schema } from './sanitize-schema.ts';

/** HTML with marks: addresses.ts turns it into what can be published. */
export interface Content {
  /** In the order of the article's parts. */
  parts: { heading: string; body: string }[];
  /** The list of references; empty without any. */
  references: string;
  /** Each of them by itself, for those who show it where it is cited. */
  notes: { id: string; number: number; html: string }[];
  /** Where the article says that help cannot wait. */
  help?: Help;
}

/** Everything an article says, once. Links and pictures are those of the world as it is. */
export function renderContent(article: ParsedArticle, dependencies: Dependencies): Content {
  const options: Options = { handlers: handlersFor(article, dependencies) };
  const { parts, notes } = article.structure;
  const { tree, help } = careCards(article, dependencies.settings);
  const pieces = split(safe(tree, options).children);
  // A body that begins with its first heading has nothing before it.
  if (parts[0]?.heading !== undefined) pieces.shift();
  const list: Root = { type: 'root', children: [referenceList(notes)] };
  const references = notes.length === 0 ? [] : safe(list, options).children;
  return {
    parts: pieces.map(({ heading, body }) => ({
      heading: heading === undefined ? '' : toHtml([heading]),
      body: toHtml(body).trim(),
    })),
    references: toHtml(references),
    notes: itemsOf(references).map((item, i) => ({
      id: notes[i]!.id,
      number: notes[i]!.number,
      html: toHtml(item.children).trim(),
    })),
    ...(help && { help }),
  };
}

/** Of the list, in order. */
function itemsOf(nodes: readonly HastContent[]): Element[] {
  const elements = (some: readonly HastContent[]) => some.filter((one) => one.type === 'element');
  return elements(elements(nodes).flatMap(({ children }) => children));
}

function safe(tree: Root, options: Options): HastRoot {
  return sanitize(toHast(tree, options), schema) as HastRoot;
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
