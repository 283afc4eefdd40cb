/** From words back to where they stand, whatever was read in the place of what was written. */
import { describe, expect, it } from 'vitest';
import { align } from '../../../functions/article/markdown/source-map.ts';
import { positions, remarks } from '../read.ts';

/** What was written for each character of the words. */
const written = (source: string, words: string) =>
  align(source, words).map(([from, to]) => source.slice(from, to));

describe('each character has its place', () => {
  it.each([
    ['what a backslash stands before', '\\*a\\* b', '*a* b', ['*', 'a', '*', ' ', 'b']],
    [
      'a character reference',
      'a&amp;b&#x1F600;c',
      'a&b😀c',
      ['a', '&amp;', 'b', '&#x1F600;', '&#x1F600;', 'c'],
    ],
    ['a line that goes on in a quote', 'a\n> b', 'a\nb', ['a', '\n', 'b']],
    ['a tab that HTML shows as a space', 'a\tb c', 'a b c', ['a', '\t', 'b', ' ', 'c']],
    ['white space that HTML shows as one space', 'a \t b c', 'a b c', ['a', ' ', 'b', ' ', 'c']],
    ['a reference without its semicolon', 'a&copy b c', 'a© b c', ['a', '&', ' ', 'b', ' ', 'c']],
    [
      'a reference that stands for two characters',
      'a&nvlt;xyx',
      'a<\u20d2xyx',
      ['a', '&nvlt;', 'x', 'x', 'y', 'x'],
    ],
  ])('%s', (_, source, words, places) => {
    expect(written(source, words)).toEqual(places);
  });
});

it('a remark behind a tab in HTML points at what it is about', () => {
  const found = remarks('<p>Take\tcode\n𝒳 [%](%zz.md) and see what it says.\n');
  expect(positions(found, 'template-code')).toEqual(['template-code 2:4']);
});
