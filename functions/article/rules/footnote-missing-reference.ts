import { nearest } from '../../base/spelling.ts';
import type { Rule } from './rule.ts';

export const footnoteMissingReference: Rule = {
  id: 'footnote-missing-reference',
  reason: 'Every marker in the text leads to a reference.',
  strict: 'error',
  plain: 'warning',
  bad: 'Words.[^gorantl]\n\n[^gorantla]: A study.\n',
  good: 'Words.[^gorantla]\n\n[^gorantla]: A study.\n',
  *check({ structure }) {
    const labels = structure.notes.map(({ label }) => label);
    for (const { label, position } of structure.missing) {
      const meant = nearest(label, labels);
      const hint = meant === undefined ? '' : ` (did you mean [^${meant}]?)`;
      const reason =
        `No reference is called [^${label}]${hint}: ` +
        `add a line that begins with [^${label}]: and says what is cited.`;
      yield {
        position,
        reason,
        ...(meant !== undefined && { suggestion: `[^${meant}]` }),
      };
    }
  },
};
