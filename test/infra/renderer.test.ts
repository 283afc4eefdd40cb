/** The renderer's version: of what renders, and of nothing else. */
import { expect, it } from 'vitest';
import { rendererSources, rendererVersion } from '../../infra/renderer.ts';
import manifest from '../../package.json' with { type: 'json' };

it('is the same each time, sixteen hexadecimal digits', () => {
  expect(rendererVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(rendererVersion()).toBe(rendererVersion());
});

it('knows every package that renders, by what the code imports, and none that does not', () => {
  const { packages } = rendererSources();
  expect(packages).toEqual(packages.filter((name) => name in manifest.dependencies));
  expect(packages).toEqual(
    expect.arrayContaining(['ajv', 'feed', 'remark-parse', 'temml', 'yaml']),
  );
  for (const other of ['chokidar', 'piscina', 'fresh', 'negotiator'])
    expect(packages).not.toContain(other);
});
