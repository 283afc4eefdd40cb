/**
 * Packages that the packed JavaScript holds itself, in one file each, because what they bring is far
 * larger than what is used of it; with their licences, which ask to be named wherever the code goes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';

/** Package → what is imported of it. */
const bundled: Readonly<Record<string, readonly string[]>> = {
  // 17 MB with tables for other programs and a model of the English language.
  '@retorquere/bibtex-parser': ['parse'],
};

export const bundledPackages = Object.keys(bundled);

/**
 * Writes `bundled/<package>.js` for each into `dist`, has the compiled code import these, and names
 * their licences in `bundled/LICENSES.txt`. Throws where nothing imports one of them.
 */
export function bundleInto(dist: string, root: string): void {
  const compiled = filesBelow(dist).filter((file) => file.endsWith('.js'));
  const inside = new Set<string>();
  for (const [name, uses] of Object.entries(bundled)) {
    const outfile = join(dist, 'bundled', `${name.replace(/^@[^/]+\//, '')}.js`);
    const { metafile } = buildSync({
      absWorkingDir: root,
      stdin: { contents: `export { ${uses.join(', ')} } from '${name}';`, resolveDir: root },
      outfile,
      bundle: true,
      minify: true,
      legalComments: 'none',
      platform: 'node',
      target: 'node24',
      format: 'esm',
      metafile: true,
      logLevel: 'warning',
    });
    const inputs = Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs),
    );
    for (const [file, { bytesInOutput }] of inputs)
      if (bytesInOutput > 0 && file.includes('node_modules/')) inside.add(folderOf(root, file));
    importFrom(outfile, name, compiled);
  }
  const licences = [...inside].sort().map(licenceOf);
  writeFileSync(join(dist, 'bundled/LICENSES.txt'), licences.join(`\n${'-'.repeat(72)}\n\n`));
}

function importFrom(outfile: string, name: string, compiled: readonly string[]): void {
  const importing = compiled.filter((file) => readFileSync(file, 'utf8').includes(`'${name}'`));
  if (importing.length === 0) throw new Error(`Nothing imports ${name}: bundle it no more.`);
  for (const file of importing) {
    const path = relative(dirname(file), outfile).replace(/^(?!\.)/, './');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`'${name}'`, `'${path}'`));
  }
}

/** Of the package that a file of the bundle comes from. */
function folderOf(root: string, file: string): string {
  return join(root, /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)![0]);
}

/** Its name and the text of its licence; where it comes without one, what its manifest says of it. */
function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    author?: string | { name: string };
  };
  const { name, version, license, author } = manifest;
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (text === undefined && license === undefined) throw new Error(`${name} names no licence.`);
  const by = typeof author === 'object' ? author.name : author;
  const said =
    text === undefined
      ? `${license}${by === undefined ? '' : `, ${by}`}\n`
      : readFileSync(join(folder, text), 'utf8');
  return `${name} ${version}\n\n${said}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
