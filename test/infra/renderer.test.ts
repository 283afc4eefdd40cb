/** The renderer's version: of what renders, and of nothing else. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  installed,
  packedRenderer,
  rendererSources,
  rendererVersion,
} from '../../infra/renderer.ts';
import manifest from '../../package.json' with { type: 'json' };
import { bundledPackages } from '../../tools/bundled.ts';

it('is the same each time, sixteen hexadecimal digits', () => {
  expect(rendererVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(rendererVersion()).toBe(rendererVersion());
});

it('knows every package that renders, by what the code imports, and none that does not', () => {
  const { packages } = rendererSources();
  const known = {
    ...manifest.dependencies,
    ...Object.fromEntries(bundledPackages.map((name) => [name, ''])),
  };
  expect(packages).toEqual(packages.filter((name) => name in known));
  expect(packages).toEqual(
    expect.arrayContaining(['ajv', 'feed', 'remark-parse', 'temml', 'yaml']),
  );
  for (const other of ['chokidar', 'piscina', 'fresh', 'negotiator'])
    expect(packages).not.toContain(other);
});

it('of what is bundled, the package remembers the versions, with all that it needs', () => {
  const { packages, bundled } = packedRenderer(bundledPackages);
  expect([...packages, ...bundledPackages].sort()).toEqual(rendererSources().packages);
  for (const name of bundledPackages)
    expect(bundled?.filter((one) => one.startsWith(`${name}@`))).toHaveLength(1);
});

it('is none of the lock file’s, nor of any tool’s: a newer linter renders nothing anew', () => {
  const { packages } = rendererSources();
  const all = installed(packages).map((one) => one.replace(/(?<=.)@.*$/, ''));
  const tools = ['eslint', 'prettier', 'vitest', 'typescript', 'knip', 'aws-cdk-lib', 'esbuild'];
  expect(all.filter((name) => tools.includes(name))).toEqual([]);
  expect(readFileSync(new URL('../../infra/renderer.ts', import.meta.url), 'utf8')).not.toMatch(
    /package-lock/,
  );
});
