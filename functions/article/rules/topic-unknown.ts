import { nearest } from '../../base/spelling.ts';
import type { Rule } from './rule.ts';

export const topicUnknown: Rule = {
  id: 'topic-unknown',
  reason: 'Topics are those that site.yaml lists, so that a typing error makes no new one.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\ntopics: [slep]\n---\n\nWords.\n',
  good: '---\ntitle: A\ntopics: [sleep]\n---\n\nWords.\n',
  *check({ frontMatter, position }, { settings }) {
    const known = settings.topics.map(({ id }) => id);
    if (known.length === 0) return;
    for (const [i, topic] of (frontMatter.topics ?? []).entries()) {
      if (known.includes(topic)) continue;
      const meant = nearest(topic, known);
      const reason =
        meant === undefined
          ? `site.yaml lists no topic \`${topic}\`: add it there, or take another.`
          : `site.yaml lists no topic \`${topic}\`; did you mean \`${meant}\`?`;
      yield {
        position: position(['topics', i]),
        reason,
        ...(meant !== undefined && { suggestion: meant }),
      };
    }
  },
};
