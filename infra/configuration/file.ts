/** Where an operator's configuration is: beside site.yaml, one file. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ConfigurationError } from './error.ts';

/** What it may be called. */
const names = ['ts', 'mts', 'js', 'mjs'].map((ending) => `healthwire.config.${ending}`);

/** Undefined where there is none. Throws ConfigurationError for two: nobody could say which counts. */
export function configurationFile(content: string): string | undefined {
  const found = names.map((name) => join(content, name)).filter((file) => existsSync(file));
  const [file, other] = found;
  if (file === undefined || other === undefined) return file;
  throw new ConfigurationError(
    `${shown(other)}:1:1: There are two configurations, this and ${shown(file)}: delete one.`,
  );
}

/** As whoever works in this folder would write it. */
export function shown(file: string): string {
  return relative('', file) || file;
}

const OURS = ['functions/', 'infra/', 'schemas/', 'node_modules/'].map(
  (room) => new URL(`../../${room}`, import.meta.url).href,
);

/** Whether a module is the configuration's own: no package's, and none of the house. */
export function isOwn(url: string | undefined): boolean {
  if (url?.startsWith('file:') !== true || url.includes('/node_modules/')) return false;
  return !OURS.some((room) => url.startsWith(room));
}
