/**
 * From files to addresses. An article is a file, or a bundle: a folder with its text as `index.md`
 * and its pictures beside it (Hugo, Eleventy, Docusaurus), or a section's `_index.md`. The slug of a
 * bundle is its folder. A path is that of a file below `articles/`, without `.md`.
 */
import type { Slug } from './settings.ts';

const indexes = ['index', '_index'];

/** `posts/iron/index` → `posts/iron`; any other path is its slug. */
export function slugOfPath(path: string): Slug {
  return path.replace(/(?<=[^/])\/_?index$/, '');
}

/** The paths that an article's file may have; where there are several, the first counts. */
export function pathsOf(slug: Slug): string[] {
  return [slug, ...indexes.map((index) => `${slug}/${index}`)];
}

/** The text of a whole section, which may be nothing but its title. */
export function isSection(path: string): boolean {
  return path.endsWith('/_index');
}
