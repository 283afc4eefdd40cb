/** What docs/migrating.md shows of each tool's site is what import and publish make of it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateMigrating } from '../../tools/generate-migrating.ts';

it('what is shown of the sites of other tools is so: npm run generate', async () => {
  const page = new URL('../../docs/migrating.md', import.meta.url);
  expect(await generateMigrating()).toBe(readFileSync(page, 'utf8'));
});
