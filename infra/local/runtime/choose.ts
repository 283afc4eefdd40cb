/** Which articles the command line means, by their files. */
import { relative, resolve, sep } from 'node:path';
import { closestMatch } from 'leven';
import { CommandError } from '../cli/command-error.ts';
import { classify } from '../../../functions/article/file/source-path.ts';
import type { Slug } from '../../../functions/site/settings.ts';
import { listAll } from '../../../functions/store/store.ts';
import { fileOf, openContentFolder, sourceKeyOf } from './content-folder.ts';

/**
 * The keys of the files and folders that the command line names, of all that are there. Throws
 * CommandError for one that is not.
 */
export function choose(
  content: string,
  files: readonly string[],
  keys: readonly string[],
): string[] {
  const chosen = new Set<string>();
  for (const file of files) {
    const named = [resolve(file), resolve(content, file)]
      .map((path) => sourceKeyOf(content, path))
      .map((name) => keys.filter((key) => key === name || key.startsWith(`${name}/`)))
      .find((found) => found.length > 0);
    if (named === undefined) throw unknownFile(content, file, keys);
    for (const key of named) chosen.add(key);
  }
  return keys.filter((key) => chosen.has(key));
}

/** The slug of the one article that a file names; `why`: why it can be only one, for whoever names a folder. */
export async function oneArticle(
  content: string,
  file: string,
  why: string,
): Promise<{ key: string; slug: Slug }> {
  const slugs = new Map<string, Slug>();
  for await (const { key } of listAll(openContentFolder(content), 'articles/')) {
    const source = classify(key);
    if (source.kind === 'article') slugs.set(key, source.slug);
  }
  const [key, ...others] = choose(content, [file], [...slugs.keys()]);
  if (key !== undefined && others.length === 0) return { key, slug: slugs.get(key)! };
  throw new CommandError(`${file} is a folder: ${why}. Name its file.`);
}

function unknownFile(content: string, file: string, keys: readonly string[]): CommandError {
  const known = keys.map((key) => fromHere(fileOf(content, key)));
  const near = closestMatch(file, known, { maxDistance: Math.max(3, Math.floor(file.length / 4)) });
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new CommandError(`There is no article at ${file}, nor below ${content}.${hint}`);
}

/** A file's path as whoever ran the command would write it. */
export function fromHere(path: string): string {
  return relative('', path).split(sep).join('/');
}
