/** Where the articles are when nobody says so. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder `content` where there is one; else this folder (`here`), where it is one of articles: with a
 * `site.yaml`, a folder `articles`, or Markdown in it or in a folder of it. A folder of anything else
 * is never taken for one, so that nobody publishes by mistake where they happen to be.
 */
export function usualContent(here = '.'): string {
  return !isFolder(join(here, 'content')) && holdsArticles(here) ? '.' : 'content';
}

function holdsArticles(folder: string): boolean {
  const entries = entriesOf(folder);
  const isArticle = ({ name }: { name: string }) => /\.(md|markdown)$/.test(name);
  return (
    entries.some(({ name }) => name === 'site.yaml' || name === 'articles') ||
    entries.some(isArticle) ||
    entries.some(
      (entry) => entry.isDirectory() && entriesOf(join(folder, entry.name)).some(isArticle),
    )
  );
}

/** Hidden ones are no content, and neither is what npm installs; one that cannot be read has none. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => !name.startsWith('.') && name !== 'node_modules',
    );
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
