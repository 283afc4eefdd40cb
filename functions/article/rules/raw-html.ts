import { positionOfNode } from '../positions.ts';
import type { Rule } from './rule.ts';
import { shortened } from '../../base/text.ts';

export const rawHtml: Rule = {
  id: 'raw-html',
  reason:
    'HTML in Markdown is left out: it could do anything on every page that shows the article.',
  strict: 'warning',
  plain: 'warning',
  bad: '<div>Words.</div>\n',
  good: 'Vitamin B<sub>12</sub>.\n',
  *check({ structure }) {
    for (const node of structure.dropped) {
      const what = shortened(node.value.split('\n')[0]!, 60);
      const reason = `The HTML ${what} is left out: say it in Markdown.`;
      yield { position: positionOfNode(node), reason };
    }
  },
};
