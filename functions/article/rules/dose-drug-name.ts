import { passages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseDrugName: Rule = {
  id: 'dose-drug-name',
  reason:
    'MS, MSO4 and MgSO4 have been taken for one another, morphine for magnesium: write the name.',
  ...sources.doNotUse,
  strict: 'error',
  plain: 'warning',
  language: 'en',
  safe: true,
  bad: 'Give MgSO4 2 g over 20 minutes.',
  good: 'Give magnesium sulfate 2 g over 20 minutes. People with MS tire early.',
  *check(article) {
    for (const { text, remark } of passages(article)) {
      for (const match of text.matchAll(pattern)) {
        const [written] = match;
        const [name, salt] = named(written);
        // Whoever writes the name beside it has said which.
        if (name !== undefined && salt!.test(text)) continue;
        const what =
          name === undefined
            ? 'can mean morphine sulfate or magnesium sulfate: write which'
            : `has been taken for the other: write ${name}`;
        const end = match.index + written.length;
        yield remark(match.index, end, `"${written}" ${what}.`, name);
      }
    }
  },
};

const magnesium = ['magnesium sulfate', /\bmagnesium sul(?:f|ph)ate\b/i] as const;
const morphine = ['morphine sulfate', /\bmorphine sul(?:f|ph)ate\b/i] as const;

/** Of MS alone nobody knows. */
function named(written: string): readonly [string, RegExp] | readonly [] {
  return written.startsWith('Mg')
    ? magnesium
    : written.startsWith('MS') && written !== 'MS'
      ? morphine
      : [];
}

/** MS is also an illness, a valve and a machine: only with a dose right behind it is it a drug. */
const pattern =
  /(?<![\p{L}\p{N}-])(?:Mg|M)SO(?:4|₄|~4~)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])MS(?=\s\d[\d.,]*(?:\s?(?:–|-|to)\s?\d[\d.,]*)?\s?(?:mg|mcg|g|micrograms?)\b)/gu;
