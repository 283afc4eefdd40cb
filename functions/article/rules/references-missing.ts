import { sources, type Rule } from './rule.ts';

export const referencesMissing: Rule = {
  id: 'references-missing',
  reason: 'What an article claims, others have found out: it says who, and where to read it.',
  ...sources.jama,
  strict: 'error',
  plain: 'off',
  bad: 'Words.\n',
  good: 'Words.[^a]\n\n[^a]: A study.\n',
  *check({ structure, position }) {
    if (structure.notes.length > 0) return;
    const reason =
      'The article cites nothing: put a marker like [^who2024] after each claim, and a line that ' +
      'begins with [^who2024]: at the end.';
    yield { position: position([]), reason };
  },
};
