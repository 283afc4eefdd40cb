import { placeOfNode } from '../places.ts';
import type { Rule } from './rule.ts';

export const referenceUncited: Rule = {
  id: 'reference-uncited',
  reason: 'Every reference is cited where it is needed.',
  strict: 'warning',
  plain: 'warning',
  *check({ structure }) {
    for (const { label, calls, node } of structure.notes) {
      if (calls.length > 0) continue;
      const reason = `Nothing cites this: put [^${label}] where it belongs, or delete it.`;
      yield { place: placeOfNode(node), reason };
    }
  },
};
