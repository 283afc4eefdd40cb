import { englishPassages } from '../prose/passages.ts';
import { DOSE_UNIT } from '../prose/dose-words.ts';
import { sources, type Rule } from './rule.ts';

export const doseTrailingZero: Rule = {
  id: 'dose-trailing-zero',
  reason:
    'A dose of 5.0 mg has been read as 50 mg: a whole number has no point and no zero behind it.',
  ...sources.doNotUse,
  strict: 'error',
  plain: 'warning',
  safe: true,
  bad: 'Take 5.0 mg once a day.',
  good: 'Take 5 mg once a day. Your creatinine was 1.0 mg/dL.',
  *check(article) {
    for (const { text, remark } of englishPassages(article)) {
      for (const match of text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const whole = match[0].slice(0, -match[1]!.length);
        const reason = `"${match[0]}" can be read as ten times as much: write ${whole}.`;
        yield remark(match.index, end, reason, whole);
      }
    }
  },
};

// Where a laboratory reports 1.0 mg/dL, the zero says how exactly it measured.
const pattern = new RegExp(
  String.raw`(?<![\d.,])\d[\d,]*(\.0+)(?=\s?${DOSE_UNIT}(?!\s?/\s?d?L\b))`,
  'gu',
);
