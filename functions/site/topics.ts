/** A topic as the settings know it, and what it is called in collections: as articles call it. */
import type { Topic } from '../../schemas/types.ts';
import { memoize } from '../base/memoize.ts';
import { absolute, topicPath } from './routes.ts';
import type { Settings } from './settings.ts';

/** A topic that site.yaml does not name is called as its id says. */
export function topicOf(id: string, settings: Settings): Topic {
  const known = settings.topics.find((topic) => topic.id === id);
  const words = id.replaceAll('-', ' ');
  const title = known?.title ?? words.charAt(0).toUpperCase() + words.slice(1);
  return { id, title, url: absolute(settings, topicPath(id)) };
}

/** The settings' title, else the id made readable: `sleep-health` → `Sleep health`. */
export function topicTitle(id: string, settings: Settings): string {
  const titles = titlesUnder(settings);
  const title = titles.get(id) ?? topicOf(id, settings).title;
  titles.set(id, title);
  return title;
}

/** Thousands of summaries ask for the same few hundred topics. */
const titlesUnder = memoize((_: Settings) => new Map<string, string>());
