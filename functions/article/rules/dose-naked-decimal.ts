import { DOSE_UNIT, isMeasured, RANGE } from '../prose/dose-words.ts';
import { passages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseNakedDecimal: Rule = {
  id: 'dose-naked-decimal',
  reason: 'A dose of .5 mg has been read as 5 mg: a number below one begins with a zero.',
  ...sources.doNotUse,
  strict: 'error',
  plain: 'warning',
  language: 'en',
  safe: true,
  bad: 'Take .5 mg at bedtime.',
  good: 'Take 0.5 mg at bedtime.',
  *check(article) {
    for (const { text, remark } of passages(article)) {
      if (!/\.\d/.test(text)) continue;
      for (const match of text.matchAll(pattern)) {
        const [written] = match;
        if (isMeasured(text, match.index, match.index + written.length)) continue;
        const reason = `The point of "${written}" is easily missed: write 0${written}.`;
        yield remark(match.index, match.index + written.length, reason, `0${written}`);
      }
    }
  },
};

const pattern = new RegExp(String.raw`(?<![\w.,\d])\.\d+(?=${RANGE}\s?${DOSE_UNIT})`, 'gu');
