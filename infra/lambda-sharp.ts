/**
 * `sharp` as it runs on Lambda. It cannot be bundled: what it does is compiled, for Linux on arm64,
 * whatever machine deploys. Its JavaScript is the one that is installed here; the rest comes from npm
 * once, and is kept beside the bundles. On such a machine all of it is installed already.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** As npm calls the machine of a function (published-function.ts). */
const MACHINE = { os: 'linux', cpu: 'arm64', libc: 'glibc' };
const COMPILED = ['@img/sharp-linux-arm64', '@img/sharp-libvips-linux-arm64'];

/** Copies it into the `node_modules` of a function's folder. Throws an Error with a sentence without npm or network. */
export function copySharp(folder: string): void {
  const modules = join(folder, 'node_modules');
  for (const [name, from] of [...javaScript(), ...compiled()])
    cpSync(from, join(modules, name), { recursive: true, dereference: true });
}

type Located = [name: string, folder: string];

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** sharp and what it needs. */
function javaScript(): Located[] {
  const found = new Map<string, string>();
  const visit = (name: string, importer: string) => {
    if (found.has(name)) return;
    const file = findPackageJSON(name, importer)!;
    found.set(name, dirname(file));
    for (const other of Object.keys(manifest(file).dependencies ?? {}))
      visit(other, pathToFileURL(file).href);
  };
  visit('sharp', import.meta.url);
  return [...found];
}

function compiled(): Located[] {
  const file = findPackageJSON('sharp', import.meta.url)!;
  const { version, optionalDependencies = {} } = manifest(file);
  const installed = COMPILED.map((name) => [name, installedAt(name, file)] as const);
  if (installed.every((one): one is Located => one[1] !== undefined)) return installed;
  const kept = join(root, `.healthwire-sharp-${version}-${MACHINE.os}-${MACHINE.cpu}`);
  if (!existsSync(kept)) {
    const wanted = COMPILED.map((name) => [name, optionalDependencies[name]]);
    fetchInto(kept, Object.fromEntries(wanted) as Record<string, string>);
  }
  return COMPILED.map((name) => [name, join(kept, 'node_modules', name)]);
}

function installedAt(name: string, importer: string): string | undefined {
  try {
    const file = findPackageJSON(name, pathToFileURL(importer).href);
    return file === undefined ? undefined : dirname(file);
  } catch {
    return undefined;
  }
}

/** All at once: whoever runs at the same time finds all of it or nothing. */
function fetchInto(kept: string, optionalDependencies: Record<string, string>): void {
  const folder = mkdtempSync(`${kept}-`);
  try {
    // What is not for this machine is installed only where it is optional.
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, optionalDependencies }),
    );
    const flags = Object.entries(MACHINE).map(([name, value]) => `--${name}=${value}`);
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const windows = process.platform === 'win32';
    execFileSync('npm', ['install', ...flags, ...quiet], {
      cwd: folder,
      stdio: 'pipe',
      shell: windows,
    });
    const missing = COMPILED.filter((name) => !existsSync(join(folder, 'node_modules', name)));
    if (missing.length > 0) throw new Error(`npm installed no ${missing.join(' and no ')}.`);
    renameSync(folder, kept);
  } catch (cause) {
    if (existsSync(kept)) return;
    throw new Error(
      'sharp, which makes smaller files of pictures, could not be fetched for Lambda: npm must be able to reach its registry.',
      { cause },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function manifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
