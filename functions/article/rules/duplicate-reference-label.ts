import { positionOfLabel } from '../markdown/note-positions.ts';
import type { Rule } from './rule.ts';

export const duplicateReferenceLabel: Rule = {
  id: 'duplicate-reference-label',
  reason: 'A label means one reference: of two, the first would silently win.',
  strict: 'error',
  plain: 'warning',
  bad: 'Words.[^a]\n\n[^a]: One study.\n[^a]: Another study.\n',
  good: 'Words.[^a][^b]\n\n[^a]: One study.\n[^b]: Another study.\n',
  *check({ structure }) {
    for (const node of structure.duplicates) {
      const label = node.label ?? node.identifier;
      const reason =
        `Another reference above is called [^${label}] already, so this ` +
        'one is left out: give it a label of its own.';
      yield { position: positionOfLabel({ node, label }), reason };
    }
  },
};
