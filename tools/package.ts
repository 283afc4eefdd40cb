/**
 * Compiles what the package holds into dist/, where every file has the path that it has here:
 * JavaScript of all that the command line needs, what that reads beside it, and the types of what is
 * published. `npm pack` runs it first (`prepack`).
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { PACKED_SOURCES, rendererSources } from '../infra/renderer.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const configuration = join(root, 'tools/package.tsconfig.json');

/** What the code reads as it is. */
const read = [
  'functions/edge/*.js',
  'infra/local/server/**/*.{js,css}',
  'infra/local/commands/init/site/**/*',
];

/** Types and nothing else, so that they declare themselves. */
const TYPES = 'schemas/types';

function compile(): void {
  const { config } = ts.readConfigFile(configuration, (file) => readFileSync(file, 'utf8'));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configuration));
  const { diagnostics, emitSkipped } = ts.createProgram(fileNames, options).emit();
  if (emitSkipped || diagnostics.length > 0)
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
}

/** `from` is below the repository, `to` below dist/. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(join(dist, to)), { recursive: true });
  cpSync(join(root, from), join(dist, to));
}

rmSync(dist, { recursive: true, force: true });
compile();
for (const file of read.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true })))
  if (file.isFile()) {
    const path = join(file.parentPath, file.name).slice(root.length);
    copy(path, path);
  }
copy(`${TYPES}.ts`, `${TYPES}.d.ts`);
writeFileSync(join(dist, PACKED_SOURCES), `${JSON.stringify(rendererSources(), undefined, 2)}\n`);
