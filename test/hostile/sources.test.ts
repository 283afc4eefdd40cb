/**
 * Sources made to hurt: every trap that HAZARDS names, refused or read, by counting and never by
 * the clock. A trap that is not caught shows as a test that never ends.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../functions/article/parse.ts';
import { classify } from '../../functions/article/file/source-path.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { checkKey } from '../../functions/store/key.ts';
import { remarks, plain, positions, published, strict } from '../article/read.ts';
import { withoutOurs } from '../article/without-ours.ts';

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

describe('TOML that is made to hurt is refused, or read, and never ends the process', () => {
  it.each([
    ['brackets in brackets', `a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`, true],
    ['braces in braces', `a = ${'{b='.repeat(5000)}1${'}'.repeat(5000)}`, true],
    ['a key of many parts', `a${'.a'.repeat(20_000)} = 1`, true],
    ['a key of many parts in braces', `a = {b${'.b'.repeat(20_000)} = 1}`, true],
    ['a heading of many parts', `[a${'.a'.repeat(20_000)}]`, true],
    ['brackets behind a fourth quotation mark', `a = ["""x"""", ${'['.repeat(9000)}, "y"]`, true],
    ['quotation marks without end', '"""'.repeat(20_001), true],
    ['a key that is no field', '__proto__ = 1', true],
    ['thousands of keys', Array.from({ length: 5000 }, (_, i) => `k${i} = 1`).join('\n'), false],
    ['thousands of tables', Array.from({ length: 5000 }, (_, i) => `[t${i}]`).join('\n'), false],
    ['thousands of items', '[[t]]\n'.repeat(5000), false],
  ])('%s', (_, toml, refused) => {
    const found = remarks(`+++\n${toml}\n+++\n\nText.\n`);
    expect(found.some(({ rule }) => rule === 'yaml')).toBe(refused);
    expect(found.every(({ line }) => line >= 1)).toBe(true);
  });
});

it('TOML of any pieces is read or refused', () => {
  const pieces = ['"""', '"', "'''", "'", '[', ']', '[[', ']]', '{', '}', '=', '.', ',', '\\'];
  const piece = fc.constantFrom(
    ...pieces,
    'a',
    'b = ',
    '\n',
    ' ',
    '#',
    '1',
    '-',
    '2024-01-02',
    'true',
  );
  const toml = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));
  fc.assert(
    fc.property(toml, (text) => {
      expect(remarks(`+++\n${text}\n+++\n\nText.\n`).every(({ line }) => line >= 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe('YAML that is made to hurt is refused at its line', () => {
  it.each([
    ['explicit keys in keys', `? `.repeat(60) + 'a'],
    ['nested brackets', `a: ${'['.repeat(5000)}`],
    ['aliases that multiply', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'],
    ['too much of it', `a: ${'x'.repeat(70_000)}`],
    ['two fields of one name', 'title: A\ntitle: B'],
    ['no YAML at all', 'title: "A'],
  ])('%s', (_, yaml) => {
    const found = remarks(`---\n${yaml}\n---\n\nText.\n`, { settings: strict });
    expect(found.some(({ severity }) => severity === 'error')).toBe(true);
    expect(found.every(({ line }) => line >= 1)).toBe(true);
    const site = readSettings(new TextEncoder().encode(yaml));
    expect(site.settings).toBeUndefined();
  });

  it('a field called __proto__ is found where it stands, and changes nothing', () => {
    const found = remarks('---\ntitle: A\n__proto__: { draft: true }\n---\n\nText.\n');
    expect(found.map(({ line }) => line)).toEqual([3]);
    expect(({} as Record<string, unknown>).draft).toBeUndefined();
  });
});

describe('characters that have no place in an article are refused where they stand', () => {
  it.each([
    ['a control character', 'ab\u0007c', '1:3'],
    ['a bidirectional override', 'a\n\nb\u202Ec', '3:2'],
    ['no character', 'a\uFFFE', '1:2'],
  ])('%s', (_, text, place) => {
    const found = remarks(text).filter(({ severity }) => severity === 'error');
    expect(positions(found).map((one) => one.split(' ')[1])).toEqual([place]);
  });

  it('bytes that are not UTF-8', () => {
    const found = remarks(new Uint8Array([0x61, 0x0a, 0x62, 0xff]));
    expect(positions(found).map((one) => one.split(' ')[1])).toEqual(['2:2']);
  });
});

describe('markup from an article', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1))',
    '<iframe src="https://evil.example"></iframe>',
    '[x]( "onmouseover=alert(1)")',
  ])('never runs: %s', (markup) => {
    const { content, body } = published(`# A <b>title</b>\n\nWords ${markup} words.\n`);
    for (const html of [content, body('page'), body('embed')]) {
      const shown = withoutOurs(html);
      expect(shown).not.toMatch(
        /<script|<iframe|<[^>]+\son\w+=|(href|src)="(javascript|data:text)/i,
      );
    }
  });
});

describe('whatever comes', () => {
  it('parse answers with an article or a finding, and never throws', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
      fc
        .array(
          fc.constantFrom(
            '---\n',
            'title: ',
            '[^a]',
            '[^a]: ',
            '# ',
            '|',
            '-|',
            '> ',
            '- ',
            '\n',
            'x',
            '![](',
            ')',
            '`',
            '*',
            '<b>',
            '&',
          ),
          { maxLength: 60 },
        )
        .map((pieces) => new TextEncoder().encode(pieces.join(''))),
    );
    fc.assert(
      fc.property(bytes, fc.boolean(), (given, careful) => {
        const found = remarks(given, { settings: careful ? strict : plain });
        for (const { line, column } of found) expect(line * column).toBeGreaterThan(0);
        const text = new TextDecoder().decode(given);
        if (!found.some(({ severity }) => severity === 'error')) published(text);
      }),
      { numRuns: 400 },
    );
  });

  it('a path is an article, a file, ignored or forbidden with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (path) => {
        const key = `articles/${path}.md`;
        const { kind } = classify(key);
        expect(['article', 'ignored', 'forbidden', 'media']).toContain(kind);
        // What is let in must not be refused by a store later: that would stop everybody.
        if (kind === 'article' || kind === 'media') checkKey(key);
      }),
    );
    for (const path of [
      'a/../b',
      'a//b',
      'a%2fb',
      'a?b',
      'a#b',
      'a\\b',
      'a\u200Bb',
      'a\uFFFDb',
      'x/article.json',
    ])
      expect(classify(`articles/${path}.md`).kind).toBe('forbidden');
    for (const name of ['2024-01-02-welcome.markdown', 'a.mdx', 'A.MD', 'a.Md'])
      expect(classify(`articles/${name}`)).toMatchObject({
        kind: 'forbidden',
        diagnostic: { file: `articles/${name}`, reason: expect.stringContaining('.md') as string },
      });
    expect(classify('articles/a.mdx')).toMatchObject({
      diagnostic: {
        reason:
          'Of MDX only the Markdown can be read, from a file whose name ends in .md. Rename the file.',
      },
    });
    for (const path of ['a b', 'a+b', 'größe', '日本', 'v1.2'])
      expect(classify(`articles/${path}.md`)).toEqual({ kind: 'article', slug: path });
  });
});
