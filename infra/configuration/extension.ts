/**
 * An operator's configuration for whoever bundles it: tried, and known at once. CDK's constructs cannot
 * wait, and the trial has to be watched from outside: so it is a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from './error.ts';
import { configurationFile } from './file.ts';

/** Its file, the text of its CSS, and its version. */
export interface Extension {
  file: string;
  css?: string;
  version: string;
}

const PROCESS = fileURLToPath(
  new URL(`./extension-process${extname(import.meta.url)}`, import.meta.url),
);

const known = new Map<string, Extension>();

/** Undefined where the folder has none. Throws ConfigurationError with a sentence for all that is wrong with it. */
export function extensionIn(content: string): Extension | undefined {
  if (configurationFile(content) === undefined) return undefined;
  const extension = known.get(content) ?? tried(content);
  known.set(content, extension);
  return extension;
}

function tried(content: string): Extension {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROCESS, content], {
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (status === 0) return JSON.parse(stdout) as Extension;
  throw new ConfigurationError(stderr.trim());
}
