/**
 * `healthwire/lambda`: the functions, for whoever deploys them by other means than CDK: the bundle of
 * each, what its environment must say, and how it runs.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { environments, type FunctionName } from '../functions/lambda/environment.ts';
import { workloads } from './aws/workloads.ts';
import { withBundle } from './bundle.ts';
import { extensionIn } from './configuration/extension.ts';
import { rendererVersion, scalerVersion } from './renderer.ts';

export interface FunctionAsset {
  name: FunctionName;
  /** Has `index.mjs`, its source map and what it cannot hold itself: what is to be zipped. */
  folder: string;
  handler: 'index.handler';
  runtime: 'nodejs24.x';
  architecture: 'arm64';
  /** Seconds. */
  timeout: number;
  /** MiB. */
  memory: number;
  /** The names of all that its environment must say. */
  environment: readonly string[];
}

export interface Functions {
  /** What RENDERER says in each environment that asks for it: another one renders every article anew. */
  renderer: string;
  /** The same of SCALER and pictures. */
  scaler: string;
  functions: FunctionAsset[];
}

/**
 * Bundles every function into a folder of its name below `outdir`, with what healthwire.config.ts in the
 * folder `content` adds. Throws an Error with a sentence at its line for all that is wrong with that.
 */
export function writeFunctions(outdir: string, { content }: { content: string }): Functions {
  const extension = extensionIn(content);
  const names = Object.keys(environments) as FunctionName[];
  const functions = names.map((name): FunctionAsset => {
    const folder = join(outdir, name);
    withBundle(name, extension, (made) => cpSync(made, folder, { recursive: true }));
    return {
      name,
      folder,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      architecture: 'arm64',
      ...workloads[name],
      environment: environments[name],
    };
  });
  const renderer = rendererVersion(extension?.version);
  return { renderer, scaler: scalerVersion(), functions };
}
