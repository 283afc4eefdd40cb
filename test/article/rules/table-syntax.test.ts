/** A table that is none, or that would lose words, is told of with its rows and their columns. */
import { expect, it } from 'vitest';
import { tableSyntax } from '../../../functions/article/rules/table-syntax.ts';
import { exampleFindings } from './one-rule.ts';

const told = (source: string) =>
  exampleFindings(tableSyntax, source).map(
    ({ line, column, reason }) => `${line - 4}:${column} ${reason}`,
  );

it.each([
  [
    '|Grade|ASA 1|ASA 2|\n|--|--|\n|Minor|none|ECG|\n',
    '1:1 This looks like a table, but its line of dashes (line 6) has 2 columns, and its first row 3: ' +
      'give both the same number.',
  ],
  [
    '> - Words\n>   a | b\n>   --- | --- | :-:\n',
    '1:5 This looks like a table, but its line of dashes (line 7) has 3 columns, and its first row 2: ' +
      'give both the same number.',
  ],
  [
    '| a | b |\n| c | d |\n',
    '1:1 This looks like a table, but there is no line of dashes below its first row: | --- | --- |',
  ],
  [
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 | 5 |\n',
    '4:1 This row has 3 columns, and the first row of the table 2: the words beyond would not be shown.',
  ],
])('%j', (source, ...expected) => {
  expect(told(source)).toEqual(expected);
});

it.each([
  '| a | b \\| c |\n| --- | --- |\n| 1 |\n',
  'Either a | b\nor c | d.\n',
  'Words\n---\n\nmore | words\n',
  '```\n| a |\n| -- | -- |\n```\n',
  '+---+---+\n| a | b |\n+---+---+\n',
])('%j is fine', (source) => {
  expect(told(source)).toEqual([]);
});
