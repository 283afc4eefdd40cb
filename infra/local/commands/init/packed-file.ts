/** Where this healthwire was installed from: until it stands in a registry, that is a file. */
import { existsSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, resolve } from 'node:path';
import { CommandError } from '../../cli/command-error.ts';

/**
 * The packed file (healthwire-1.2.3.tgz) that npm installed this package from; undefined where it
 * came from a registry. Throws CommandError in the repository, which is no package.
 */
export function packedFile(): string | undefined {
  const folder = dirname(findPackageJSON(import.meta.url)!);
  const modules = dirname(folder);
  // npm writes there what it installed, and from where: a file's path is from the folder above.
  const lock = resolve(modules, '.package-lock.json');
  if (import.meta.filename.endsWith('.ts'))
    throw new CommandError(
      'init begins a site with the package, and this is its repository. In an empty folder:' +
        ` (cd ${folder} && npm pack), npm install ${folder}/healthwire-*.tgz, npx healthwire init my-site`,
    );
  if (!existsSync(lock)) return undefined;
  const { packages = {} } = JSON.parse(readFileSync(lock, 'utf8')) as Lock;
  const [, path] = /^file:(.+)$/.exec(packages['node_modules/healthwire']?.resolved ?? '') ?? [];
  const file = path === undefined ? undefined : resolve(modules, '..', path);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** What is read of npm's hidden lock file (npm Docs, package-lock.json, "Hidden Lockfiles"). */
interface Lock {
  packages?: Record<string, { resolved?: string } | undefined>;
}
