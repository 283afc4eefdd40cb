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
    for (const { node } of structure.headings) {
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

/** The number signs of a heading, and how many to write; a body that uses `#` is one level up. */
function atMarks(node: Heading, tooMany: number, text: string): Omit<Remark, 'reason'> {
  const position = positionOfNode(node);
  const marks = /^#{1,6}/.exec(text.slice(node.position?.start.offset ?? 0))?.[0];
  if (marks === undefined || marks.length <= tooMany) return { position };
  const { line, column } = position;
  return {
    position: { line, column, endLine: line, endColumn: column + marks.length },
    suggestion: marks.slice(tooMany),
  };
}
