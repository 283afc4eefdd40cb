/**
 * Sources of a megabyte that are made to take for ever: refused or read, by counting and never by the clock. A
 * trap that is not caught shows as a test that never ends. sources.test.ts and limits.test.ts have the small ones.
 */
import { describe, expect, it } from 'vitest';
import { parse } from '../../functions/article/parse.ts';
import { plain, published } from '../article/read.ts';

const MiB = 1 << 20;
const fill = (piece: string, bytes = MiB - 1000) =>
  piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));

/** A grid of so many rows and columns, and one around whatever is given. */
function grid(rows: number, columns: number): string {
  const rule = `+${'---+'.repeat(columns)}\n`;
  return rule + `|${' a |'.repeat(columns)}\n${rule}`.repeat(rows);
}
function framed(inner: string): string {
  const lines = inner.split('\n');
  const width = Math.max(...lines.map(({ length }) => length));
  const rule = `+${'-'.repeat(width + 2)}+`;
  return [rule, ...lines.map((line) => `| ${line.padEnd(width)} |`), rule].join('\n');
}

describe('a source that is made to take for ever is refused with a place', () => {
  it.each([
    ['nested emphasis', fill('*a **a ', 60_000)],
    ['empty list items', fill('- ', 80_000)],
    ['nested quotes', fill('> ', 20_000)],
    ['nested lists', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n')],
    ['open brackets', fill('[', 200_000)],
    ['links in links', fill('[a](b ', 200_000)],
    ['a table that grows', `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${fill('|\n', 20_000)}`],
    ['markers of one footnote', `${fill('x[^a] ', 600_000)}\n\n[^a]: A study.\n`],
    ['backticks', fill('`a ``b ', 400_000)],
    ['open elements', fill('<div>', 400_000)],
    ['formatting that is never closed', fill('<b><i><u><a href=x>', 300_000)],
    ['formatting that crosses', fill('<b><p><i></b></p></i>', 300_000)],
    ['formatting that comes again', `${fill('<font size=1>', 2_000)}${fill('<p>x', 200_000)}`],
    ['links that come again', `<a href="${'x'.repeat(10_000)}">${fill('<p>x', 200_000)}`],
    ['tables in tables', fill('<table><tr><td>', 300_000)],
    ['words that do not belong into a table', `<table>${fill('<tr>x', 300_000)}`],
    ['attributes', `<div ${fill('a b ', 400_000)}>x</div>`],
    ['many attributes', `<p ${Array.from({ length: 90_000 }, (_, i) => `a${i}`).join(' ')}>x</p>`],
    ['tags without an end', fill('<p title="\n\nx\n\n', 200_000)],
    ['comments without an end', fill('<div><!--\n\nx\n\n', 200_000)],
    ['scripts without an end', fill('<p><title>x\n\n', 200_000)],
    ['texts without an end', fill('a <title> b\n\n<div>\n\n', 300_000)],
    ['character references', `<p>${fill('&amp', 300_000)}</p>`],
    ['templates', fill('<template>', 300_000)],
    ['drawings', fill('<svg><g>', 300_000)],
    ['anchors', `<p>${Array.from({ length: 20_000 }, (_, i) => `<a id=a${i}></a>`).join('')}x</p>`],
    ['anchors that nothing follows', fill('<a id=x></a>\n\n', 300_000)],
    ['cells that reach far', `<table>${fill('<td colspan=100 rowspan=100>', 300_000)}</table>x`],
    ['inline tags', fill('<b>x</b> ', 400_000)],
    ['inline tags in many paragraphs', fill('a <b>x\n\n', 150_000)],
    ['more than a mebibyte', fill('word ', MiB + 100)],
    ['dollars without an end', fill('$a ', 300_000)],
    ['formulas', fill('$x$ ', 300_000)],
    ['formulas that multiply', fill('$\\def\\a{aa}\\a$ ', 100_000)],
    ['groups in one formula', `$${'{'.repeat(900)}x${'}'.repeat(900)}$`],
    ['matrices', `$$\n\\begin{matrix}${'a&'.repeat(900)}\\end{matrix}\n$$\n\n`.repeat(60)],
    ['powers', fill('a^b^ ', 200_000)],
    ['highlights', fill('==a ', 200_000)],
    ['short codes', fill(':smile:')],
    ['comments that are never closed', fill('%% a\n\n', 70_000)],
    ['comments in one paragraph', fill('%% a %% ', 200_000)],
    ['containers that are never closed', fill(':::note\n\n', 90_000)],
    ['containers in containers', `${fill(':::note\n\n', 40_000)}${fill(':::\n\n', 20_000)}`],
    ['colons', fill(':')],
    [
      'admonitions in admonitions',
      Array.from({ length: 90 }, (_, i) => `${' '.repeat(4 * i)}!!! note`).join('\n'),
    ],
    ['definitions of definitions', `a\n${': '.repeat(24)}b\n`],
    ['a grid of many cells', grid(200, 90)],
    ['a grid with a mark in each cell', grid(200, 90).replaceAll(' a ', '*a*')],
    ['grids in grids', Array.from({ length: 60 }).reduce<string>(framed, 'x')],
    ['attributes', fill('`a`{.b} ', 200_000)],
    ['brackets before braces', fill('[a', 4_000) + fill(']{.b}', 4_000)],
  ])('%s', (_, text) => {
    const { article, diagnostics } = parse(
      { slug: 'a', bytes: new TextEncoder().encode(text), lastModified: '2026-01-01T00:00:00Z' },
      plain,
    );
    if (article !== undefined) {
      // What is read in spite of its size must also be published without growing out of hand.
      expect(published(text).content.length).toBeLessThan(6 * MiB);
      return;
    }
    const [first] = diagnostics;
    expect(first).toMatchObject({ severity: 'error', file: 'articles/a.md' });
    expect(first!.line).toBeGreaterThan(0);
  });
});
