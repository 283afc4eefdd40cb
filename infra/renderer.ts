/**
 * Which renderer this is: a hash of everything that decides what bytes a source renders to. That is
 * our own code and the packages that it uses, as they are installed, and nothing else: a newer
 * linter, or a newer command line, renders nothing anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { fileURLToPath } from 'node:url';
import { renditionLimits } from '../functions/article/media/renditions.ts';
import { recipe } from '../functions/publish/scaler.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

const files = [
  'functions/{base,site,article,collection}/**/*.ts',
  'functions/publish/{state/records,ingest/{decide,notice,id-conflicts,operator-withdrawals,variants}}.ts',
  'schemas/*.json',
  'schemas/validators.ts',
];

/**
 * Our own part of it: a hash of the sources, and the packages that they import, in order; `bundled`:
 * those that the packed code holds itself, with all that they need, as `name@version`.
 */
interface RendererSources {
  hash: string;
  packages: string[];
  bundled?: string[];
}

/** Where the package keeps its part: compiled code has no sources to look at. */
export const PACKED_SOURCES = 'infra/renderer.json';

/**
 * Changes whenever code, schema, a dependency or the operator's configuration does (`configuration`: its
 * version); equal in checkouts and packages of one version.
 */
export function rendererVersion(configuration = ''): string {
  const sources = existsSync(root + PACKED_SOURCES)
    ? (JSON.parse(readFileSync(root + PACKED_SOURCES, 'utf8')) as RendererSources)
    : rendererSources();
  const { hash, packages, bundled = [] } = sources;
  const version = createHash('sha256').update(hash);
  const all = new Set([...bundled, ...installed(packages)]);
  for (const one of [...all].sort()) version.update('\0').update(one);
  if (configuration !== '') version.update('\0\0').update(configuration);
  return version.digest('hex').slice(0, 16);
}

/**
 * Which scaler this is (functions/publish/scaler.ts): changes whenever the same picture may give other
 * renditions. It is no part of the renderer's version: pages say what the rows of pictures say.
 */
export function scalerVersion(): string {
  const file = findPackageJSON('sharp', import.meta.url)!;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const said = JSON.stringify([renditionLimits, recipe, version]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

/** What the package keeps, when these packages are bundled into it. */
export function packedRenderer(bundled: readonly string[]): RendererSources {
  const { hash, packages } = rendererSources();
  const others = packages.filter((name) => !bundled.includes(name));
  return { hash, packages: others, bundled: installed(bundled) };
}

/** Of the repository. */
export function rendererSources(): RendererSources {
  const hash = createHash('sha256');
  const packages = new Set<string>();
  for (const file of globSync(files, { cwd: root }).sort()) {
    const text = readFileSync(root + file, 'utf8');
    hash.update(file).update('\0').update(text).update('\0');
    if (file.endsWith('.ts')) for (const name of importedPackages(text)) packages.add(name);
  }
  return { hash: hash.digest('hex'), packages: [...packages].sort() };
}

/** `import type` is gone when the code runs; some are imported when they are first needed. */
function importedPackages(text: string): string[] {
  const statements = text.matchAll(
    /(?:^(?:import|export)(?! type\b)\b[^;']*from |\bawait import\()'((?:@[^/']+\/)?[^./'][^/']*)/gm,
  );
  return [...statements].map(([, name]) => name!).filter((name) => !name.startsWith('node:'));
}

/** `name@version` of these packages and of all that they need, each once, in order. */
export function installed(packages: readonly string[], from: string = import.meta.url): string[] {
  const found = new Map<string, string>();
  const visit = (wanted: string, importer: string) => {
    const link = findPackageJSON(wanted, importer);
    if (link === undefined) return;
    // What a package needs is found from where it really is: pnpm links all of them.
    const file = realpathSync(link);
    if (found.has(file)) return;
    const { name, version, dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    found.set(file, `${name}@${version}`);
    for (const dependency of Object.keys(dependencies))
      if (!dependency.startsWith('@types/')) visit(dependency, file);
  };
  for (const name of packages) visit(name, from);
  return [...new Set(found.values())].sort();
}

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
}
