import { nearest } from '../../base/spelling.ts';
import { positionOfUrl } from '../positions.ts';
import { anchorsOf } from '../markdown/anchors.ts';
import type { Rule } from './rule.ts';

export const linkAnchor: Rule = {
  id: 'link-anchor',
  reason: 'A link within the page leads to a heading that is there.',
  strict: 'error',
  plain: 'warning',
  bad: 'See [below](#symtoms).\n\n## Symptoms\n\nPain.\n',
  good: 'See [below](#symptoms).\n\n## Symptoms\n\nPain.\n',
  *check({ structure, text }) {
    const anchors = anchorsOf(structure);
    for (const { node, target } of structure.links) {
      if (target.kind !== 'here' || anchors.has(target.anchor)) continue;
      const meant = nearest(target.anchor, [...anchors]);
      const hint =
        meant === undefined ? 'correct it, or delete the link' : `did you mean #${meant}?`;
      const reason = `No heading on this page has the anchor #${target.anchor}: ${hint}`;
      const { position, exact } = positionOfUrl(node, text);
      yield {
        position,
        reason: meant === undefined ? `${reason}.` : reason,
        ...(meant !== undefined && exact && { suggestion: `#${meant}` }),
      };
    }
  },
};
