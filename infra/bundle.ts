/**
 * The bundles that run on Lambda: one file a function, for Node 24 on arm64 (nothing in them is
 * compiled for a processor), with everything it uses, AWS SDK included, and its source map.
 */
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import type { FunctionName } from '../functions/lambda/environment.ts';

const root = new URL('../', import.meta.url).pathname;

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

/** Writes `index.mjs` and `index.mjs.map` of one function into `outdir`. */
export function bundle(name: FunctionName, outdir: string): Bundle {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: { index: `functions/lambda/${name}.ts` },
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
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/lambda/credentials.ts') },
    metafile: true,
    logLevel: 'warning',
  });
  const output = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.mjs'))!;
  return { file: join(outdir, 'index.mjs'), bytes: output[1].bytes, inputs: byPackage(output[1]) };
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
