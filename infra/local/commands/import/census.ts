/** What is in a folder, by names alone. Nothing is read, and no link to a folder is followed. */
import { accessSync, constants, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

export interface Census {
  files: number;
  /** Called as articles are, whether they are read or not; below the folder, in order. */
  markdown: string[];
  /** Ending, with its dot and in lower case, → how many files; `''` for none. */
  endings: Map<string, number>;
  /** Links that lead to a folder. */
  links: string[];
  /** Files and folders that whoever asks may not read. */
  unreadable: string[];
}

/** Quarto's and R's Markdown too. */
const MARKDOWN = /\.(md|mdx|markdown|mdown|mkdn?|qmd|rmd)$/i;

/** Hidden names and node_modules are passed over, as *publish* passes them over. */
export function takeCensus(root: string, progress: (files: number) => void): Census {
  const nothing = { files: 0, markdown: [], links: [], unreadable: [] };
  const census: Census = { ...nothing, endings: new Map() };
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(root, folder, census)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = folder + entry.name;
      if (entry.isDirectory()) open.push(`${name}/`);
      else if (entry.isSymbolicLink() && isFolder(join(root, name))) census.links.push(name);
      else count(census, name);
      if (entry.isFile() && !isReadable(join(root, name))) census.unreadable.push(name);
    }
    progress(census.files);
  }
  census.markdown.sort();
  census.links.sort();
  return census;
}

function count(census: Census, name: string): void {
  census.files++;
  if (MARKDOWN.test(name)) census.markdown.push(name);
  const ending = /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? '';
  census.endings.set(ending, (census.endings.get(ending) ?? 0) + 1);
}

function entriesOf(root: string, folder: string, census: Census): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    census.unreadable.push(folder || '.');
    return [];
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
