/** Lists of all kinds: `ul`, `ol`, and the terms of `dl` with what they mean. */
import type { List, ListItem, RootContent } from 'mdast';
import type { Reader } from './reader.ts';
import { blocks, isPhrasing, trimmed, type Mixed } from './runs.ts';
import { attribute, isComment, isElement, isText, type Element, type Node } from './tree.ts';

/** A list as Markdown has it; what stands between its items becomes a part of one. */
export function listOf(element: Element, reader: Reader): Mixed {
  const children: ListItem[] = [];
  for (const node of element.childNodes) {
    if (isElement(node) && node.tagName === 'li') children.push(itemOf(node, reader));
    else join(children, blocks(reader.one(node)) as ListItem['children']);
  }
  if (children.length === 0) return [];
  const ordered = element.tagName === 'ol';
  const list: List = {
    type: 'list',
    ordered,
    start: ordered ? startOf(element) : null,
    spread: children.some(({ spread }) => spread),
    children,
    data: { hProperties: { ...reader.properties(element), ...(ordered && numbering(element)) } },
    ...reader.at(element),
  };
  return [list];
}

function startOf(element: Element): number {
  const start = Number(attribute(element, 'start') ?? 1);
  return Number.isSafeInteger(start) ? start : 1;
}

/** Letters or Roman numerals, and whether it counts down. */
function numbering(element: Element): Record<string, string | boolean> {
  const type = attribute(element, 'type') ?? '';
  return {
    ...(attribute(element, 'reversed') !== undefined && { reversed: true }),
    ...(/^[aAiI]$/.test(type) && { type }),
  };
}

/** A list in a list, as old editors write it, belongs to the item before it. */
function join(items: ListItem[], children: ListItem['children']): void {
  if (children.length === 0) return;
  const last = items.at(-1);
  const isNested = last !== undefined && children.every(({ type }) => type === 'list');
  if (isNested) last.children.push(...children);
  else items.push({ type: 'listItem', spread: false, checked: null, children });
}

function itemOf(element: Element, reader: Reader): ListItem {
  const box = checkbox(element.childNodes);
  const rest = element.childNodes.filter((node) => node !== box);
  const children = blocks(reader.inside(element, rest));
  const value = Number(attribute(element, 'value') ?? NaN);
  const hProperties: Record<string, string | number> = {
    ...reader.properties(element),
    ...(Number.isSafeInteger(value) && { value }),
  };
  return {
    type: 'listItem',
    checked: box === undefined ? null : attribute(box, 'checked') !== undefined,
    spread: isSpread(element, children),
    children: children as ListItem['children'],
    data: { hProperties },
    ...reader.at(element),
  };
}

/** Two paragraphs stand apart, and so does one that says it is one. */
function isSpread(element: Element, children: readonly RootContent[]): boolean {
  const paragraphs = children.filter(({ type }) => type === 'paragraph').length;
  return paragraphs > 1 || element.childNodes.some(({ nodeName }) => nodeName === 'p');
}

/** The box of a task, as GitHub writes it. */
function checkbox(nodes: readonly Node[]): Element | undefined {
  const first = nodes.find(
    (node) => !isComment(node) && !(isText(node) && node.value.trim() === ''),
  );
  if (first === undefined || !isElement(first) || first.tagName !== 'input') return undefined;
  return attribute(first, 'type')?.toLowerCase() === 'checkbox' ? first : undefined;
}

/** Terms and what they mean; what is neither means something. */
export function descriptionsOf(element: Element, reader: Reader): Mixed {
  const children = entries(element.childNodes, reader);
  return children.length === 0 ? [] : [reader.container('dl', element, children)];
}

function entries(nodes: readonly Node[], reader: Reader): RootContent[] {
  return nodes.flatMap((node) => {
    const name = isElement(node) ? node.tagName : '';
    if (isElement(node) && name === 'dt') return term(node, reader);
    if (isElement(node) && name === 'dd') return meaning(node, reader);
    // Each term may stand in a <div> with what it means.
    if (isElement(node) && name === 'div' && !reader.isPiece(node))
      return entries(node.childNodes, reader);
    const children = blocks(reader.one(node));
    return children.length === 0 ? [] : [reader.container('dd', undefined, children)];
  });
}

function term(element: Element, reader: Reader): RootContent[] {
  const words = reader.words(element);
  return words.length === 0 ? [] : [reader.line('dt', element, words)];
}

function meaning(element: Element, reader: Reader): RootContent[] {
  const mixed = reader.inside(element);
  if (!mixed.every(isPhrasing)) return [reader.container('dd', element, blocks(mixed))];
  const words = trimmed(mixed);
  return words.length === 0 ? [] : [reader.line('dd', element, words)];
}
