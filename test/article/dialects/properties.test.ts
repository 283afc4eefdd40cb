/** Whatever pieces of whatever dialects come together: no word is lost, and no comment is told. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../../functions/article/check.ts';
import { parse } from '../../../functions/article/parse.ts';
import { render } from '../../../functions/article/render.ts';
import { dependencies, plain } from '../read.ts';

const NOW = '2026-01-01T00:00:00Z';
const around = dependencies({ settings: plain });

function published(text: string) {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n\n${text}`);
  const { article, diagnostics } = parse({ slug: 'a', bytes, lastModified: NOW }, plain);
  if (article === undefined || diagnostics.some(({ severity }) => severity === 'error')) return;
  return {
    remarks: check(article, around, NOW),
    ...render(article, around, { published: NOW, modified: NOW }),
  };
}

const blocks = [
  ...[':::note\n', '::: {.x}\n', ':::\n', ':::tip[T WORD]\n', '::: {x} WORD\n', '> [!tip]-\n'],
  ...[
    '> [!note] WORD\n> WORD\n',
    '!!! note "WORD *WORD*"\n',
    '??? tip\n',
    '\n: WORD\n',
    ': WORD\n',
  ],
  ...['$$\nx\n$$\n', '\\[\n', '+---+---+\n', '| a | b |\n', '+===+===+\n', '+---+\n', '{: .c}\n'],
  ...['- WORD\n', '1. ', '> ', '# WORD\n', '## WORD {#x}\n', '\n[^a]: WORD\n', '***\n', '---\n'],
  ...['| a | WORD |\n', '|---|---|\n', '\n', '\n\n', '    ', '  '],
];
const spans = [
  ...['WORD', 'WORD ', '*WORD* ', '**WORD**', '日本WORD。', '~WORD~', '^WORD^', '==WORD==', '=='],
  ...['$WORD$', '$x^2$', '$', '$$', '\\(', '\\)', '\\[', '\\]', ':smile:', ':', '[[x|WORD]]', '[['],
  ...[
    '![[y.png]]',
    '![WORD](a b.png =1x2)',
    '{#id}',
    '{.c}',
    '[WORD]{.c}',
    '`WORD`{.c}',
    '\\',
    '&amp;',
  ],
  ...['[^a]', '[x](y)', '~~WORD~~', '_WORD_', '```\n', '\t', '\\\n'],
];

/** Every word is another one. */
const anyText = fc
  .array(fc.constantFrom(...blocks, ...spans), { maxLength: 25 })
  .map((pieces) => pieces.join(''))
  .map((text) => {
    let count = 0;
    return text.replace(/WORD/g, () => `Wq${(count++).toString(36)}z`);
  });

it('no word is lost, and what is said of it has a place', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const made = published(text);
      if (made === undefined) return;
      const { content, remarks } = made;
      for (const { line, column } of remarks) expect(line * column).toBeGreaterThan(0);
      // Words beyond the last column, and a second note of one name, are said to be lost.
      const isSaid = remarks.some(({ rule }) =>
        ['table-syntax', 'duplicate-reference-label'].includes(rule),
      );
      const letters = content.replace(/<[^>]*>|\s/g, '');
      for (const word of text.match(/Wq\w+?z/g) ?? []) {
        expect(isSaid || letters.includes(word) || content.includes(word)).toBe(true);
      }
    }),
    { numRuns: 600 },
  );
});

const secrets = [
  ...['%% SECRET %%', '%%SECRET%%', '{/* SECRET */}', '<!-- SECRET -->', '%% SECRET\nSECRET %%'],
  '%%\nSECRET\n\nSECRET\n%%\n',
  '{/*\nSECRET\n\n- SECRET\n*/}\n',
  '<!--\nSECRET\n\nSECRET\n-->\n',
];
const places = [
  ...[
    ' ',
    'a',
    '.',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '| a | ',
    '|---|---|\n',
    ':::note\n',
    ':::note ',
    ':::\n',
  ],
  ...[
    '!!! note\n',
    '**',
    '*',
    '[x](',
    '[[',
    ']',
    '![',
    '==',
    '~',
    '^',
    '$',
    '# ',
    '## ',
    '\n: ',
    '[^a]',
  ],
  ...[
    '+---+---+\n',
    '| b | c |\n',
    '\n[^a]: ',
    '{.x}',
    '> [!note] ',
    '***\n',
    '---\n',
    '<b>',
    '<div>\n',
  ],
];

it('a comment is in nothing that is published, or the article is not published', () => {
  const text = fc.array(fc.constantFrom(...secrets, ...places), { maxLength: 14 });
  fc.assert(
    fc.property(text, (pieces) => {
      const made = published(pieces.join(''));
      if (made === undefined) return;
      const { variants, content, summary } = made;
      expect(JSON.stringify([variants, content, summary])).not.toContain('SECRET');
    }),
    { numRuns: 600 },
  );
});
