/** A topic as the settings know it. */
import type { Topic } from '../../../schemas/types.ts';
import { absolute, topicPath } from '../file/urls.ts';
import type { Settings } from '../model.ts';

/** A topic that site.yaml does not name is called as its id says. */
export function topicOf(id: string, settings: Settings): Topic {
  const known = settings.topics.find((topic) => topic.id === id);
  const words = id.replaceAll('-', ' ');
  const title = known?.title ?? words.charAt(0).toUpperCase() + words.slice(1);
  return { id, title, url: absolute(settings, topicPath(id)) };
}
