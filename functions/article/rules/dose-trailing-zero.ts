import { passages } from '../prose/passages.ts';
import { DOSE_UNIT, isMeasured, NO_CONCENTRATION, RANGE } from '../prose/dose-words.ts';
import { sources, type Rule } from './rule.ts';

export const doseTrailingZero: Rule = {
  id: 'dose-trailing-zero',
  reason:
    'A dose of 5.0 mg has been read as 50 mg: a whole number has no point and no zero behind it.',
  ...sources.doNotUse,
  strict: 'error',
  plain: 'warning',
  language: 'en',
  safe: true,
  bad: 'Take 5.0 mg once a day.',
  good: 'Take 5 mg once a day. Your creatinine was 1.0 mg/dL.',
  *check(article) {
    for (const { text, remark } of passages(article)) {
      if (!/[\d,]\.\d/.test(text)) continue;
      for (const match of text.matchAll(pattern)) {
        const [written, behind, whole] = match;
        const zeros = (behind ?? whole)!;
        const end = match.index + written.length;
        if (isMeasured(text, match.index, end)) continue;
        const shorter = written.slice(0, -zeros.length);
        const times = shorter.includes('.') ? 'as another number' : 'as ten times as much';
        const reason = `"${written}" can be read ${times}: write ${shorter}.`;
        yield remark(match.index, end, reason, shorter);
      }
    }
  },
};

// Where a laboratory reports 1.0 mg/dL, the zero says how exactly it measured.
const pattern = new RegExp(
  String.raw`(?<![\d.,])\d[\d,]*(?:\.\d*[1-9](0+)|(\.0+))(?=${RANGE}\s?${DOSE_UNIT}${NO_CONCENTRATION})`,
  'gu',
);
