import type { LeftOut } from '../html/left-out.ts';
import { positionOfNode } from '../positions.ts';
import type { Rule } from './rule.ts';

export const rawHtml: Rule = {
  id: 'raw-html',
  reason:
    'HTML that runs, loads, asks or hides is left out: it could do anything on every page that ' +
    'shows the article. No word goes with it unnoticed.',
  strict: 'error',
  plain: 'warning',
  bad: '<form>Call us <button>now</button></form>\n',
  good: '<div>Vitamin B<sub>12</sub>.</div>\n',
  *check({ structure }) {
    for (const one of structure.leftOut) {
      const reason = reasonOf(one);
      if (reason !== undefined) yield { position: positionOfNode(one), reason };
    }
  },
};

function reasonOf({ why, what, words }: LeftOut): string | undefined {
  const count = `${words} ${words === 1 ? 'word' : 'words'}`;
  switch (why) {
    case 'element':
      return words === 0
        ? `The ${what} is left out: say in Markdown what readers need of it.`
        : `The ${what} is left out, and ${count} with it: say in Markdown what readers need of it.`;
    case 'hidden':
      return `This ${what} is hidden, and left out with its ${count}: show it, or delete it.`;
    case 'handler':
      return `The attribute ${what} is left out: nothing that is published runs.`;
    case 'unclosed':
      return `${what} begins something that is never closed, and ${count} ${words === 1 ? 'is' : 'are'} lost in it: close it.`;
    case 'code':
      return `${what} begins no HTML that readers see: it is left out, and ${count} with it.`;
    default:
      return undefined;
  }
}
