import { positionOfNode } from '../positions.ts';
import { sources, type Rule } from './rule.ts';

export const imageAlt: Rule = {
  id: 'image-alt',
  reason: 'Who cannot see a picture reads its alternative text.',
  ...sources.alternatives,
  strict: 'error',
  plain: 'warning',
  bad: '![](../../media/leg.png)\n',
  good: '![A leg, stretched](../../media/leg.png)\n',
  *check({ structure, frontMatter, position }) {
    const reason =
      'This picture has no alternative text: say in its square brackets what it shows, as in ' +
      '![A leg, stretched](leg.png).';
    for (const { node } of structure.images) {
      if (!node.alt?.trim()) yield { position: positionOfNode(node), reason };
    }
    if (frontMatter.image?.alt.trim() === '') {
      const missing = "The article's picture has no alternative text: add `alt` below `src`.";
      yield { position: position(['image']), reason: missing };
    }
  },
};
