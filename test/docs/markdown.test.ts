/** What is said about Markdown is what is read. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dialects } from '../../functions/article/dialects/index.ts';
import { generateEmoji } from '../../tools/generate-emoji.ts';
import { generateMarkdown } from '../../tools/generate-markdown.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('docs/markdown.md is what the dialects say: npm run generate', async () => {
  expect(read('docs/markdown.md')).toBe(await generateMarkdown());
});

it('its examples are those of the dialects, letter by letter', () => {
  const written = read('docs/markdown.md');
  for (const { front = '', input, output } of dialects.flatMap(({ examples }) => examples)) {
    expect(written).toContain(`markdown\n${front}${input}`);
    expect(written).toContain(`html\n${output}\n`);
  }
});

it('the table of emoji is the one of gemoji: npm run generate', () => {
  expect(read('functions/article/dialects/emoji-names.ts')).toBe(generateEmoji());
});
