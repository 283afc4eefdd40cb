/** Which article somebody means, who has its file, its path or its address at hand. */
import { slugOfPath } from '../../../../functions/site/slugs.ts';
import type { Slug } from '../../../../functions/site/settings.ts';

/**
 * `sleep/iron` of `content/articles/sleep/iron.md`, `/articles/sleep/iron/`,
 * `https://health.example.org/articles/sleep/iron/#what-to-do` and the like.
 */
export function slugFrom(name: string): Slug {
  const url = /^https?:\/\//.test(name) ? URL.parse(name) : undefined;
  const path = url ? decoded(url.pathname) : name.replaceAll('\\', '/');
  const plain = path
    .normalize('NFC')
    .replace(/^(.*\/)?articles\//, '')
    .replace(/^(\.?\/)+/, '')
    .replace(/\/(index\.html|article\.json|embed\.html|source\.md)$/, '')
    .replace(/\/+$/, '')
    .replace(/\.md$/, '');
  return slugOfPath(plain);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
