/** Tables drawn with `+---+` and `|`, as pandoc and reStructuredText have them. */
import type { AlignType, Code, Nodes, Paragraph, Parents, Table, TableCell, TableRow } from 'mdast';
import { positionOf, type Dialect, type Line, type Reading } from '../markdown/dialect.ts';
import { titleOf } from '../markdown/fragment.ts';
import { linesFromMarkdown, wholeLines, type Lines } from '../markdown/whole-lines.ts';

const GRID = 'gridTable';

export const gridTables: Dialect = {
  name: 'grid-tables',
  about:
    'A table drawn with `+---+` and `|` (pandoc, reStructuredText): cells hold anything, and may ' +
    'take up several columns or rows.',
  mayStandIn: (text) => /\+[-=:]+\+/.test(text),
  syntax: {
    micromark: {
      flow: {
        [43]: wholeLines({
          name: GRID,
          concrete: false,
          opens: (line) => (isWholeRule(line) ? goesOn : undefined),
        }),
      },
    },
    mdast: linesFromMarkdown(GRID),
  },
  tidy,
  examples: [
    {
      input:
        '+-----------+-------+\n| Recipient | Donor |\n+===========+=======+\n' +
        '| A         | A     |\n|           | or O  |\n+-----------+-------+\n' +
        '| AB        | *any* |\n+-----------+-------+\n',
      output:
        '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col">Recipient</th>\n<th scope="col">Donor</th>\n</tr>\n' +
        '</thead>\n<tbody>\n<tr>\n<td>A</td>\n<td>A\nor O</td>\n</tr>\n<tr>\n<td>AB</td>\n' +
        '<td><em>any</em></td>\n</tr>\n</tbody>\n</table></div>',
    },
  ],
};

function isWholeRule(line: string): boolean {
  return /^\+(?:[-=:]+\+)+[ \t]*$/.test(line);
}

function goesOn(line: string): 'in' | 'out' {
  return /^[ \t]*[|+]/.test(line) ? 'in' : 'out';
}

function tidy(parent: Parents, reading: Reading): void {
  for (const [i, node] of (parent.children as Nodes[]).entries()) {
    if (node.type !== 'lines' || node.of !== GRID) continue;
    parent.children[i] = tableOf(node, reading) ?? asDrawn(node, reading);
  }
}

/** What is no table after all stands there as it is drawn; comments in it are none of anybody's. */
function asDrawn(node: Lines, reading: Reading): Code | Paragraph {
  const wrong = node.lines.find((line) => !isRowOf(line, widthOf(node.lines[0]!.text)));
  const { line } = wrong ?? node.lines.at(-1)!;
  const reason =
    'This is drawn like a table, and is none: every line from the first to the last `+---+` begins ' +
    `and ends with a \`|\` or \`+\` right below the first line's; look at line ${line}.`;
  reading.unread({ position: positionOf(node), reason });
  const value = node.lines.map(({ text }) => text).join('\n');
  if (/%%|\{\/\*|<!--/.test(value)) {
    const words = node.lines.flatMap((one) => [
      ...titleOf(one, reading),
      { type: 'break' as const },
    ]);
    return { type: 'paragraph', children: words.slice(0, -1), position: positionOf(node) };
  }
  return { type: 'code', value, position: positionOf(node) };
}

/** One line by columns, as an editor with letters of one width shows it. */
class Row {
  readonly line: Line;
  /** Where each column begins in the line; a wide letter takes two. */
  readonly #at: number[] = [];

  constructor(line: Line) {
    this.line = line;
    const indent = line.text.length - line.text.trimStart().length;
    const letters = line.text.slice(indent).trimEnd();
    let at = indent;
    for (const letter of letters) {
      const width = isWide(letter) ? 2 : isMark(letter) ? 0 : 1;
      for (let i = 0; i < width; i++) this.#at.push(at);
      at += letter.length;
    }
    this.#at.push(at);
  }

  get width(): number {
    return this.#at.length - 1;
  }

  character(column: number): string | undefined {
    const at = this.#at[column];
    return at === undefined ? undefined : this.line.text[at];
  }

  /** A part of the line, with where it stands. */
  part(from: number, to: number): Line {
    const { line, column, offset, text } = this.line;
    const begin = this.#at[from] ?? text.length;
    const part = text.slice(begin, this.#at[to] ?? text.length);
    return { line, column: column + begin, offset: offset + begin, text: part };
  }

  /** Whether there is nothing but a line drawn from one column to another, with a `+` at both ends. */
  isRule(from: number, to: number): boolean {
    if (this.character(from) !== '+' || this.character(to) !== '+') return false;
    return /^(?::?-+:?|:?=+:?)$/.test(this.part(from + 1, to).text);
  }
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    letter,
  );
}

function isMark(letter: string): boolean {
  return /\p{Mn}|\u200d|\ufe0f/u.test(letter);
}

function widthOf(text: string): number {
  return text.trim().length;
}

function isRowOf(line: Line, width: number): boolean {
  const row = new Row(line);
  return row.width === width && isEdge(row.character(0)) && isEdge(row.character(width - 1));
}

function isEdge(character: string | undefined): boolean {
  return character === '|' || character === '+';
}

interface Cell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  lines: Line[];
}

function tableOf(node: Lines, reading: Reading): Table | undefined {
  const width = widthOf(node.lines[0]!.text);
  if (!node.lines.every((line) => isRowOf(line, width))) return undefined;
  if (node.lines.length < 3 || !isWholeRule(node.lines.at(-1)!.text.trim())) return undefined;
  const rows = node.lines.map((line) => new Row(line));
  const edges = edgesOf(rows, width);
  if (edges.length > COLUMNS_LIMIT) return undefined;
  const { cells, headings } = cellsOf(rows, edges);
  return build(node, cells, headings, alignOf(rows, edges), reading);
}

