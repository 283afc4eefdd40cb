import { englishPassages } from '../prose/passages.ts';
import { promisesIn, promising } from '../prose/promises.ts';
import { sentences } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

export const absolutePromise: Rule = {
  id: 'absolute-promise',
  reason: 'No treatment helps everyone, and none is without risk: who promises it misleads.',
  ...sources.honcode,
  strict: 'error',
  plain: 'warning',
  bad: 'This miracle cure works for everyone and has no side effects.',
  good: 'It may help some people. No treatment works for everyone, so beware of “miracle cures”.',
  *check(article) {
    for (const { text, remark } of englishPassages(article)) {
      if (!promising.test(text)) continue;
      for (const sentence of sentences(text)) {
        for (const { from, to } of promisesIn(sentence.text)) {
          const words = sentence.text.slice(from, to);
          const reason = `"${words}" promises what nobody can: say how often, and how sure it is.`;
          yield remark(sentence.from + from, sentence.from + to, reason);
        }
      }
    }
  },
};
