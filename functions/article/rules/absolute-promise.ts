import { passages } from '../prose/passages.ts';
import { isMistake, namesMistakes, promisesIn, promising } from '../prose/promises.ts';
import { sentences } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

export const absolutePromise: Rule = {
  id: 'absolute-promise',
  reason: 'No treatment helps everyone, and none is without risk: who promises it misleads.',
  ...sources.honcode,
  strict: 'error',
  plain: 'warning',
  language: 'en',
  bad: 'This miracle cure works for everyone and has no side effects.',
  good: 'It may help some people. No treatment works for everyone, so beware of “miracle cures”.',
  *check(article) {
    /** The level of the heading over what is not to be believed. */
    let doubted: number | undefined;
    for (const { kind, level, text, remark, column } of passages(article)) {
      if (kind === 'heading') {
        if (level !== undefined && doubted !== undefined && level <= doubted) doubted = undefined;
        if (namesMistakes(text)) doubted ??= level;
        if (isMistake(text)) continue;
      }
      // What stands there in a list, a heading or a column is the mistake; paragraphs say what is true.
      if (doubted !== undefined && kind !== 'paragraph') continue;
      if (!promising.test(text) || namesMistakes(column ?? '')) continue;
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
