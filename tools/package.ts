/**
 * Compiles what the package holds into dist/, where every file has the path that it has here:
 * JavaScript of all that the command line needs, what that reads beside it, and the types of what is
 * published; in bundled/, what is larger as a dependency. `npm pack` runs it first (`prepack`).
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  '.github/actions/healthwire/action.yml',
  '.github/workflows/healthwire-check.yml',
  '.github/workflows/healthwire-preview.yml',
  '.github/workflows/healthwire-publish.yml',
  'content/README.md',
];

/** What others import: a healthwire.config.ts, an app of CDK, whoever deploys otherwise. */
const imported = ['functions/config.ts', 'infra/aws/healthwire.ts', 'infra/functions.ts'];

/** Types and nothing else, so that they declare themselves. */
const TYPES = 'schemas/types';

function parsed(): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(configuration, (file) => readFileSync(file, 'utf8')) as {
    config: object;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(configuration));
}

function compile(): void {
  const { fileNames, options } = parsed();
  const { diagnostics, emitSkipped } = ts.createProgram(fileNames, options).emit();
  if (emitSkipped || diagnostics.length > 0)
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
}

/** The types of what others import, and of all that these speak of. */
function declare(): void {
  const options: ts.CompilerOptions = {
    ...parsed().options,
    declaration: true,
    emitDeclarationOnly: true,
    allowJs: false,
  };
  const host = ts.createCompilerHost(options);
  // Only the code is written anew by the compiler.
  host.writeFile = (file, text) => {
    const compiled = text.replace(/((?:from |import\()'\.{1,2}\/[^']+)\.ts'/g, "$1.js'");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, compiled);
  };
  const rootNames = imported.map((file) => join(root, file));
  const { diagnostics } = ts.createProgram(rootNames, options, host).emit();
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, host));
}

/** `from` is below the repository, `to` below dist/. */
function copy(from: string, to = from): void {
  cpSync(join(root, from), join(dist, to), { recursive: true });
}

rmSync(dist, { recursive: true, force: true });
compile();
declare();
bundleInto(dist, root);
for (const path of read) copy(path);
copy(`${TYPES}.ts`, `${TYPES}.d.ts`);
const renderer = packedRenderer(bundledPackages);
writeFileSync(join(dist, PACKED_SOURCES), `${JSON.stringify(renderer, undefined, 2)}\n`);
