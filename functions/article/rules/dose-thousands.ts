import { isMeasured, NO_CONCENTRATION, RANGE } from '../prose/dose-words.ts';
import { passages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseThousands: Rule = {
  id: 'dose-thousands',
  reason: 'A dose of 10000 units has been read as 1,000 or 100,000: commas part the thousands.',
  ...sources.ismp,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  safe: true,
  bad: 'One capsule has 10000 units of vitamin D.',
  good: 'One capsule has 10,000 units of vitamin D.',
  *check(article) {
    for (const { text, remark } of passages(article)) {
      for (const match of text.matchAll(pattern)) {
        const [written] = match;
        if (isYear(written, text, match.index)) continue;
        if (isMeasured(text, match.index, match.index + written.length)) continue;
        const parted = written.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
        const reason = `The zeros of "${written}" are easily miscounted: write ${parted}.`;
        yield remark(match.index, match.index + written.length, reason, parted);
      }
    }
  },
};

/** Grams and millilitres are mostly weighed and measured: what is given in thousands is in these. */
const UNIT = String.raw`(?:mg|mcgs?|microgs?|[µμ]gs?|ugs?|IU|U|[Uu]nits?|milligrams?|micrograms?)(?!\.?[\p{L}\d])`;

const pattern = new RegExp(
  String.raw`(?<![\w.,/:]|\d-)\d{4,9}(?=${RANGE}\s?${UNIT}${NO_CONCENTRATION})|(?<=\d{4,9}(?:–|-| to ))\d{4,9}(?=\s?${UNIT}${NO_CONCENTRATION})`,
  'gu',
);

/** "In 2024 mg and mcg were confused." */
function isYear(written: string, text: string, at: number): boolean {
  return /^(?:19|20)\d\d$/.test(written) && /\b(?:in|since|until|by|of) $/i.test(text.slice(0, at));
}
