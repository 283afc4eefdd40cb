import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateSubscribers } from '../../tools/generate-subscribers.ts';

it('what subscribers are told of collections, feeds and the API is so: npm run generate', async () => {
  const page = new URL('../../docs/subscribers.md', import.meta.url);
  expect(await generateSubscribers()).toBe(readFileSync(page, 'utf8'));
});
