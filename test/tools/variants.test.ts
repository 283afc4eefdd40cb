/** What must know the variants of an article knows those that there are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { variants } from '../../functions/article/variants/index.ts';
import { generateVariants } from '../../tools/generate-variants.ts';

it.each(Object.entries(await generateVariants()))(
  '%s is what the variants say: npm run generate',
  (file, text) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
  },
);

it('no two variants have one name or one file', () => {
  const names = variants.map(({ name }) => name);
  const files = variants.map(({ file }) => file);
  expect([names, files]).toEqual([[...new Set(names)], [...new Set(files)]]);
});
