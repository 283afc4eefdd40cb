import type { Heading } from 'mdast';
import type { Remark } from '../diagnostics.ts';
import { positionOfNode } from '../positions.ts';
import { sources, type Rule } from './rule.ts';

export const headingOrder: Rule = {
  id: 'heading-order',
  reason: 'Headings go down one level at a time, so that a listener can follow the outline.',
  ...sources.structure,
  strict: 'error',
  plain: 'warning',
  bad: '## Treatment\n\nWords.\n\n#### Tablets\n\nWords.\n',
  good: '## Treatment\n\nWords.\n\n### Tablets\n\nWords.\n',
  *check({ structure, text }) {
    let above = 1;
    const written = [...structure.headings, structure.references].map(({ node, text }) => ({
      node,
      words: text,
    }));
    for (const { node, words } of written) {
      if (node === undefined) continue;
      if (node.data?.isTitle === true) {
        const reason = `"${words}" is a second title, and an article has one: give it level 2.`;
        yield { ...atMarks(node, -1, text), reason };
      }
      const most = above + 1;
      if (node.depth > most) {
        const reason =
          `This heading is of level ${node.depth}, but the one above it is of level ${above}: ` +
          `give it level ${most}.`;
        yield { ...atMarks(node, node.depth - most, text), reason };
      }
      above = node.depth;
    }
  },
};

/**
 * The number signs of a heading, and what to write: as many fewer, or more, as are too many. A body
 * that uses `#` for its sections is one level up.
 */
function atMarks(node: Heading, tooMany: number, text: string): Omit<Remark, 'reason'> {
  const position = positionOfNode(node);
  const marks = /^#{1,6}/.exec(text.slice(node.position?.start.offset ?? 0))?.[0];
  if (marks === undefined || marks.length <= tooMany) return { position };
  const { line, column } = position;
  return {
    position: { line, column, endLine: line, endColumn: column + marks.length },
    suggestion: '#'.repeat(marks.length - tooMany),
  };
}
