/** What topics are called that site.yaml does not name: as the newest article writes each. */
import type { Summary } from '../../schemas/types.ts';
import type { TopicTitles } from '../site/topics.ts';

/** `summaries` are newest first. */
export function titlesIn(summaries: readonly Summary[]): TopicTitles {
  return Object.assign(
    {},
    ...summaries.map(({ topicTitles }) => topicTitles).reverse(),
  ) as TopicTitles;
}
