/** In which order remarks on one file are named. */
import { expect, it } from 'vitest';
import { inOrder } from '../../functions/article/diagnostics.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { remarks, strict } from './read.ts';

const named = (source: string) =>
  inOrder(remarks(source, { settings: strict })).map(({ line, reason }) => [
    line,
    reason.replace(/[:,].*/, ''),
  ]);

it('a misspelt field is named before those that are missing because of it', () => {
  const front = 'titel: A\ndescription: B\nautors: [{ nmae: Ann }]\nreviewers: [{ nmae: Bo }]';
  expect(
    named(`---\n${front}\nnextReview: 2029-01-31\n---\n\nWords.[^a]\n\n[^a]: A study.\n`),
  ).toEqual([
    [
      2,
      'Nothing here is called `titel`; did you mean `title`? Until then the article is called “A”',
    ],
    [4, 'Nothing here is called `autors`; did you mean `authors`?'],
    [5, 'Nothing here is called `nmae`; did you mean `name`?'],
    [2, 'The article has no `authors`'],
    [2, 'Nobody has reviewed the article'],
    [5, '`reviewers[0]` needs `name`'],
  ]);
});

it('so it is in site.yaml', () => {
  const yaml = 'baseUrl: https://x.example\nname: X\ntopics: [{ id: sleep, titel: Sleep }]\n';
  const { diagnostics } = readSettings(new TextEncoder().encode(yaml));
  expect(diagnostics.map(({ reason }) => reason)).toEqual([
    'Nothing here is called `titel`; did you mean `title`?',
    '`topics[0]` needs `title`: add it.',
  ]);
});

it('what a file without front matter lacks is said with where it goes', () => {
  expect(remarks('Words.\n', { settings: strict }).map(({ reason }) => reason)).toEqual(
    expect.arrayContaining([
      'The article has no `authors`: say at the very top, between two lines of `---`, who wrote it, like `authors: [The editorial team]`.',
    ]),
  );
});
