/** What must know the formats of feeds and the kinds of collections knows those that there are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formats } from '../../functions/collection/feeds/index.ts';
import { kinds } from '../../functions/collection/kinds/index.ts';
import { generateFeeds } from '../../tools/generate-feeds.ts';

it.each(Object.entries(await generateFeeds()))(
  '%s is what the feeds and kinds say: npm run generate',
  (file, text) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
  },
);

it('no two formats have one name or one file, and no two kinds one name', () => {
  for (const names of [
    formats.map(({ name }) => name),
    formats.map(({ file }) => file),
    kinds.map(({ kind }) => kind),
  ])
    expect(names).toEqual([...new Set(names)]);
});
