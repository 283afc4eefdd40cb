/** What a topic is called. Articles may name topics that the settings do not. */
import type { TopicSettings } from '../../schemas/types.ts';
import type { Settings } from '../article/model.ts';

/** The settings' title, else the id made readable: `sleep-health` → `Sleep health`. */
export function topicTitle(id: string, settings: Settings): string {
  return topicSettings(id, settings)?.title ?? readable(id);
}

/** What site.yaml says of a topic, if anything. */
export function topicSettings(id: string, settings: Settings): TopicSettings | undefined {
  let byId = cache.get(settings.topics);
  if (byId === undefined) {
    byId = new Map(settings.topics.map((topic) => [topic.id, topic]));
    cache.set(settings.topics, byId);
  }
  return byId.get(id);
}

/** Thousands of entries ask for the same few hundred topics. */
const cache = new WeakMap<readonly TopicSettings[], Map<string, TopicSettings>>();

function readable(id: string): string {
  const words = id.replaceAll('-', ' ');
  const [first = ''] = words;
  return first.toUpperCase() + words.slice(first.length);
}
