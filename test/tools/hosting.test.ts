/** docs/hosting.md says of every host what it keeps, and of its servers what the tests start. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostNames } from '../../infra/local/hosts/index.ts';
import { generateHosting } from '../../tools/generate-hosting.ts';
import { configurations } from '../infra/local/hosts/servers.ts';

const document = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

it('its table is what the hosts say: npm run generate', async () => {
  expect(document).toBe((await generateHosting())['docs/hosting.md']);
});

it.each(hostNames)('%s has its commands', (name) => {
  expect(document).toContain(`publish --host ${name}`);
});

it.each(Object.entries(configurations))('the configuration of %s is the one tried', (_, write) => {
  const shown = write({ listen: 'health.example.org', site: '/srv/health' });
  expect(document).toContain(shown.trim());
});
