import { topicPath } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { topicTitle } from '../../site/topics.ts';
import { titlesIn } from '../topic-titles.ts';
import { textParameter, type Kind } from './kind.ts';

const idsOf = ({ topics }: Settings) => topics.map(({ id }) => id);

/** What editors file an article under: those that the settings name, and those that only articles do. */
export const topic: Kind<'topic'> = {
  kind: 'topic',
  what: 'a topic',
  names: ({ status, topics, tags = [] }) =>
    status === 'live' ? topics.filter((id) => !tags.includes(id)) : [],
  shared: ({ status, tags = [] }) => (status === 'live' ? tags : []),
  named: (settings) => [...idsOf(settings), ...(settings.formerTopics ?? [])],
  address: '/topics/{topic}/',
  parameters: { topic: textParameter('Id of a topic, as in topics.json', 'sleep') },
  path: topicPath,
  called(name, settings, summaries) {
    const description = settings.topics.find(({ id }) => id === name)?.description;
    return {
      title: topicTitle(name, settings, titlesIn(summaries)),
      ...(description && { description }),
    };
  },
  pages: {
    all: 'Topics',
    follow: 'this topic',
    nothing: 'On this topic there are no articles at the moment.',
  },
  json: {
    operation: 'topic',
    summary: 'The articles of a topic',
  },
  feeds: { heading: 'By topic', prominent: true, order: idsOf },
};
