import { expect, it } from 'vitest';
import { pathsOf, slugOfPath } from '../../functions/site/slugs.ts';

it.each([
  ['posts/iron', 'posts/iron'],
  ['posts/iron/index', 'posts/iron'],
  ['posts/_index', 'posts'],
  ['index', 'index'],
  ['_index', '_index'],
  ['posts/index-of-pain', 'posts/index-of-pain'],
])(
  'the file %s is the article %s, and one of the places where that is looked for',
  (path, slug) => {
    expect(slugOfPath(path)).toBe(slug);
    expect(pathsOf(slug)).toContain(path);
  },
);
