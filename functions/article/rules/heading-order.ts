import { placeOfNode } from '../places.ts';
import { sources, type Rule } from './rule.ts';

export const headingOrder: Rule = {
  id: 'heading-order',
  reason: 'Headings go down one level at a time, so that a listener can follow the outline.',
  url: sources.structure,
  strict: 'error',
  plain: 'warning',
  *check({ structure }) {
    let above = 1;
    for (const { node } of structure.headings) {
      const most = above + 1;
      if (node.depth > most) {
        const reason =
          `This heading is of level ${node.depth}, but the one above it is of level ${above}: ` +
          `give it level ${most}.`;
        yield { place: placeOfNode(node), reason };
      }
      above = node.depth;
    }
  },
};
