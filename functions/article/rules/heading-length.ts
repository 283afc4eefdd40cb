import { passages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

/** Characters; about two lines on a telephone. */
const LONGEST = 80;

export const headingLength: Rule = {
  id: 'heading-length',
  reason: 'A heading is taken in at a glance, by eye or by ear, in a list of others.',
  ...sources.labels,
  strict: 'warning',
  plain: 'off',
  bad: '## What the research that has been done so far says about whether stretching helps against cramps\n\nWords.\n',
  good: '## Does stretching help against cramps?\n\nWords.\n',
  *check(article) {
    for (const { kind, text, remark } of passages(article)) {
      const length = [...text].length;
      if (kind !== 'heading' || length <= LONGEST) continue;
      const reason = `This heading has ${length} characters: say it in ${LONGEST} or fewer.`;
      yield remark(0, text.length, reason);
    }
  },
};
