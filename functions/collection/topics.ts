/** What topics are called in collections: as articles call them. */
import type { Settings } from '../article/model.ts';
import { topicOf } from '../article/settings/topic.ts';

/** The settings' title, else the id made readable: `sleep-health` → `Sleep health`. */
export function topicTitle(id: string, settings: Settings): string {
  const titles = cache.get(settings) ?? new Map<string, string>();
  cache.set(settings, titles);
  const title = titles.get(id) ?? topicOf(id, settings).title;
  titles.set(id, title);
  return title;
}

/** Thousands of entries ask for the same few hundred topics. */
const cache = new WeakMap<Settings, Map<string, string>>();
