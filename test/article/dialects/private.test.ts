/** Comments are left out of the Markdown that is published, and one without an end keeps it back. */
import { expect, it } from 'vitest';
import { plain, positions, published, remarks } from '../read.ts';

const source = (text: string) => published(`---\ntitle: A\n---\n${text}`).body('source');

it.each([
  ['Text. %% a %%\n\nMore.\n', 'Text.\n\nMore.\n'],
  ['Text %% a %% goes on.\n', 'Text  goes on.\n'],
  ['%%\na\n\nb\n%%\nText.\n', 'Text.\n'],
  ['Text.\n\n{/* a */}\n\nMore.\n', 'Text.\n\n\nMore.\n'],
  [
    'Text.\n\n::: {.content-hidden}\na\n\nb\n:::\n\n::: comment\nc\n:::\n\nMore.\n',
    'Text.\n\n\n\nMore.\n',
  ],
  [
    '::: {.content-visible when-format="pdf"}\na\n:::\n\n::: {.content-hidden when-format="pdf"}\nb\n:::\n',
    '\n::: {.content-hidden when-format="pdf"}\nb\n:::\n',
  ],
  ['<div markdown>\n%% a %%\n*b* <!-- c -->\n</div>\n', '<div markdown>\n*b*\n</div>\n'],
  ['Text {# a #} goes {{! b }} on {>> c <<}.\n', 'Text  goes  on .\n'],
  ['{% comment %}\na\n\nb\n{% endcomment %}\nText.\n', 'Text.\n'],
  ['[//]: # (a)\n[comment]: <> (b)\nText.\n', 'Text.\n'],
  ['[top]: # "Back to the top"\n[to]: # (a)\n', '[top]: # "Back to the top"\n[to]: # (a)\n'],
  ['<p>{{!-- a --}} b {# c</p>\n', '<p> b {# c</p>\n'],
  ['Text.<!-- a\nb --> More.\n', 'Text. More.\n'],
  ['Text.\n\n<!-- a -->\n\nMore.\n', 'Text.\n\n\nMore.\n'],
  ['- a <!-- b -->\n- %% c %%\n  d\n', '- a\n-\n  d\n'],
  ['> %%\n> a\n> %%\n> b\n', '>\n> b\n'],
  ['Text. %% a %% <!-- b --> {/* c */}\n', 'Text.\n'],
  ['`%% a %%` <!-- b -->\n\n```\n<!-- c -->\n```\n', '`%% a %%`\n\n```\n<!-- c -->\n```\n'],
  ['> ```{note}\n> %%\n> a\n>\n> b\n> %%\n> Text.\n> ```\n', '> ```{note}\n>\n> Text.\n> ```\n'],
  [
    '+------+---+\n| %%   | b |\n| a    |   |\n| %%   |   |\n| Text |   |\n+------+---+\n',
    '+------+---+\n|    | b |\n|     |   |\n|    |   |\n| Text |   |\n+------+---+\n',
  ],
  ['Text.[^1]\n\n[^1]: Note %% a %%.\n', 'Text.[^1]\n\n[^1]: Note .\n'],
])('%j', (text, expected) => {
  expect(source(text)).toBe(`---\ntitle: A\n---\n${expected}`);
});

it.each([
  ['Text %% a\n\nb %% more.\n', '1:6', '3:3'],
  ['%%\nText.\n', '1:1'],
  ['Text {/* a\n\nb */}\n', '1:6'],
  ['Text <!-- a\n\nb -->\n', '1:1'],
  ['Text.\n\n<!-- a\n\nb\n', '3:1'],
  ['<div><!-- a\n\nb --></div>\n', '1:6'],
])('%j is an error where it begins', (text, ...places) => {
  const found = remarks(text).filter(({ rule }) => rule === 'comment-unclosed');
  expect(positions(found)).toEqual(places.map((place) => `comment-unclosed ${place}`));
  expect(found.every(({ severity }) => severity === 'error')).toBe(true);
});

it.each(['Write \\<!-- and --> around it.\n', 'Write `<!--` before it.\n', '&lt;!-- a\n'])(
  '%j only tells of comments',
  (text) => {
    expect(positions(remarks(text), 'comment-unclosed')).toEqual([]);
    expect(source(text)).toBe(`---\ntitle: A\n---\n${text}`);
  },
);

it('where Obsidian’s comments are switched off, they are words', () => {
  const text = 'a %% b %% c\n';
  const off = published(`# T\n\n${text}`, {
    settings: { ...plain, dialects: { comments: 'off' } },
  });
  expect(off.body('source')).toBe(`# T\n\n${text}`);
  expect(off.content).toBe('<p>a %% b %% c</p>');
});
