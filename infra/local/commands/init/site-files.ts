/** The files that a site begins with. */
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

/** Where the files of this very site stand, those that are written anew, and those of our own content. */
const template = fileURLToPath(new URL('./site/', import.meta.url));
const home = new URL('../../../../', import.meta.url);
const ours = (file: string) => readFileSync(new URL(file, home), 'utf8');

interface Beginning {
  /** The folder's. */
  name: string;
  now: Date;
  /** Where the site keeps the file that healthwire is installed from; undefined: from the registry. */
  packed: string | undefined;
}

/** File below the site → its text, in order. */
export function siteFiles(beginning: Beginning): Record<string, string> {
  const files = { ...fromTemplate(beginning), ...editorFiles(), ...called(), 'package.json': '' };
  files['package.json'] = manifest(beginning);
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fromTemplate({ name, now }: Beginning): Record<string, string> {
  const day = now.toISOString().slice(0, 10);
  const filled = (file: string) => {
    const isYaml = /\.(yaml|md)$/.test(file) && !file.endsWith('README.md');
    return readFileSync(join(template, file), 'utf8')
      .replaceAll('SITE_NAME', () => (isYaml ? stringify(name, { lineWidth: 0 }).trim() : name))
      .replaceAll('PUBLISHED', day);
  };
  const names = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(template, join(parentPath, name)).replaceAll(sep, '/'));
  const files = names.map((file) => {
    const text = filled(file);
    // npm leaves .gitignore out of every package.
    if (file === 'gitignore') return ['.gitignore', text];
    // Here it would be taken for code of this repository.
    if (file === 'healthwire.config.txt') return ['healthwire.config.ts', text];
    return [file, file === 'README.md' ? text + lessons() : text];
  });
  return Object.fromEntries(files) as Record<string, string>;
}

/** What content/README.md teaches of the format, with what a site of one's own has elsewhere. */
function lessons(): string {
  const text = ours('content/README.md');
  const from = text.indexOf('## The smallest article');
  const github = text.indexOf('## On GitHub');
  const checks = text.indexOf('## What the checks ask for');
  return asOwn(text.slice(from, github) + text.slice(checks)).replace(
    /\[`?[^\]`]+`?\]\(\.\.\/((?:schemas|docs)\/[^)]+)\)/g,
    (_, file: string) =>
      `\`node_modules/healthwire/${file.startsWith('schemas/') ? 'dist/' : ''}${file}\``,
  );
}

const EDITOR = [
  'extensions.json',
  'front-matter.code-snippets',
  'settings.json',
  'site.schema.json',
  'tasks.json',
];

function editorFiles(): Record<string, string> {
  const files = EDITOR.map((name) => `.vscode/${name}`);
  return Object.fromEntries(files.map((file) => [file, asOwn(ours(file))]));
}

/** What the site's workflows call, as it stands here: a newer package brings newer ones. */
const CALLED = [
  '.github/actions/healthwire/action.yml',
  '.github/workflows/healthwire-check.yml',
  '.github/workflows/healthwire-preview.yml',
  '.github/workflows/healthwire-publish.yml',
];

function called(): Record<string, string> {
  return Object.fromEntries(CALLED.map((file) => [file, ours(file)]));
}

/** Articles are in the folder itself, and the program is a dependency. */
function asOwn(text: string): string {
  return text
    .replaceAll('content/', '')
    .replaceAll('npm run --silent healthwire -- ', 'npx healthwire ')
    .replaceAll('npm run healthwire -- ', 'npx healthwire ');
}

function manifest({ name, packed }: Beginning): string {
  const { version } = JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as {
    version: string;
  };
  return `${JSON.stringify(
    {
      name: packageName(name),
      private: true,
      type: 'module',
      engines: { node: '>=24' },
      scripts: {
        start: 'healthwire start',
        check: 'healthwire check',
        healthwire: 'healthwire',
      },
      dependencies: { healthwire: packed === undefined ? version : `file:${packed}` },
    },
    undefined,
    2,
  )}\n`;
}

/** As npm wants it: small letters, digits, hyphens. */
function packageName(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'site' : plain;
}
