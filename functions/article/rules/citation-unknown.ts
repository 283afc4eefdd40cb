import { nearest } from '../../base/spelling.ts';
import type { Rule } from './rule.ts';

export const citationUnknown: Rule = {
  id: 'citation-unknown',
  reason: 'Every citation in the text leads to a reference.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\nreferences:\n  - id: gorantla\n    title: A study\n---\n\nWords [@gorantl].\n',
  good: '---\ntitle: A\nreferences:\n  - id: gorantla\n    title: A study\n---\n\nWords [@gorantla].\n',
  *check({ bibliography: { unknown, keys, files } }) {
    for (const { key, position } of unknown) {
      const meant = nearest(key, keys);
      const hint = meant === undefined ? '' : ` (did you mean @${meant}?)`;
      const where =
        files.length === 0
          ? 'add it to `references`, or name the file that it is in under `bibliography`.'
          : 'add it to the file of references, or correct the key.';
      yield { position, reason: `No reference is called @${key}${hint}: ${where}` };
    }
  },
};
