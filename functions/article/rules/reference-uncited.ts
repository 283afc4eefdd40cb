import { positionOfLabel } from '../markdown/note-positions.ts';
import type { Rule } from './rule.ts';

export const referenceUncited: Rule = {
  id: 'reference-uncited',
  reason: 'Every reference is cited where it is needed.',
  strict: 'warning',
  plain: 'warning',
  bad: 'Words.\n\n[^a]: A study.\n',
  good: 'Words.[^a]\n\n[^a]: A study.\n',
  *check({ structure }) {
    for (const note of structure.notes) {
      // Those of the front matter are the whole article's.
      if (note.calls.length > 0 || note.node.data?.said !== undefined) continue;
      const reason = `Nothing cites this: put [^${note.label}] where it belongs, or delete it.`;
      yield { position: positionOfLabel(note), reason };
    }
  },
};
