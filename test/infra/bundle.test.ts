/**
 * The functions' bundles have what an operator's configuration adds, where anything is rendered; and
 * what reads Markdown, where it is read.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { FunctionName } from '../../functions/lambda/environment.ts';
import { bundle } from '../../infra/bundle.ts';
import { temporaryFolder } from './local/folders.ts';

it('in those that render, and in no other', () => {
  const content = temporaryFolder({
    'healthwire.config.ts':
      "import { defineConfig, html } from 'healthwire/config';\nimport { words } from './words.ts';\n" +
      'export default defineConfig({ slots: { footer: () => html`<p>${words}</p>` } });\n',
    'words.ts': "export const words = 'Of our own.';\n",
  });
  const extension = {
    file: join(content, 'healthwire.config.ts'),
    css: '.own { color: red }',
    version: '0123456789abcdef',
  };
  const folder = bundleFolder();
  for (const name of ['ingest', 'syndicate', 'sweep', 'rebuild', 'announce'] as const) {
    const outdir = join(folder, name);
    mkdirSync(outdir);
    const text = readFileSync(bundle(name, outdir, extension).file, 'utf8');
    const holds = ['Of our own.', '.own { color: red }', '0123456789abcdef'].map((said) =>
      text.includes(said),
    );
    expect([name, ...holds]).toEqual([
      name,
      ...Array.from({ length: 3 }, () => name !== 'announce'),
    ]);
    const scales = name === 'ingest' || name === 'rebuild';
    expect(readdirSync(outdir).sort()).toEqual([
      ...['index.mjs', 'index.mjs.map'],
      ...(scales ? ['node_modules'] : []),
    ]);
  }
  expect(readFileSync(bundle('ingest', join(folder, 'ingest')).file, 'utf8')).not.toContain(
    'Of our own.',
  );
});

it('what reads sources is in those that read them: syndicate has no parser to load', () => {
  const parsers = ['mdast-util-from-markdown', 'hast-util-sanitize', 'parse5', 'temml', 'yaml'];
  const folder = bundleFolder();
  const held = (name: FunctionName) => {
    const outdir = join(folder, name);
    mkdirSync(outdir);
    const { inputs } = bundle(name, outdir);
    return parsers.filter((parser) => parser in inputs);
  };
  expect(held('ingest')).toEqual(parsers);
  expect(held('syndicate')).toEqual([]);
  expect(held('sweep')).toEqual([]);
});

it('what makes renditions is beside those that ingest, compiled for the processor that they run on', () => {
  const outdir = join(bundleFolder(), 'ingest');
  mkdirSync(outdir);
  const { inputs } = bundle('ingest', outdir);
  expect(Object.keys(inputs)).not.toContain('sharp');
  const modules = join(outdir, 'node_modules');
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  const libraries = files.filter((file) => /\.(node|so[.\d]*)$/.test(file));
  expect(libraries).toHaveLength(2);
  for (const file of libraries) {
    const header = readFileSync(join(modules, file)).subarray(0, 20);
    // ELF (System V ABI, "ELF header"): its name, and the machine, which is AArch64.
    expect([header.toString('latin1', 1, 4), header.readUInt16LE(18)]).toEqual(['ELF', 183]);
  }
  const { version } = JSON.parse(readFileSync(join(modules, 'sharp/package.json'), 'utf8')) as {
    version: string;
  };
  expect(files).toContain(`@img/sharp-linux-arm64/lib/sharp-linux-arm64-${version}.node`);
});

/** Where the stack makes them: what is below has no effect by itself, and is left out where nobody uses it. */
function bundleFolder(): string {
  const folder = mkdtempSync(new URL('../../.healthwire-bundle-', import.meta.url).pathname);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
