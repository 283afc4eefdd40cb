/** The title that an article has of its headings. */
import { expect, it } from 'vitest';
import { published } from '../read.ts';

it.each([
  ['# A\n\nWords.\n\n# B\n\nWords.\n', 'A', ['B']],
  ['Words.\n\n# B\n\nWords.\n', 'B', []],
  ['## A\n\nWords.\n\n### B\n\nWords.\n', 'A', ['B']],
  // Sections of a text whose title stands nowhere: that of its file must do.
  ['## A\n\nWords.\n\n## B\n\nWords.\n', 'Sleep well', ['A', 'B']],
  ['### A\n\nWords.\n\n## B\n\nWords.\n', 'Sleep well', ['A', 'B']],
  ['Words.\n\n### A\n\nWords.\n\n### B\n\nWords.\n', 'Sleep well', ['A', 'B']],
])('of %j', (text, title, headings) => {
  const { article } = published(text, { slug: 'sleep-well' });
  expect(article.title).toBe(title);
  expect(article.sections.flatMap(({ heading }) => heading ?? [])).toEqual(headings);
});

it('of letters that are younger than our libraries each has an anchor all the same', () => {
  const { article } = published('Words.\n\n## 𓑀\n\nWords.\n\n## 𳑺\n\nWords.\n', { slug: 'a' });
  expect(article.sections.map(({ id }) => id)).toEqual(['intro', 'section', 'section-1']);
});
