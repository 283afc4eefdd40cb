import type { Nodes, Paragraph, Table } from 'mdast';
import type { Remark } from '../diagnostics.ts';
import { positionOfNode } from '../positions.ts';
import type { Rule } from './rule.ts';

export const tableSyntax: Rule = {
  id: 'table-syntax',
  reason: 'A table whose rows do not fit is shown as bars and dashes, or loses words.',
  strict: 'error',
  plain: 'warning',
  bad: '| Age | Dose |\n| --- |\n| 12 | 5 mg |\n',
  good: '| Age | Dose |\n| --- | --- |\n| 12 | 5 mg |\n',
  *check({ tree, text, structure }) {
    if (!text.includes('|')) return;
    const nodes: Nodes[] = [...tree.children, ...structure.notes.map(({ node }) => node)];
    for (const node of nodes) yield* look(node, text);
  },
};

function* look(node: Nodes, text: string): Iterable<Remark> {
  if (node.type === 'paragraph') yield* brokenTable(node, text);
  else if (node.type === 'table') yield* wideRows(node);
  else if ('children' in node) for (const child of node.children) yield* look(child, text);
}

/** A paragraph with a line of dashes and bars below a line with bars. */
function* brokenTable(paragraph: Paragraph, text: string): Iterable<Remark> {
  const { start, end } = paragraph.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return;
  const lines = text.slice(start.offset, end.offset).split('\n').map(withoutQuote);
  const dashes = lines.findIndex((line) => isDashes(line));
  const position = positionOfNode(paragraph);
  if (dashes > 0 && lines[dashes - 1]!.includes('|')) {
    const [head, second] = [lines[dashes - 1]!, lines[dashes]!].map(columnsOf) as [number, number];
    const line = start.line + dashes;
    if (head === second) return;
    const reason =
      `This looks like a table, but its line of dashes (line ${line}) has ${columns(second)}, and ` +
      `its first row ${head}: give both the same number.`;
    yield { position, reason };
  } else if (dashes < 0 && lines.length > 1 && lines.every((line) => /^\s*\|.*\|\s*$/.test(line))) {
    const dashed = `|${' --- |'.repeat(columnsOf(lines[0]!))}`;
    const reason = `This looks like a table, but there is no line of dashes below its first row: ${dashed}`;
    yield { position, reason };
  }
}

/** The words of cells beyond the last heading are not shown. */
function* wideRows({ align, children }: Table): Iterable<Remark> {
  if (!align) return;
  for (const row of children) {
    if (row.children.length <= align.length) continue;
    const reason =
      `This row has ${columns(row.children.length)}, and the first row of the table ${align.length}: ` +
      'the words beyond would not be shown.';
    yield { position: positionOfNode(row), reason };
  }
}

function withoutQuote(line: string): string {
  return line.replace(/^(?:[ \t]*>)+/, '');
}

function isDashes(line: string): boolean {
  return (
    line.includes('|') && /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$/.test(line)
  );
}

function columnsOf(line: string): number {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`;
}
