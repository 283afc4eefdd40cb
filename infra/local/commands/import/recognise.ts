/** Which tool a folder belongs to, as it seems: by its configuration, or by what its front matter says. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { joined, readConfig, type Config } from './tools/config.ts';
import { tools } from './tools/index.ts';
import type { Site, Tool } from './tools/tool.ts';

/** A folder, looked at from outside. */
export interface Recognised {
  /** Where the articles are: the folder itself, or below it where the tool keeps them. */
  content: string;
  /** Absent where no configuration says it. */
  tool?: Tool;
  /** The file or folder that says it, as a path from the folder that was asked about. */
  by?: string;
  site: Partial<Site>;
}

/** Bytes of a configuration that are read. */
const CONFIG_LIMIT = 64 * 1024;
/** Folders above the one that was named, in which a configuration may be. */
const ABOVE = 3;

/**
 * `folder` is the root of somebody's site, or the folder of articles in it. Nothing is changed and no
 * code is run; what cannot be read says nothing.
 */
export function recognise(folder: string): Recognised {
  const named = resolve(folder);
  let root = named;
  for (let up = 0; up <= ABOVE; up++) {
    const found = siteAt(root, named);
    if (found !== undefined) return found;
    if (dirname(root) === root) break;
    root = dirname(root);
  }
  return { content: named, site: {} };
}

/** The site whose root this is, if the folder that was named belongs to it. */
function siteAt(root: string, named: string): Recognised | undefined {
  for (const tool of tools) {
    const file = [...tool.configs, ...(tool.folder === undefined ? [] : [tool.folder])].find(
      (name) => existsSync(join(root, name)),
    );
    if (file === undefined) continue;
    const config = configAt(root, [...(tool.more ?? []), file]);
    const kept = tool.articles(config).map((name) => join(root, name));
    const folders = kept.filter(isFolder);
    const isOne = named === root || folders.some((one) => isWithin(named, one));
    if (!isOne) continue;
    const content = named === root ? common(folders, root) : named;
    return { content, tool, by: relative(named, join(root, file)), site: tool.site(config) };
  }
  return undefined;
}

function configAt(root: string, names: readonly string[]): Config {
  const texts = names.flatMap((name) => {
    const text = textAt(join(root, name));
    return text === undefined ? [] : readConfig(name, text);
  });
  return joined(texts);
}

function textAt(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true || stats.size > CONFIG_LIMIT) return undefined;
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The folder that holds all of these; the root where there are none. */
function common([first, ...others]: readonly string[], root: string): string {
  let folder = first ?? root;
  while (!others.every((one) => isWithin(one, folder))) folder = dirname(folder);
  return folder;
}

/**
 * Where no configuration says it: the tool whose own fields stand in most of these articles, if they
 * stand in a fifth of them.
 */
export function toolByFields(articles: readonly (readonly string[])[]): Tool | undefined {
  const votes = tools.map((tool) => ({
    tool,
    articles: articles.filter((fields) => fields.some((field) => tool.fields.includes(field))),
  }));
  const [most] = votes.sort((a, b) => b.articles.length - a.articles.length);
  return most !== undefined && most.articles.length * 5 >= Math.max(1, articles.length)
    ? most.tool
    : undefined;
}