const COLUMNS_LIMIT = 100;

/** The columns at which a line is crossed anywhere. */
function edgesOf(rows: readonly Row[], width: number): number[] {
  const edges = new Set<number>([0, width - 1]);
  for (const row of rows) {
    if (!row.line.text.includes('+')) continue;
    for (let column = 0; column < width; column++) {
      const isCrossed =
        row.character(column) === '+' &&
        (/[-=:]/.test(row.character(column - 1) ?? '') ||
          /[-=:]/.test(row.character(column + 1) ?? ''));
      if (isCrossed && isWholeRule(row.line.text.trim())) edges.add(column);
      else if (isCrossed && row.isRule(column, nextPlus(row, column, width))) edges.add(column);
    }
  }
  return [...edges].sort((a, b) => a - b);
}

function nextPlus(row: Row, from: number, width: number): number {
  for (let column = from + 1; column < width; column++) {
    if (row.character(column) === '+') return column;
  }
  return width;
}

/** Goes down line by line; a line that is drawn ends the cells above it, where it is drawn. */
function cellsOf(rows: readonly Row[], edges: readonly number[]) {
  const cells: Cell[] = [];
  const columns = edges.length - 1;
  const open: (Cell | undefined)[] = Array.from({ length: columns });
  let row = -1;
  let headings = 0;
  for (const line of rows) {
    const ruled = open.map((_, i) => line.isRule(edges[i]!, edges[i + 1]!));
    if (ruled.includes(true)) {
      if (headings === 0 && row >= 0 && line.line.text.includes('+=')) headings = row + 1;
      row++;
      ruled.forEach((isRuled, i) => {
        const cell = isRuled ? open[i] : undefined;
        if (cell === undefined) return;
        cell.rowSpan = row - cell.row;
        open.fill(undefined, cell.column, cell.column + cell.colSpan);
      });
    }
    for (let i = 0; i < columns; i++) {
      if (ruled[i]) continue;
      const cell = open[i] ?? begin(line, edges, i, row);
      if (open[i] === undefined) {
        cells.push(cell);
        open.fill(cell, i, i + cell.colSpan);
      }
      cell.lines.push(line.part(edges[cell.column]! + 1, edges[cell.column + cell.colSpan]!));
      i = cell.column + cell.colSpan - 1;
    }
  }
  return { cells, headings };
}

/** A cell goes on to the next column that has an edge in this line. */
function begin(line: Row, edges: readonly number[], column: number, row: number): Cell {
  let end = column + 1;
  while (end < edges.length - 1 && !isEdge(line.character(edges[end]!))) end++;
  return { row, column, rowSpan: 1, colSpan: end - column, lines: [] };
}

/** As the colons say in the line below the headings, or else in the first. */
function alignOf(rows: readonly Row[], edges: readonly number[]): AlignType[] {
  const rule = rows.find(({ line }) => line.text.includes('+=') || line.text.includes('+:='));
  const of = rule ?? rows[0]!;
  return edges.slice(1).map((edge, i) => {
    const text = of.part(edges[i]! + 1, edge).text;
    const [left, right] = [text.startsWith(':'), text.endsWith(':')];
    return left && right ? 'center' : left ? 'left' : right ? 'right' : null;
  });
}

function build(
  node: Lines,
  cells: readonly Cell[],
  headings: number,
  align: AlignType[],
  reading: Reading,
): Table {
  const rows: TableRow[] = [];
  for (const cell of cells) {
    rows[cell.row] ??= { type: 'tableRow', children: [] };
    const isHead = cell.row < headings;
    rows[cell.row]!.children.push(cellNode(cell, isHead, align[cell.column], reading));
  }
  const children = rows.filter(Boolean).map((row) => ({
    ...row,
    position: {
      start: positionOf(row.children[0]!).start,
      end: positionOf(row.children.at(-1)!).end,
    },
  }));
  return {
    type: 'table',
    children,
    data: { parts: { head: headings, foot: 0 } },
    position: positionOf(node),
  };
}

function cellNode(
  { lines, rowSpan, colSpan }: Cell,
  isHead: boolean,
  align: AlignType | undefined,
  reading: Reading,
): TableCell {
  const given = trimmed(lines);
  const first = given[0] ?? lines[0]!;
  const last = given.at(-1) ?? first;
  const position = {
    start: { line: first.line, column: first.column, offset: first.offset },
    end: {
      line: last.line,
      column: last.column + last.text.length,
      offset: last.offset + last.text.length,
    },
  };
  const hProperties = {
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(isHead && { scope: 'col' }),
    ...(align && { align }),
  };
  const content = given.length === 0 ? [] : reading.fragment(given).children;
  const [only, ...others] = content;
  return {
    type: 'tableCell',
    // HTML lets a cell hold paragraphs and lists, though GFM does not.
    children: (only?.type === 'paragraph' && others.length === 0
      ? only.children
      : content) as TableCell['children'],
    data: { hName: isHead ? 'th' : 'td', hProperties },
    position,
  };
}

/** Without the space around the words, as far as it is the same in all lines. */
function trimmed(lines: readonly Line[]): Line[] {
  const all = lines.map((line) => ({ ...line, text: line.text.trimEnd() }));
  while (all.length > 0 && all[0]!.text === '') all.shift();
  while (all.length > 0 && all.at(-1)!.text === '') all.pop();
  const indents = all
    .filter(({ text }) => text !== '')
    .map(({ text }) => /^ */.exec(text)![0].length);
  const indent = Math.min(...indents);
  return all.map(({ text, column, offset, line }) => {
    const cut = Math.min(indent, text.length);
    return { line, column: column + cut, offset: offset + cut, text: text.slice(cut) };
  });
}
