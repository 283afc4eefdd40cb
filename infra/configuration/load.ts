/**
 * Reads a configuration: its modules as they are, whatever tool wrote them, with `healthwire/config` as
 * this very package, and nothing impure within reach. Whoever reads it anew reads it in a new process or
 * thread, as modules are read once.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin, registerHooks } from 'node:module';
import { dirname, extname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  readConfiguration,
  type Configuration,
  type Fault,
} from '../../functions/article/configuration.ts';
import type { House } from '../../functions/site/house.ts';
import { installed } from '../renderer.ts';
import { ConfigurationError } from './error.ts';
import { isOwn } from './file.ts';
import { hold, Impure } from './traps.ts';
import { faultLine, thrownLine } from './where.ts';

const CONFIG = new URL(`../../functions/config${extname(import.meta.url)}`, import.meta.url).href;

/** Of Node's own modules, those that know nothing of the world. */
const pureBuiltins = new Set(['assert', 'buffer', 'path', 'querystring', 'url', 'util', 'zlib']);

export interface Loaded {
  house: House;
  version: string;
  /** Its own files, itself first. */
  files: readonly string[];
  /** The text of its CSS; absent without any. */
  text?: string;
  /** What was thrown while anything of it ran. */
  thrown: unknown[];
}

const loaded = new Map<string, Loaded>();

/** Throws ConfigurationError with a sentence for everything that is wrong, each at its line. */
export function loadConfiguration(file: string): Loaded {
  const path = resolve(file);
  const known = loaded.get(path) ?? load(path);
  loaded.set(path, known);
  return known;
}

function load(file: string): Loaded {
  const files = [file];
  const packages = new Set<string>();
  // Before anything is held: the runtime itself may ask for the time while it reads what is ours.
  createRequire(import.meta.url)(fileURLToPath(CONFIG));
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'healthwire/config') return { url: CONFIG, shortCircuit: true };
      const found = next(specifier, context);
      if (!isOwn(context.parentURL)) return found;
      const builtin = specifier.replace(/^node:/, '');
      if (isBuiltin(specifier) && !pureBuiltins.has(builtin.split('/')[0]!))
        throw new Impure(`What ${specifier} brings`);
      if (isOwn(found.url) && !files.includes(fileURLToPath(found.url)))
        files.push(fileURLToPath(found.url));
      else if (found.url.includes('/node_modules/'))
        packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]);
      return found;
    },
    load: (url, context, next) =>
      next(url, isOwn(url) ? { ...context, ...asModule(url) } : context),
  });
  let value: unknown;
  try {
    value = hold(() => (createRequire(file)(file) as { default?: unknown }).default);
  } catch (thrown) {
    throw new ConfigurationError(lineOf(thrown, files));
  } finally {
    hooks.deregister();
  }
  return understood(value, files, installed([...packages].sort(), file));
}

/** Whatever the nearest package.json says: `npm init` makes it say commonjs. */
function asModule(url: string): { format?: 'module' | 'module-typescript' } {
  if (/\.m?ts$/.test(url)) return { format: 'module-typescript' };
  return /\.m?js$/.test(url) ? { format: 'module' } : {};
}

/** What was imported and must not be stands in the file that imports it. */
function lineOf(thrown: unknown, files: readonly string[]): string {
  const specifier = /^What (\S+) brings/.exec(thrown instanceof Impure ? thrown.message : '')?.[1];
  if (specifier === undefined || !isBuiltin(specifier)) return thrownLine(thrown, files);
  return faultLine({ reason: (thrown as Impure).message, near: specifier }, files);
}

function understood(value: unknown, files: readonly string[], packages: readonly string[]): Loaded {
  const thrown: unknown[] = [];
  const noted = <T>(run: () => T): T => {
    try {
      return hold(run);
    } catch (error) {
      thrown.push(error);
      throw error;
    }
  };
  const { text, faults: wrong } = cssOf(value, files[0]!);
  const whole = withCss(value, text);
  const version = versionOf(files, packages, text);
  const read = readConfiguration(whole, { version, hold: noted });
  const faults = [...wrong, ...('faults' in read ? read.faults : [])];
  if (!('house' in read) || faults.length > 0)
    throw new ConfigurationError(faults.map((fault) => faultLine(fault, files)).join('\n'));
  return { house: read.house, version, files, ...(text !== undefined && { text }), thrown };
}

/** What is in the file that `theme.css` names. */
function cssOf(value: unknown, file: string): { text?: string; faults: Fault[] } {
  const named = (value as Configuration | undefined)?.theme?.css;
  if (typeof named !== 'string') return { faults: [] };
  const css = resolve(dirname(file), named);
  try {
    const text = readFileSync(css, 'utf8');
    const elsewhere = /@import|url\(\s*["']?(?:[a-z]+:)?\/\/|expression\(/i.exec(text);
    if (elsewhere === null) return { text, faults: [] };
    const line = text.slice(0, elsewhere.index).split('\n').length;
    const reason = `${named}, line ${line}, loads what is not on the site, and the pages' Content-Security-Policy lets nothing in from elsewhere.`;
    return { text, faults: [{ reason, near: named }] };
  } catch {
    return { faults: [{ reason: `There is no file ${named} beside it.`, near: named }] };
  }
}

/** With the text of its CSS in the place of the file: so it is bundled, too (infra/bundle.ts). */
function withCss(value: unknown, text: string | undefined): unknown {
  if (text === undefined) return value;
  const { theme, ...others } = value as Configuration;
  return { ...others, theme: { ...theme, css: text } };
}

/** Of every file, by its path from the configuration, and every package with all that it needs. */
function versionOf(files: readonly string[], packages: readonly string[], css = ''): string {
  const hash = createHash('sha256').update(css);
  const folder = dirname(files[0]!);
  for (const file of [...files].sort())
    hash.update('\0').update(relative(folder, file)).update('\0').update(readFileSync(file));
  for (const one of packages) hash.update('\0').update(one);
  return hash.digest('hex').slice(0, 16);
}
