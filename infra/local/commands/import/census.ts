/** What is in a folder, by names alone. Nothing is read, and no link to a folder is followed. */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

export interface Census {
  files: number;
  /** Called as articles are, whether they are read or not; below the folder, in order. */
  markdown: string[];
  /** Ending, with its dot and in lower case, → how many files; `''` for none. */
  endings: Map<string, number>;
  /** Links that lead to a folder. */
  links: string[];
}

/** Quarto's and R's Markdown too. */
const MARKDOWN = /\.(md|mdx|markdown|mdown|mkdn?|qmd|rmd)$/i;

/** Hidden names and node_modules are passed over, as *publish* passes them over. */
export function takeCensus(root: string, progress: (files: number) => void): Census {
  const census: Census = { files: 0, markdown: [], endings: new Map(), links: [] };
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = folder + entry.name;
      if (entry.isDirectory()) open.push(`${name}/`);
      else if (entry.isSymbolicLink() && isFolder(join(root, name))) census.links.push(name);
      else count(census, name);
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

/** Of a folder that nobody may look into, nothing: who publishes is told of it. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
