/** Every format that a feed has, in the order in which people are shown them: the only list. */
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import type { FeedFormat } from './format.ts';

export const formats: readonly FeedFormat[] = [rss, atom, jsonFeed];
