/** Tables are found where micromark's own extension finds them, and looked for nowhere else. */
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { expect, it } from 'vitest';
import { tables, whereTablesMayBe } from '../../../functions/article/markdown/tables.ts';

function extensions(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [tables()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
}

const ours = unified().use(remarkParse).use(whereTablesMayBe).use(extensions).freeze();
const read = (text: string) => ours.parse(text);
const readAsEver = (text: string) =>
  fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });

const lines = [
  ...[
    'a',
    'a | b',
    '| a | b |',
    '| - | - |',
    '-',
    ':-:',
    '|-',
    '---',
    '--- | :--',
    '- a',
    '- | - |',
  ],
  ...[
    '> a | b',
    '> | - | - |',
    '> - | -',
    '>',
    '  | - | - |',
    '  a | b',
    '',
    '   ',
    '1. x | y',
    '   - | -',
  ],
  ...[
    '    c',
    '\t| - |',
    '\t- | -',
    '# h',
    '```',
    '<div>',
    '\\| - |',
    '- - -',
    '- -|-',
    '+ |-',
    '[x]: y',
  ],
];

it('whatever lines stand below each other', () => {
  const text = fc
    .array(fc.constantFrom(...lines), { minLength: 1, maxLength: 8 })
    .chain((chosen) => fc.constantFrom('\n', '\r\n', '\r').map((end) => chosen.join(end)));
  fc.assert(
    fc.property(text, (one) => void expect(read(one)).toEqual(readAsEver(one))),
    { numRuns: 500 },
  );
});

it('a table goes on, whatever its cells say, until a blank line', () => {
  const text = 'Words.\n\nGroup\n:-:\nA\nmany words\n\nB\n';
  expect(read(text)).toEqual(readAsEver(text));
  expect(read(text).children.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
});
