import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { FormatContext } from '../../../../../infra/local/cli/diagnostics/format.ts';
import {
  formatNames,
  formats as loaders,
} from '../../../../../infra/local/cli/diagnostics/index.ts';
import schema from '../../../../../schemas/diagnostic.schema.json' with { type: 'json' };
import type { Diagnostic } from '../../../../../schemas/types.ts';

const source = `---
title: Legs, 100%
---

#### Causes

First line
second line
`;

const diagnostics: Diagnostic[] = [
  {
    rule: 'heading-order',
    severity: 'error',
    file: 'articles/sleep/a b,c.md',
    line: 5,
    column: 1,
    endLine: 5,
    endColumn: 5,
    reason: 'The heading is two levels below the one before it: write ## here.',
    suggestion: '##',
    url: 'https://www.w3.org/WAI/tutorials/page-structure/headings/',
  },
  {
    rule: 'long-paragraph',
    severity: 'warning',
    file: 'articles/sleep/a b,c.md',
    line: 7,
    column: 7,
    endLine: 8,
    endColumn: 7,
    reason: 'This is 100 % too long: shorten it.\nReaders stop.',
  },
  {
    rule: 'encoding',
    severity: 'error',
    file: 'site.yaml',
    line: 1,
    column: 1,
    reason: 'No text.',
  },
];

const context: FormatContext = {
  source: (file) => (file.startsWith('articles/') ? source : undefined),
  path: (file) => `content/${file}`,
  articles: 7,
  colour: false,
};

const formats = {
  pretty: await loaders.pretty(),
  json: await loaders.json(),
  github: await loaders.github(),
  sarif: await loaders.sarif(),
};

test('every format is here', () => {
  expect(formatNames).toEqual(Object.keys(formats));
});

describe('pretty', () => {
  test('shows where, what, why and whose rule it is', () => {
    expect(formats.pretty(diagnostics, context)).toBe(`\
content/articles/sleep/a b,c.md:5:1 error heading-order
  The heading is two levels below the one before it: write ## here.

  5 │ #### Causes
    │ ^^^^
  write: ##
  rule: https://www.w3.org/WAI/tutorials/page-structure/headings/

content/articles/sleep/a b,c.md:7:7 warning long-paragraph
  This is 100 % too long: shorten it.
  Readers stop.

  7 │ First line
    │       ^^^^

content/site.yaml:1:1 error encoding
  No text.

7 articles, 2 errors, 1 warning
`);
  });

  test('says the same in colour, and only when asked', () => {
    const coloured = formats.pretty(diagnostics, { ...context, colour: true });
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(formats.pretty(diagnostics, context));
  });

  test.each([
    [0, 0, 1, '1 article, nothing to complain about\n'],
    [1, 0, 7, '7 articles, 1 error\n'],
    [0, 3, 7, '7 articles, 0 errors, 3 warnings\n'],
  ])('%d errors and %d warnings in %d articles', (errors, warnings, articles, line) => {
    const many = (severity: 'error' | 'warning', count: number) =>
      Array<Diagnostic>(count).fill({ ...diagnostics[2]!, severity });
    const all = [...many('error', errors), ...many('warning', warnings)];
    expect(formats.pretty(all, { ...context, articles })).toMatch(new RegExp(`(^|\n)${line}$`));
  });
});

test('json is one document: the diagnostics as the schema has them, and how many', () => {
  const text = formats.json(diagnostics, context);
  expect(JSON.parse(text)).toEqual({ articles: 7, errors: 2, warnings: 1, diagnostics });
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  expect(diagnostics.filter((diagnostic) => !ajv.validate(schema, diagnostic))).toEqual([]);
});

test('github annotates lines; what has a meaning to it is escaped', () => {
  expect(formats.github(diagnostics, context)).toBe(
    [
      '::error file=content/articles/sleep/a b%2Cc.md,line=5,endLine=5,col=1,endColumn=5,' +
        'title=heading-order::The heading is two levels below the one before it: write ## here.' +
        '%0Ahttps://www.w3.org/WAI/tutorials/page-structure/headings/',
      '::warning file=content/articles/sleep/a b%2Cc.md,line=7,endLine=8,title=long-paragraph' +
        '::This is 100 %25 too long: shorten it.%0AReaders stop.',
      '::error file=content/site.yaml,line=1,endLine=1,col=1,title=encoding::No text.',
      '7 articles, 2 errors, 1 warning',
      '',
    ].join('\n'),
  );
});

test('sarif offers no fix where nobody knows what it would replace', () => {
  const { endColumn, ...open } = diagnostics[0]!;
  expect(endColumn).toBeDefined();
  expect(formats.sarif([open], context)).not.toContain('"fixes"');
});

test('sarif is a log of version 2.1.0 with rules, regions in UTF-16 and fixes', () => {
  const file = { uri: 'content/articles/sleep/a%20b%2Cc.md' };
  const heading = { startLine: 5, startColumn: 1, endLine: 5, endColumn: 5 };
  const help = 'https://www.w3.org/WAI/tutorials/page-structure/headings/';
  expect(JSON.parse(formats.sarif(diagnostics, context))).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'healthwire',
            rules: [
              { id: 'encoding' },
              { id: 'heading-order', helpUri: help },
              { id: 'long-paragraph' },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'heading-order',
            ruleIndex: 1,
            level: 'error',
            message: { text: diagnostics[0]!.reason },
            locations: [{ physicalLocation: { artifactLocation: file, region: heading } }],
            fixes: [
              {
                description: { text: 'Write: ##' },
                artifactChanges: [
                  {
                    artifactLocation: file,
                    replacements: [{ deletedRegion: heading, insertedContent: { text: '##' } }],
                  },
                ],
              },
            ],
          },
          {
            ruleId: 'long-paragraph',
            ruleIndex: 2,
            level: 'warning',
            message: { text: diagnostics[1]!.reason },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: file,
                  region: { startLine: 7, startColumn: 7, endLine: 8, endColumn: 7 },
                },
              },
            ],
          },
          {
            ruleId: 'encoding',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'No text.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'content/site.yaml' },
                  region: { startLine: 1, startColumn: 1 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});
