/** What is said of an article's words: lost, read as marks, or left out with a warning. */
import { describe, expect, it } from 'vitest';
import { compareWords } from '../../../../../infra/local/commands/import/words.ts';
import { parse } from '../../../../../functions/article/parse.ts';
import { render } from '../../../../../functions/article/render.ts';
import { dependencies, plain } from '../../../../article/read.ts';

const lastModified = '2026-11-01T08:00:00Z';

/** Of a text, and of what is published of it: `loses` is taken out of that. */
function wordsOf(text: string, loses?: RegExp) {
  const source = { slug: 'a', bytes: new TextEncoder().encode(text), lastModified };
  const around = dependencies({ settings: plain });
  const { article } = parse(source, plain);
  const dates = { published: lastModified, modified: lastModified };
  const { content } = render(article!, around, dates);
  const shown = loses === undefined ? content : content.replace(loses, '');
  return compareWords(source, article!, { content: shown, dependencies: around });
}

describe('the words of an article', () => {
  it.each<[string, string, object]>([
    [
      'plain ones are all there',
      '# A title\n\nOne *two* three.\n',
      { shown: 5, marks: 0, lost: 0 },
    ],
    [
      'a title in the front matter is none of the text',
      '---\ntitle: T\n---\nOne.\n',
      { shown: 1, lost: 0 },
    ],
    ['fields on one line of JSON', '{"title":"T","tags":["x"]}\n\nOne.\n', { shown: 1, lost: 0 }],
    ['notes, and their numbers', 'One[^a].\n\n[^a]: Two.\n', { shown: 3, marks: 0, lost: 0 }],
    [
      'tables and HTML',
      '| a | b |\n|---|---|\n| c | d |\n\n<dl><dt>e<dd>f</dl>\n',
      { shown: 6, lost: 0 },
    ],
    [
      'a box’s kind is a mark where its label says it otherwise',
      '> [!CAUTION]\n> One.\n',
      { shown: 2, lost: 0 },
    ],
    [
      'comments of a dialect are no words',
      'One %% two three %% four.\n',
      { shown: 4, marks: 2, lost: 0 },
    ],
    [
      'scripts and forms are left out',
      'One <form>two three</form>\n',
      { shown: 1, lost: 0, leftOut: 2 },
    ],
    ['in Japanese, by character', '睡眠です。\n', { shown: 4, lost: 0 }],
  ])('%s', (_, text, expected) => {
    expect(wordsOf(text)).toMatchObject(expected);
  });

  it('that a dialect takes away are told of as its marks, not passed over', () => {
    expect(wordsOf('One two three.\n', /two /)).toMatchObject({ shown: 3, marks: 1, lost: 0 });
  });
});
