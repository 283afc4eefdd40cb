import { passages, type Passage } from '../prose/passages.ts';
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
    for (const passage of passages(article)) {
      const { text, remark } = passage;
      for (const match of text.matchAll(pattern)) {
        const [written] = match;
        const [name, salt] = named(written);
        // Whoever writes the name beside it has said which.
        if (name !== undefined && salt!.test(text)) continue;
        if (written !== 'MS' && isFormula(passage, match.index, written)) continue;
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

/** In chemistry it is no order: with its water, in a reaction, or beside other formulas and without a dose. */
function isFormula({ text, column }: Passage, at: number, written: string): boolean {
  const [before, behind] = [text.slice(Math.max(0, at - 40), at), text.slice(at + written.length)];
  if (/^\s?[·•∙⋅×*]\s?\d*\s?H|^\s?\((?:aq|s|l)\)|^\s?(?:→|⇌|->)/u.test(behind)) return true;
  if (/(?:→|⇌|->)\s?[\d.]*\s?$/u.test(before)) return true;
  if (dosed.test(text)) return false;
  return (
    chemistry.test(text) ||
    (column !== undefined &&
      /\b(?:formulas?|formulae|compounds?|reagents?|salts?)\b/iu.test(column))
  );
}

/** An amount to be given, or a way to give it. */
const dosed =
  /\d\s?(?:mg|g|grams?|milligrams?)(?![\p{L}/])|\b(?:IV|IM|intravenous\w*|intramuscular\w*|infus\w+|inject\w*|bolus\w*|nebuli[sz]\w+|gives?|given|giving|doses?|patients?|prescri\w+|administ\w+)\b/iu;

/** Words of chemistry, and formulas of more than one element, with the charge of ions or without. */
const chemistry =
  /→|⇌|\b(?:formulas?|formulae|chemicals?|chemically|compounds?|molecules?|molar|anhydrous|\p{L}{0,12}hydrates?|dried|brine|crystals?|ions?|Epsom)\b|(?<![\p{L}\p{N}-])(?!M(?:g)?SO)(?:[A-Z][a-z]?[2-9₂-₉]?){1,3}(?:[2-9₂-₉]|\((?:[A-Z][a-z]?[2-9₂-₉]?)+\)[2-9₂-₉])(?:[²³]?[⁺⁻])?(?![\p{L}\p{N}])|\b(?:NaCl|KCl|HCl|NaOH|KOH)\b/u;

/** MS is also an illness, a valve and a machine: only with a dose right behind it is it a drug. */
const pattern =
  /(?<![\p{L}\p{N}-])(?:Mg|M)SO(?:4|₄|~4~)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])MS(?=\s\d[\d.,]*(?:\s?(?:–|-|to)\s?\d[\d.,]*)?\s?(?:mg|mcg|g|micrograms?)\b)/gu;
