import { fieldsInText } from '../prose/unread.ts';
import type { Rule } from './rule.ts';

export const fieldsInTextRule: Rule = {
  id: 'fields-in-text',
  reason:
    'Fields stand between two lines of ---: without them readers would see them, and a draft would be public.',
  strict: 'error',
  plain: 'error',
  in: 'file',
  bad: 'title: A\nauthors: [The editorial team]\n---\n\nWords.\n',
  good: '---\ntitle: A\nauthors: [The editorial team]\n---\n\nWords.\n',
  *check(article) {
    const position = fieldsInText(article);
    if (position === undefined) return;
    const reason =
      'These look like fields of the front matter, and are read as text: put a line of --- above ' +
      'the first and below the last of them.';
    yield { position, reason };
  },
};
