import { nearest } from '../../base/spelling.ts';
import { positionOfUrl } from '../positions.ts';
import type { Rule } from './rule.ts';

/**
 * Only `check` knows the headings of other articles. What is published does not depend on them, so
 * that nobody's push is refused because of a heading in an article that somebody else changed.
 */
export const linkSection: Rule = {
  id: 'link-section',
  reason:
    'A link to a section of another article leads to a heading that is there (only `check` looks).',
  strict: 'warning',
  plain: 'warning',
  bad: 'See [iron](iron.md#symtoms).\n',
  good: 'See [iron](iron.md#symptoms).\n',
  *check({ structure, text }, { folder }) {
    for (const { node, target } of structure.links) {
      if (target.kind !== 'article' || target.anchor === undefined) continue;
      const anchors = folder?.anchors.get(target.slug);
      if (anchors === undefined || anchors.has(target.anchor)) continue;
      const meant = nearest(target.anchor, [...anchors]);
      const hint =
        meant === undefined
          ? 'readers begin at its top: correct it, or leave it out.'
          : `did you mean #${meant}?`;
      const reason = `No heading of articles/${target.slug}.md has the anchor #${target.anchor}: ${hint}`;
      const { position, exact } = positionOfUrl(node, text);
      const path = node.url.slice(0, node.url.indexOf('#'));
      yield {
        position,
        reason,
        ...(meant !== undefined && exact && { suggestion: `${path}#${meant}` }),
      };
    }
  },
};
