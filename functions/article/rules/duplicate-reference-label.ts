import { placeOfNode } from '../places.ts';
import type { Rule } from './rule.ts';

export const duplicateReferenceLabel: Rule = {
  id: 'duplicate-reference-label',
  reason: 'A label means one reference: of two, the first would silently win.',
  strict: 'error',
  plain: 'warning',
  *check({ structure }) {
    for (const node of structure.duplicates) {
      const reason =
        `Another reference above is called [^${node.label ?? node.identifier}] already, so this ` +
        'one is left out: give it a label of its own.';
      yield { place: placeOfNode(node), reason };
    }
  },
};
