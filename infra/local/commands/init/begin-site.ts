/** A site of its own: a folder of content, with healthwire as what it is published by. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { CommandError } from '../../cli/command-error.ts';
import { packedFile } from './packed-file.ts';
import { siteFiles } from './site-files.ts';

interface Telling {
  now: Date;
  /** A file was written; from the working directory. */
  wrote: (file: string) => void;
  /** What went wrong and stops nothing; a line. */
  warn: (line: string) => void;
}

export interface BegunSite {
  /** From the working directory. */
  folder: string;
  /** Below it, in order. */
  files: string[];
  /** Whether `npm start` works there at once. */
  installed: boolean;
}

/**
 * Writes the site's files, and installs what they need where that is not found from the folder.
 * Throws CommandError for a folder that is not empty, and StoreError for one that cannot be written,
 * each with a sentence; nothing is written then.
 */
export async function beginSite(folder: string, { now, wrote, warn }: Telling): Promise<BegunSite> {
  const root = resolve(folder);
  checkEmpty(root, folder);
  const packed = packedFile();
  const kept = packed && `vendor/${basename(packed)}`;
  const texts = siteFiles({ name: basename(root), now, packed: kept });
  guarded(root, () => {
    for (const [file, text] of Object.entries(texts)) writeNew(join(root, file), text);
    if (kept !== undefined) {
      mkdirSync(join(root, dirname(kept)), { recursive: true });
      copyFileSync(packed!, join(root, kept));
    }
  });
  const files = [...Object.keys(texts), ...(kept === undefined ? [] : [kept])];
  for (const file of files) wrote(fromHere(join(root, file)));
  const installed = isFoundFrom(root) || install(root);
  if (!installed) warn('npm could not install healthwire there: run npm install when it can.\n');
  return { folder: fromHere(root), files, installed };
}

/** What a folder may hold: a repository that was just made holds no more. */
const ALLOWED = /^(\.git(?!ignore$|hub$).*|licen[cs]e.*)$/i;

function checkEmpty(root: string, folder: string): void {
  if (!existsSync(root)) return;
  const inTheWay = guarded(root, () => readdirSync(root)).filter((name) => !ALLOWED.test(name));
  if (inTheWay.length === 0) return;
  const names = inTheWay.slice(0, 3).join(', ') + (inTheWay.length > 3 ? ' …' : '');
  throw new CommandError(
    `${folder === '.' ? 'This folder' : folder} is not empty (${names}), and init never` +
      ' overwrites: name a new folder, like init my-site.',
  );
}

function writeNew(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}

/** npm puts the programs of every folder above on the path of a script. */
function isFoundFrom(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules/.bin/healthwire'))) return true;
  const above = dirname(folder);
  return above !== folder && isFoundFrom(above);
}

function install(folder: string): boolean {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  const { status } = spawnSync('npm', args, {
    cwd: folder,
    // What npm says is no part of our output, which may be one JSON document.
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function fromHere(path: string): string {
  return relative('', path).split(sep).join('/') || '.';
}

/** What is said to a person. */
export function nextSteps({ folder, installed }: BegunSite): string {
  const steps = [
    ...(folder === '.' ? [] : [`cd ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}`]),
    ...(installed ? [] : ['npm install']),
    'npm start',
  ];
  return `
A site is begun. To see it, and every change as you save it:

  ${steps.join(' && ')}

README.md there teaches the format; site.yaml waits for its name and whom to write to.`;
}
