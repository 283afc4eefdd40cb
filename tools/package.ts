/**
 * Compiles what the package holds into dist/, where every file has the path that it has here:
 * JavaScript of all that the command line needs, what that reads beside it, and the types of what is
 * published; in bundled/, what is larger as a dependency. `npm pack` runs it first (`prepack`).
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { PACKED_SOURCES, packedRenderer } from '../infra/renderer.ts';
import { bundledPackages, bundleInto } from './bundled.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const configuration = join(root, 'tools/package.tsconfig.json');

/** What the code reads as it is: files and whole folders. */
const read = [
  'functions/edge',
  'infra/local/server/reload.js',
  'infra/local/server/dashboard/dashboard.css',
  'infra/local/commands/init/site',
  '.vscode',
  'content/README.md',
];

/** Types and nothing else, so that they declare themselves. */
const TYPES = 'schemas/types';

function compile(): void {
  const { config } = ts.readConfigFile(configuration, (file) => readFileSync(file, 'utf8')) as {
    config: object;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    dirname(configuration),
  );
  const { diagnostics, emitSkipped } = ts.createProgram(fileNames, options).emit();
  if (emitSkipped || diagnostics.length > 0)
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
}

/** `from` is below the repository, `to` below dist/. */
function copy(from: string, to = from): void {
  cpSync(join(root, from), join(dist, to), { recursive: true });
}

rmSync(dist, { recursive: true, force: true });
compile();
bundleInto(dist, root);
for (const path of read) copy(path);
copy(`${TYPES}.ts`, `${TYPES}.d.ts`);
const renderer = packedRenderer(bundledPackages);
writeFileSync(join(dist, PACKED_SOURCES), `${JSON.stringify(renderer, undefined, 2)}\n`);
