/** What the Dockerfile promises before anything is built; test/tools/package.long.test.ts follows its steps. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { said, steps } from './dockerfile.ts';

it('pins the Node that is tested, serves as nobody, and looks whether it does', () => {
  expect(said('FROM')).toEqual([`node:${manifest.devDependencies.node}-bookworm-slim`]);
  expect(said('USER')).toEqual(['node']);
  expect(said('HEALTHCHECK')).toHaveLength(1);
  expect(steps.findIndex(([name]) => name === 'USER')).toBeGreaterThan(
    steps.findLastIndex(([name]) => name === 'RUN'),
  );
  // Nothing else goes into the image than what is copied.
  const ignored = readFileSync(new URL('../../.dockerignore', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const copied = said('COPY').map((rest) => `!${rest.split(' ')[0]!.replace(/\/$/, '')}`);
  expect(ignored).toEqual(['*', ...copied]);
});
