/** A mistake in the front matter is shown where it is, once, and hides nothing of the text below. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/article/parse.ts';
import { remarks, positions, plain, settingsOf, strict } from '../read.ts';

const text = '\n## Doses\n\nTake 5.0 mg.\n';
const source = (frontMatter: string) => `---\n${frontMatter}---\n${text}`;
const said = (frontMatter: string) =>
  remarks(source(frontMatter), { settings: strict })
    .filter(({ rule }) => rule === 'yaml')
    .map(({ line, column, reason }) => `${line}:${column} ${reason}`);

const ALIGN = 'This line is indented otherwise than the lines it belongs to: align it with them.';
const COLON = 'A value that holds a colon followed by a space needs quotes: `title: "One: two"`.';
const QUOTE = 'The quotation mark here is never closed: add one at the end of the value.';
const bracket = (end: string) =>
  `The bracket here is never closed: add ${end} at the end of the list.`;

describe('a mistake is told once, where it was made', () => {
  it.each([
    ['title: Iron: what to test\n', [`2:8 ${COLON}`]],
    ['title: "Iron\nauthors: [A]\n', [`2:8 ${QUOTE}`]],
    ['title: Iron\nauthors: [The desk\ntopics: [sleep]\n', [`3:10 ${bracket(']')}`]],
    ['image: { src: a.png\ntitle: Iron\n', [`2:8 ${bracket('}')}`]],
    ['title: Iron\n authors: A\ntopics: [sleep]\n', [`3:2 ${ALIGN}`]],
    ['title: Iron\ndescription: >-\n  One\n two\n', [`5:1 ${ALIGN}`]],
    ['title: Iron\nauthors:\n\t- A\n', ['4:1 YAML is indented with spaces: replace the tab.']],
    ['title: A: b\nid: "x\n', [`2:8 ${COLON}`, `3:5 ${QUOTE}`]],
  ])('%j', (frontMatter, expected) => {
    expect(said(frontMatter)).toEqual(expected);
  });
});

it('what is wrong with the text comes at once, and nothing is said of what could not be read', () => {
  const found = remarks(source('title: A: b\n'), { settings: strict });
  expect(positions(found)).toEqual(['yaml 2:8', 'claim-uncited 7:6', 'dose-trailing-zero 7:6']);
});

it.each([
  [
    'title = A: b',
    '2:9 A value cannot go on like this: text needs quotes, and a list its closing bracket.',
  ],
  ['title = "A', `2:9 ${QUOTE}`],
  [
    'draft = true\ndraft = true',
    '3:1 This field stands here a second time: delete one of the two.',
  ],
  ['title "A"', '2:7 This is not TOML: expected equal (=) token.'],
])('of TOML the first mistake is told, and the text below: %j', (toml, expected) => {
  const found = remarks(`+++\n${toml}\n+++\n${text}`, { settings: strict });
  expect(
    found.map(({ line, column, rule, reason }) =>
      rule === 'yaml' ? `${line}:${column} ${reason}` : rule,
    ),
  ).toEqual([expected, 'claim-uncited', 'dose-trailing-zero']);
});

it('the lines that can be read say who the text is for, and in which language', () => {
  const long = `${'words and '.repeat(20)}end.`;
  const found = (line: string) => {
    const broken = `---\n${line}\ntitle: A: b\n---\n\n${long} 5.0 mg.\n`;
    return positions(remarks(broken, { settings: strict })).map(
      (position) => position.split(' ')[0],
    );
  };
  expect(found('audience: public')).toContain('long-sentence');
  expect(found('audience: professional')).not.toContain('long-sentence');
  expect(found('language: de')).toEqual(['yaml']);
});

it.each([
  ['a front matter that is too long', `x: ${'é'.repeat(40_000)}\n`],
  ['mistakes without end', 'a: b: c\n'.repeat(100)],
  ['keys that no parser should see', '? ? ? a\n'.repeat(20)],
])('%s is looked past', (_what, frontMatter) => {
  const { article, textOnly, diagnostics } = parse(
    {
      slug: 'a',
      bytes: new TextEncoder().encode(source(frontMatter)),
      lastModified: '2026-01-01T00:00:00Z',
    },
    plain,
  );
  expect(article).toBe(undefined);
  expect(textOnly?.structure.headings.map((heading) => heading.text)).toEqual(['Doses']);
  expect(diagnostics.length).toBeGreaterThan(0);
});

it('an article that cannot be read is never accepted, whatever the settings', () => {
  const off = settingsOf('rules: { front-matter: off, unknown-field: off }\n');
  const [first] = remarks(source('draft: [\n'), { settings: off });
  expect(first).toMatchObject({ rule: 'yaml', severity: 'error' });
});
