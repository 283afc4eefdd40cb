import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateMap } from '../../tools/generate-map.ts';

it('the picture of who imports whom is what the files say: npm run generate', async () => {
  const written = readFileSync(new URL('../../functions/README.md', import.meta.url), 'utf8');
  expect(written).toBe(await generateMap());
});
