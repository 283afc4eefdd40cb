import type { Rule } from './rule.ts';

export const bibliography: Rule = {
  id: 'bibliography',
  reason: 'A file of references that an article names is there, can be read, and is cited.',
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\nbibliography: no-such.bib\n---\n\nWords.\n',
  good: '---\ntitle: A\nreferences:\n  - title: A study\n---\n\nWords.\n',
  *check({ bibliography: { missing, remarks, isUnused }, position }) {
    for (const { at, keys } of missing) {
      const where = keys.join(' or ');
      const reason =
        keys.length === 0
          ? 'This path leads out of the folder of articles: put the file of references into it.'
          : `There is no file ${where}: put it there, or correct the path.`;
      yield { position: position(['bibliography', at]), reason };
    }
    yield* remarks;
    if (!isUnused) return;
    const reason =
      'Nothing in here is cited, so nothing of it is listed: cite an entry as [@key], or write ' +
      '`nocite: "@*"` to list all of them.';
    yield { position: position(['bibliography']), reason };
  },
};
