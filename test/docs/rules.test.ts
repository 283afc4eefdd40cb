/** What is said about the rules is what they are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateRules } from '../../tools/generate-rules.ts';
import { allRules } from '../../functions/article/rules/index.ts';

const written = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

it('docs/rules.md is what the rules say: npm run generate', async () => {
  expect(written).toBe(await generateRules());
});

it('every rule that site.yaml can set stands there', () => {
  const prose = written.replace(/^```.*?^```$/gms, '');
  const headings = [...prose.matchAll(/^### (.+)$/gm)].map(([, id]) => id);
  expect(headings.sort()).toEqual(allRules.map(({ id }) => id).sort());
});
