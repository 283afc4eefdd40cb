/** What a file of the search leads to: where its keys are found on the site. */
import { searchPath } from '../../site/routes.ts';
import { END } from './postings.ts';

/** `path` is its own, percent-encoded; none of any other file. */
export function searchLinks(path: string, text: string): string[] {
  const [, list, word] =
    /^\/api\/v1\/search\/(vocabulary|words\/([^/]+))(?:\/[^/]+)?\.json$/.exec(path) ?? [];
  if (list === undefined) return [];
  const { keys = [], next = [] } = JSON.parse(text) as { keys?: string[]; next?: string[] };
  const below = next.map((one) => searchPath(decodeURIComponent(list), one));
  if (word !== undefined)
    return [...below, ...keys.map((key) => searchPath('articles', key.slice(1)))];
  const words = keys.filter((key) => !key.startsWith('-')).map((key) => key.slice(0, -END.length));
  return [...below, ...words.map((one) => searchPath('words', one))];
}
