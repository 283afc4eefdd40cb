import { positionOfNode } from '../positions.ts';
import type { Rule } from './rule.ts';

export const unknownElement: Rule = {
  id: 'unknown-element',
  reason:
    'What is no element of HTML is a placeholder that nobody has filled in, or belongs to another ' +
    'tool: readers see only the words in it.',
  strict: 'warning',
  plain: 'warning',
  bad: 'Take <dose> in the evening.\n',
  good: 'Take `<dose>` in the evening.\n',
  *check({ structure }) {
    for (const { why, what, position } of structure.leftOut) {
      if (why !== 'unknown') continue;
      const reason =
        `${what} is no element of HTML, so only the words in it are shown: ` +
        'say it in Markdown, or put a backslash before it.';
      yield { position: positionOfNode({ position }), reason };
    }
  },
};
