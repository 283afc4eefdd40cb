import { positionOfNode } from '../positions.ts';
import { isEnglish } from '../prose/english.ts';
import { sources, type Rule } from './rule.ts';

export const emptySection: Rule = {
  id: 'empty-section',
  reason: 'A heading promises something: below it stands text, or a heading of a lower level.',
  ...sources.labels,
  strict: 'error',
  plain: 'warning',
  englishWords: 'what a heading over references says',
  bad: '## Symptoms\n\n## Causes\n\nNobody knows.\n',
  good: '## Symptoms\n\nPain at night.\n\n## Causes\n\nNobody knows.\n',
  *check(article) {
    const { structure } = article;
    const { node, text } = structure.references;
    if (node !== undefined && isEnglish(article) && !isForReferences.test(text)) {
      const reason = `Only references stand below "${text}": write the section, or call it References.`;
      yield { position: positionOfNode(node), reason };
    }
    for (const [i, { heading, nodes }] of structure.parts.entries()) {
      if (heading === undefined) continue;
      const position = positionOfNode(heading.node);
      if (heading.text === '') {
        yield { position, reason: 'This heading has no words: write some, or delete it.' };
        continue;
      }
      const next = structure.parts[i + 1]?.heading;
      const goesOn = next !== undefined && next.node.depth > heading.node.depth;
      if (nodes.length > 0 || goesOn) continue;
      const reason = `Nothing stands below "${heading.text}": write the section, or delete it.`;
      yield { position, reason };
    }
  },
};

/** The last heading is that of the references if only they stand below it, whatever it says. */
const isForReferences =
  /referen|source|note|citation|cited|bibliograph|literature|read\b|reading|stud(?:y|ies)|research|evidence|paper/i;
