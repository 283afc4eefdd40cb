/**
 * Sources made to hurt: every trap that HAZARDS names, refused or read, by counting and never by
 * the clock. A trap that is not caught shows as a test that never ends. Those of a megabyte are in
 * sources.long.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../functions/article/file/source-path.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { checkKey } from '../../functions/store/key.ts';
import { remarks, plain, positions, published, strict } from '../article/read.ts';
import { withoutOurs } from '../article/without-ours.ts';

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
