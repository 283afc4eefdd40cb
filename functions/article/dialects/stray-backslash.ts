/** A backslash that ends a paragraph breaks no line, and readers would see it. */
import type { Nodes, Parents } from 'mdast';
import type { Dialect, Reading } from '../markdown/dialect.ts';
import { piece } from '../markdown/text-pieces.ts';

export const strayBackslash: Dialect = {
  name: 'stray-backslash',
  about:
    'A backslash at the end of a line breaks it; at the end of a paragraph, where there is nothing ' +
    'to break (as editors and pandoc leave it), it is left out.',
  mayStandIn: (text) => text.includes('\\\n') || text.endsWith('\\'),
  tidy,
  examples: [
    {
      input: '* Causes\\\n  * Drugs\\\n',
      output: '<ul>\n<li>Causes\n<ul>\n<li>Drugs</li>\n</ul>\n</li>\n</ul>',
    },
  ],
};

function tidy(parent: Parents, { text }: Reading): void {
  if (parent.type !== 'paragraph' && parent.type !== 'heading') return;
  const last = (parent.children as Nodes[]).at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('\\')) return;
  const end = last.position?.end.offset ?? 0;
  const [written = ''] = /\\+$/.exec(text.slice(Math.max(0, end - 100), end)) ?? [];
  // An even number are backslashes that are meant.
  if (written.length % 2 === 0) return;
  const rest = piece(last, 0, last.value.length - 1, text);
  parent.children.splice(-1, 1, ...(rest.value.trim() === '' ? [] : [rest as never]));
}
