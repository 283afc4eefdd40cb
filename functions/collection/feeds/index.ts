/** Every format that a feed has, in the order in which people are shown them: the only list. */
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import type { FeedFormat } from './format.ts';

export const formats: readonly FeedFormat[] = [rss, atom, jsonFeed];

/** By the path or key of a feed. */
export function formatOf(path: string): FeedFormat | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return formats.find(({ file }) => file === name);
}
