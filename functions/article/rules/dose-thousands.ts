import { DOSE_UNIT } from '../prose/dose-words.ts';
import { englishPassages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseThousands: Rule = {
  id: 'dose-thousands',
  reason: 'A dose of 10000 units has been read as 1,000 or 100,000: commas part the thousands.',
  ...sources.ismp,
  strict: 'warning',
  plain: 'off',
  safe: true,
  bad: 'One capsule has 10000 units of vitamin D.',
  good: 'One capsule has 10,000 units of vitamin D.',
  *check(article) {
    for (const { text, remark } of englishPassages(article)) {
      for (const match of text.matchAll(pattern)) {
        const [written] = match;
        const parted = written.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
        const reason = `The zeros of "${written}" are easily miscounted: write ${parted}.`;
        yield remark(match.index, match.index + written.length, reason, parted);
      }
    }
  },
};

const pattern = new RegExp(String.raw`(?<![\w.,/:-])\d{4,9}(?=\s?${DOSE_UNIT})`, 'gu');
