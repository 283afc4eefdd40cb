/**
 * Every limit, from both sides: what is just within is read, what is just beyond is refused at its
 * place and in words. The limits keep each text's cost within about a second; what that means for
 * texts that exhaust them is measured once, by hand, whenever the parser is changed.
 */
import { describe, expect, it } from 'vitest';
import { parse } from '../../functions/article/parse.ts';
import { plain } from '../article/read.ts';

/** The first finding of a source, `line:column rule reason`; `read` for one that is read. */
function outcome(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const source = { slug: 'a', bytes, lastModified: '2026-01-01T00:00:00Z' };
  const { article, diagnostics } = parse(source, plain);
  if (article !== undefined) return 'read';
  const [{ line, column, rule, severity, reason }] = diagnostics as [(typeof diagnostics)[0]];
  expect(severity).toBe('error');
  return `${line}:${column} ${rule} ${reason}`;
}

const paragraph = (marks: number) => `${'*a '.repeat(marks)}\n\n`;
const table = (columns: number, rows: number) =>
  `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|b\n'.repeat(rows - 1)}`;
const yaml = (text: string) => `---\n${text}\n---\n`;

describe('a limit lets pass what is within it, and says what is wrong beyond', () => {
  it.each<[string, string, string, string]>([
    [
      'bytes',
      'a'.repeat(1 << 20),
      'a'.repeat((1 << 20) + 1),
      '1:1 file-size This file has 1048577 bytes, and at most 1048576 are read: ' +
        'split it into several files.',
    ],
    [
      'lines',
      'a\n\n'.repeat(9_999),
      'a\n\n'.repeat(10_000),
      '20001:1 limits More than 20000 lines are not read: split the article.',
    ],
    [
      'lines without a blank one',
      'a\n'.repeat(3_000),
      'a\n'.repeat(3_001),
      '3001:1 limits More than 3000 lines without a blank one are not read: add blank lines.',
    ],
    [
      'levels of lists and quotes',
      `x\n\n${'> - '.repeat(12)}x`,
      `x\n\n${'> - '.repeat(13)}x`,
      '3:1 limits Lists and quotes are nested more than 24 deep here: flatten them.',
    ],
    [
      'nested lists altogether',
      `${'- '.repeat(20)}x\n\ny\n\n`.repeat(150),
      `${'- '.repeat(20)}x\n\ny\n\n`.repeat(151),
      '601:1 limits Up to here there are more nested lists and quotes than are read: flatten them.',
    ],
    [
      'indentation before a list',
      `x\n\n${' '.repeat(400)}- a`,
      `x\n\n${' '.repeat(401)}- a`,
      '3:1 limits This line is indented by more than 400 characters: flatten it.',
    ],
    [
      'marks of Markdown',
      '\\a'.repeat(100_000),
      '\\a'.repeat(100_001),
      '1:1 limits Up to here there are more than 100000 marks of Markdown: split the article.',
    ],
    [
      'marks of other dialects',
      '^=$%'.repeat(25_000),
      '^=$%'.repeat(25_001),
      '1:1 limits Up to here there are more than 100000 marks of Markdown: split the article.',
    ],
    [
      'levels of definitions and admonitions',
      `x\n${': '.repeat(24)}x`,
      `x\n${': '.repeat(25)}x`,
      '2:1 limits Lists and quotes are nested more than 24 deep here: flatten them.',
    ],
    [
      'marks in one paragraph',
      '[a](b) '.repeat(500),
      '[a](b) '.repeat(501),
      '1:3501 limits Up to here there are more marks (* _ ~ [ ]) than are read, at most 1000 in ' +
        'one paragraph: split it, or put a backslash before them.',
    ],
    [
      'marks in all paragraphs, squared',
      paragraph(1000).repeat(4),
      paragraph(1000).repeat(4) + paragraph(1),
      '9:1 limits Up to here there are more marks (* _ ~ [ ]) than are read, at most 1000 in ' +
        'one paragraph: split it, or put a backslash before them.',
    ],
    [
      'lists that begin and end',
      '- a\n\nb\n\n'.repeat(1_900),
      '- a\n\nb\n\n'.repeat(2_000),
      '7745:1 limits Up to here there are more lists, quotes and tables than are read: ' +
        'split the article.',
    ],
    [
      'cells, with those that a table fills up',
      table(40, 500),
      `Words.\n\n${table(40, 501)}`,
      '3:1 limits The tables have 20040 cells, and at most 20000 are read: split them.',
    ],
    [
      'levels of emphasis',
      '*a **b '.repeat(40),
      `${'*a **b '.repeat(60)}${'c** d* '.repeat(60)}`,
      '1:347 limits The text is nested more than 100 levels deep: flatten it.',
    ],
    [
      'bytes of HTML',
      `[a]: https://x.example/${'y'.repeat(2_000)}\n\n${'[a] '.repeat(200)}`,
      `[a]: https://x.example/${'y'.repeat(20_000)}\n\n${'[a] '.repeat(200)}`,
      '3:261 limits The page would have more than 2.5 MiB of HTML: split the article.',
    ],
    [
      'elements of HTML that are open at once',
      // The fragment itself is one of them.
      `x\n\n${'<i><div>'.repeat(99)}x`,
      `x\n\n${'<i><div>'.repeat(100)}x`,
      '3:796 limits Here more than 200 elements of HTML are open at once: close them, or flatten them.',
    ],
    [
      'elements of HTML and pieces of text',
      `<div>${'<u>a</u>'.repeat(24_990)}</div>`,
      `<div>${'<u>a</u>'.repeat(25_000)}</div>`,
      '1:199998 limits Up to here the HTML has more than 50000 elements and pieces of text: ' +
        'split the article.',
    ],
    [
      'cells of tables of HTML',
      `<table>${`<tr>${'<td>'.repeat(100)}`.repeat(200)}</table>x`,
      `<table>${`<tr>${'<td>'.repeat(100)}`.repeat(201)}</table>x`,
      '1:1 limits The tables have 20100 cells, and at most 20000 are read: split them.',
    ],
    [
      'bytes of front matter',
      yaml(`title: a\nfunding: ${'y '.repeat(900)}`),
      yaml(`title: a\nfunding: ${'y'.repeat(65_536)}`),
      '2:1 yaml More than 65536 bytes of YAML are not read: shorten it.',
    ],
    [
      'levels of YAML',
      yaml(`a: ${'['.repeat(23)}${']'.repeat(23)}`),
      yaml(`a: ${'['.repeat(24)}${']'.repeat(24)}`),
      '2:27 yaml This is nested more than 24 levels deep: flatten it.',
    ],
    [
      'levels of YAML by indentation',
      yaml(Array.from({ length: 24 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
      yaml(Array.from({ length: 25 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
      '26:25 yaml This is nested more than 24 levels deep: flatten it.',
    ],
  ])('%s', (_, within, beyond, expected) => {
    expect(outcome(within)).toBe('read');
    expect(outcome(beyond)).toBe(expected);
  });
});

describe('YAML that nobody needs here never meets the parser', () => {
  it.each([
    ['? a\n: b', '2:1 yaml Keys that begin with a question mark are not read: '],
    ['a: [? b]', '2:5 yaml Keys that begin with a question mark are not read: '],
    ['a: *b', '2:4 yaml Aliases (*name) are not read: '],
    ['a: &b c', '2:4 yaml Anchors (&name) are not read: '],
    ['a: !!binary x', '2:4 yaml Tags (!name) are not read: '],
    ['%YAML 1.1', '2:1 yaml Lines that begin with % are not read: '],
  ])('%j', (text, expected) => {
    expect(outcome(yaml(text))).toContain(expected);
  });

  it.each(['title: Really? *Yes* & no!', 'title: "? *a &b !c"', 'title: |\n  ? a\n  %b'])(
    'and %j is only words',
    (text) => {
      expect(outcome(yaml(text))).toBe('read');
    },
  );
});
