/**
 * The bundles that run on Lambda: one file a function, for Node 24 on arm64, with everything it uses,
 * AWS SDK included, and its source map; beside it what is compiled for a processor, where it is used.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';
import type { FunctionName } from '../functions/lambda/environment.ts';
import type { Extension } from './configuration/extension.ts';
import { copySharp } from './lambda-sharp.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A module of ours: TypeScript in the repository, compiled in the package. */
const ours = (path: string) => join(root, path + extname(import.meta.url));

const REQUIRE =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

export interface Bundle {
  /** The bundle itself, ready to be loaded as `index.handler`. */
  file: string;
  /** Its size, without its source map. */
  bytes: number;
  /** Bytes in the bundle by package, the largest first; `healthwire` is our own code. */
  inputs: Record<string, number>;
}

/**
 * Makes the bundle of a function in a folder that is gone afterwards: where paths to the sources are the same
 * on every machine, for they are in its source map, and where a module that nobody uses is left out.
 */
export function withBundle<Made>(
  name: FunctionName,
  extension: Extension | undefined,
  make: (folder: string) => Made,
): Made {
  const folder = mkdtempSync(`${root}.healthwire-bundle-`);
  try {
    bundle(name, folder, extension);
    return make(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Writes `index.mjs` and `index.mjs.map` of one function into `outdir`, with what is added to the house, and
 * `node_modules` where it makes renditions of pictures.
 */
export function bundle(name: FunctionName, outdir: string, extension?: Extension): Bundle {
  const house = extension && writeHouse(extension, outdir);
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: { index: ours(`functions/lambda/${name}`) },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The modules of packages that have both: only of them is left out what nobody uses.
    mainFields: ['module', 'main'],
    // The others ask for Node's own modules in the old way, which a module must be given.
    banner: { js: REQUIRE },
    external: ['sharp'],
    alias: {
      '@aws-sdk/credential-provider-node': ours('functions/lambda/credentials'),
      'healthwire/config': ours('functions/config'),
      '#house': house ?? ours('functions/lambda/house'),
    },
    metafile: true,
    logLevel: 'warning',
  });
  if (house !== undefined) rmSync(house);
  const output = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.mjs'))!;
  if (output[1].imports.some(({ path }) => path === 'sharp')) copySharp(outdir);
  return { file: join(outdir, 'index.mjs'), bytes: output[1].bytes, inputs: byPackage(output[1]) };
}

/** The module that makes the house of a configuration, where the bundle finds it. */
function writeHouse({ file, css, version }: Extension, outdir: string): string {
  const module = join(outdir, 'house.ts');
  const said = JSON.stringify;
  const lines = [
    `import value from ${said(file)};`,
    `import { readConfiguration } from ${said(ours('functions/article/configuration'))};`,
    `const css = ${css === undefined ? 'undefined' : said(css)};`,
    'const whole = css === undefined ? value : { ...value, theme: { ...value.theme, css } };',
    `const read = /* @__PURE__ */ readConfiguration(whole, { version: ${said(version)} });`,
    'export const house = read.house;',
  ];
  writeFileSync(module, `${lines.join('\n')}\n`);
  return module;
}

function byPackage({ inputs }: Metafile['outputs'][string]): Bundle['inputs'] {
  const sizes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(file)?.[1];
    const owner = name ?? 'healthwire';
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesInOutput);
  }
  const used = [...sizes].filter(([, bytes]) => bytes > 0);
  return Object.fromEntries(used.sort(([, a], [, b]) => b - a));
}
