/** Tables: rows and cells as Markdown has them, and of HTML's what a reader needs beside. */
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import type { Reader } from './reader.ts';
import { attribute, isElement, type Element, type Node } from './tree.ts';
import { blocks, isPhrasing, trimmed, type Mixed } from './runs.ts';

/** Columns or rows that one cell may reach over; more is a mistake. */
const SPAN_LIMIT = 100;

interface Rows {
  head: Element[];
  body: Element[];
  foot: Element[];
  captions: Element[];
  /** What stands in the table though it belongs to none of these. */
  other: Node[];
}

/** The table, and its caption before it: together they are a figure. */
export function tableOf(element: Element, reader: Reader): Mixed {
  const rows: Rows = { head: [], body: [], foot: [], captions: [], other: [] };
  sortOut(element.childNodes, 'body', rows);
  const { head, body, foot } = rows;
  if (head.length === 0 && body.length > 1 && isHeading(body[0]!)) head.push(body.shift()!);
  const before = reader.all(rows.other);
  const children = [
    ...head.map((row) => rowOf(row, true, reader)),
    ...[...body, ...foot].map((row) => rowOf(row, false, reader)),
  ];
  const caption = rows.captions.flatMap((one) => reader.words(one));
  if (children.length === 0) return [...before, ...caption];
  const data = { parts: { head: head.length, foot: foot.length } };
  const table: Table = { type: 'table', children, data, ...reader.at(element) };
  if (caption.length === 0) return [...before, table];
  const line = reader.line('figcaption', rows.captions[0]!, caption);
  return [...before, reader.container('figure', element, [line, table])];
}

function sortOut(nodes: readonly Node[], part: 'head' | 'body' | 'foot', rows: Rows): void {
  for (const node of nodes) {
    const name = isElement(node) ? node.tagName : '';
    if (!isElement(node)) rows.other.push(node);
    else if (name === 'thead') sortOut(node.childNodes, 'head', rows);
    else if (name === 'tfoot') sortOut(node.childNodes, 'foot', rows);
    else if (name === 'tbody') sortOut(node.childNodes, 'body', rows);
    else if (name === 'tr') rows[part].push(node);
    else if (name === 'caption') rows.captions.push(node);
    else rows.other.push(node);
  }
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isCell);
}

function isCell(node: Node): node is Element {
  return node.nodeName === 'td' || node.nodeName === 'th';
}

/** A first row of headings alone heads the table, in a head or not. */
function isHeading(row: Element): boolean {
  const cells = cellsOf(row);
  return cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
}

function rowOf(row: Element, isHead: boolean, reader: Reader): TableRow {
  const children = cellsOf(row).map((cell) => cellOf(cell, isHead, reader));
  // Scripts, and nothing that has words: the parser puts those before the table.
  reader.all(row.childNodes.filter((node) => !isCell(node)));
  return { type: 'tableRow', children, ...reader.at(row) };
}

function cellOf(cell: Element, isHead: boolean, reader: Reader): TableCell {
  const mixed = reader.inside(cell);
  // A list or two paragraphs in a cell stay what they are, though Markdown's tables hold only words.
  const children = mixed.every(isPhrasing) ? trimmed(mixed) : blocks(mixed);
  const { tagName } = cell;
  const span = (name: 'colspan' | 'rowspan') => {
    const count = Number(attribute(cell, name) ?? 1);
    return Number.isInteger(count) && count > 1 && count <= SPAN_LIMIT ? count : undefined;
  };
  const [colSpan, rowSpan, align] = [span('colspan'), span('rowspan'), alignOf(cell)];
  const hProperties = {
    ...reader.properties(cell),
    ...(colSpan !== undefined && { colSpan }),
    ...(rowSpan !== undefined && { rowSpan }),
    ...(tagName === 'th' && { scope: scopeOf(cell, isHead) }),
    ...(align !== undefined && { align }),
  };
  const data = { hName: tagName, hProperties };
  return { type: 'tableCell', children: children as PhrasingContent[], data, ...reader.at(cell) };
}

function scopeOf(cell: Element, isHead: boolean): string {
  const said = attribute(cell, 'scope')?.toLowerCase() ?? '';
  if (['col', 'row', 'colgroup', 'rowgroup'].includes(said)) return said;
  return isHead ? 'col' : 'row';
}

function alignOf(cell: Element): 'left' | 'center' | 'right' | undefined {
  const style = /text-align\s*:\s*(\w+)/i.exec(attribute(cell, 'style') ?? '')?.[1];
  const said = (style ?? attribute(cell, 'align') ?? '').toLowerCase();
  return said === 'left' || said === 'center' || said === 'right' ? said : undefined;
}
