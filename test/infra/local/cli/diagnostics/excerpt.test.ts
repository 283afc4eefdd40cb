import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../../../infra/local/cli/diagnostics/excerpt.ts';

/** The source line with the carets below it, for the span of `marked` in `line`. */
function shown(line: string, marked: string): string[] {
  const start = line.indexOf(marked);
  const { source, underline } = excerpt(line, start + 1, start + marked.length + 1);
  return [source, underline];
}

describe('the carets stand under what they mean', () => {
  test.each([
    ['## Causes', 'Causes', '## Causes', '   ^^^^^^'],
    ['\ta: 1\tb', 'b', '    a: 1    b', '            ^'],
    ['a\tb', 'b', 'a   b', '    ^'],
    ['睡眠 ok', 'ok', '睡眠 ok', '     ^^'],
    ['睡眠 ok', '睡', '睡眠 ok', '^^'],
    ['cafe\u0301 ok', 'ok', 'cafe\u0301 ok', '     ^^'],
    ['👩‍⚕️ ok', 'ok', '👩‍⚕️ ok', '   ^^'],
    ['क्षि ok', 'ok', 'क्षि ok', `${' '.repeat(stringWidth('क्षि'))} ^^`],
  ])('%j: %j', (line, marked, source, underline) => {
    expect(shown(line, marked)).toEqual([source, underline]);
  });

  test('half a character is the whole one', () => {
    expect(excerpt('👍 x', 2, 3)).toEqual({ source: '👍 x', underline: '^^' });
  });

  test('without an end it is one character; behind the end of the line, one column', () => {
    expect(excerpt('abc', 2)).toEqual({ source: 'abc', underline: ' ^' });
    expect(excerpt('abc', 4)).toEqual({ source: 'abc', underline: '   ^' });
    expect(excerpt('abc', 99)).toEqual({ source: 'abc', underline: '   ^' });
    expect(excerpt('abc', 2, 99)).toEqual({ source: 'abc', underline: ' ^^' });
    expect(excerpt('', 1)).toEqual({ source: '', underline: '^' });
  });
});

describe('what would confuse a terminal is spelled out', () => {
  test.each([
    ['a\u001b[31mb', 'b', 'a<U+001B>[31mb', '             ^'],
    ['a\u202eb', 'b', 'a<U+202E>b', '         ^'],
    ['a\u200bb', '\u200b', 'a<U+200B>b', ' ^^^^^^^^'],
    ['a\ufeffb', 'b', 'a<U+FEFF>b', '         ^'],
    ['a\u0301', 'a\u0301', 'a\u0301', '^'],
    ['\u0301a', 'a', '<U+0301>a', '        ^'],
    ['a\ud800b', 'b', 'a<U+D800>b', '         ^'],
  ])('%j: %j', (line, marked, source, underline) => {
    expect(shown(line, marked)).toEqual([source, underline]);
  });
});

describe('of a long line the part around the span is shown', () => {
  const paragraph = 'word '.repeat(200) + 'HERE' + ' word'.repeat(200);

  test('cut at both ends', () => {
    const [source, underline] = shown(paragraph, 'HERE');
    expect(source).toMatch(/^….{32}HERE.*…$/);
    expect(underline).toBe(`${' '.repeat(33)}^^^^`);
  });

  test('from its start, when the span is there', () => {
    const [source, underline] = shown(`HERE${paragraph}`, 'HERE');
    expect(source).toMatch(/^HEREword.*…$/);
    expect(underline).toBe('^^^^');
  });

  test('a span longer than the line that is shown is underlined to its end', () => {
    const { source, underline } = excerpt('x'.repeat(1000), 11, 900);
    expect([stringWidth(source), underline]).toEqual([97, `${' '.repeat(10)}${'^'.repeat(86)}`]);
  });
});

test('for any line: it fits, and the carets stay below it', () => {
  const line = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(line, fc.nat(200), fc.nat(200), (parts, start, length) => {
      const { source, underline } = excerpt(parts.join(''), start + 1, start + 1 + length);
      expect(underline).toMatch(/^ *\^+$/);
      expect(stringWidth(source)).toBeLessThanOrEqual(98);
      expect(underline.length).toBeLessThanOrEqual(Math.max(stringWidth(source) + 1, 1));
      expect(source).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }),
    { numRuns: 150 },
  );
});
