/** Rules about people, dates, codes, doses in the front matter, languages, and what is left unsaid. */
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../functions/article/medical-codes.ts';
import { rules } from '../../../functions/article/rules/index.ts';
import type { MedicalCode } from '../../../schemas/types.ts';
import { exampleFindings } from './one-rule.ts';

const ruleOf = (id: string) => rules.find((rule) => rule.id === id)!;
const article = (frontMatter: string, body = 'Words.') =>
  `---\ntitle: A\n${frontMatter}---\n\n${body}\n`;
const reasons = (id: string, source: string) =>
  exampleFindings(ruleOf(id), source).map(({ reason }) => reason);

describe('a medical code', () => {
  it.each<[MedicalCode['system'], string[]]>([
    ['ICD-10-CM', ['G25.81', 'I10', 'C4A.0', 'Z3A.08', 'U07.1', 'S72.001A', 'M1A.0110', 'E61.1']],
    ['MeSH', ['D012148', 'D000067128', 'C000657245', 'Q000627']],
    ['SNOMED CT', ['32914008', '46795000', '128053003', '73211009', '1119304009']],
    ['RxNorm', ['6574', '1', '99999999']],
  ])('of %s is accepted in every form it has', (system, codes) => {
    expect(codes.filter((code) => faultOf(system, code) !== undefined)).toEqual([]);
  });

  it.each<[MedicalCode['system'], string, string | undefined]>([
    ['ICD-10-CM', 'g25.81', 'G25.81'],
    ['ICD-10-CM', 'G2581', 'G25.81'],
    ['ICD-10-CM', '25.81', undefined],
    ['ICD-10-CM', 'G25.', undefined],
    ['ICD-10-CM', 'G25.81234', undefined],
    ['MeSH', 'd012148', 'D012148'],
    ['MeSH', 'D01214', undefined],
    ['RxNorm', '06574', undefined],
    ['RxNorm', '123456789', undefined],
    // A description, not a concept; too short; a leading zero.
    ['SNOMED CT', '680946014', undefined],
    ['SNOMED CT', '32914', undefined],
    ['SNOMED CT', '032914008', undefined],
  ])('of %s is not %s', (system, code, instead) => {
    expect(faultOf(system, code)).toEqual({
      what: expect.any(String) as string,
      ...(instead !== undefined && { instead }),
    });
  });

  it('of SNOMED CT with any one digit wrong, or two neighbours swapped, is found', () => {
    const code = '128053003';
    const wrong = [...code].flatMap((digit, at) => {
      const others = [...'0123456789'].filter((other) => other !== digit);
      return others.map((other) => code.slice(0, at) + other + code.slice(at + 1));
    });
    const swapped = [...code].flatMap((digit, at) => {
      const next = code[at + 1];
      if (next === undefined || next === digit) return [];
      return code.slice(0, at) + next + digit + code.slice(at + 2);
    });
    const all = [...wrong, ...swapped];
    expect(all.filter((typo) => faultOf('SNOMED CT', typo) === undefined)).toEqual([]);
  });
});

describe('reviewer-is-author', () => {
  const people = (author: string, reviewer: string) =>
    article(`authors: ['${author}']\nreviewers: ['${reviewer}']\n`);

  it.each([
    ['Ann Lee', 'Dr. Ann Lee, MD'],
    ['José Núñez', 'Jose Nunez'],
    ['The sleep desk', 'sleep desk'],
  ])('%s and %s are one', (author, reviewer) => {
    expect(reasons('reviewer-is-author', people(author, reviewer))).toHaveLength(1);
  });

  it.each([
    ['Ann Lee', 'Anna Lee'],
    ['The sleep desk', 'The sleep board'],
  ])('%s and %s are two', (author, reviewer) => {
    expect(reasons('reviewer-is-author', people(author, reviewer))).toEqual([]);
  });
});

describe('review-interval', () => {
  it.each([
    ['reviewed: 2024-02-29\nnextReview: 2027-02-28\n', []],
    ['reviewed: 2024-02-29\nnextReview: 2027-03-01\n', ['2027-02-28']],
    ['nextReview: 2029-11-01\n', []],
    ['nextReview: 2029-11-02\n', ['2029-11-01']],
  ])('%j', (dates, expected) => {
    const found = exampleFindings(ruleOf('review-interval'), article(dates));
    expect(found.map(({ suggestion }) => suggestion)).toEqual(expected);
  });
});

describe('intake-order', () => {
  const dose = (text: string) => {
    const [value, unit, ...population] = text.split(' ');
    return `{ value: ${value}, unit: ${unit}, population: '${population.join(' ')}' }`;
  };
  const intakes = (recommended: string, maximum: string) =>
    article(
      `about:\n  - type: supplement\n    name: Iron\n    recommendedIntake: [${dose(recommended)}]\n` +
        `    maximumIntake: [${dose(maximum)}]\n`,
    );

  it.each([
    ['80 mg Men', '45 mg Adults', ['80 mg is recommended, but 45 mg is the most that is safe.']],
    ['1 g Adults', '900 mg adults', ['1 g is recommended, but 900 mg is the most that is safe.']],
    ['9 IU Men', '8 IU Men', ['9 IU is recommended, but 8 IU is the most that is safe.']],
    [
      '9 IU Men',
      '8 mg Men',
      ['The recommended dose is in IU and the maximum in mg: write both in one unit.'],
    ],
    ['15 mcg Adults', '0.1 mg Adults', []],
    ['45 mg Men', '45 mg Adults', []],
    // Another age, or a limit that counts supplements only, as magnesium's does.
    ['9 mg Children', '8 mg Adults', []],
    ['9 mg Men', '8 mg Children', []],
    ['420 mg Men, from food and supplements together', '350 mg Adults, from supplements only', []],
  ])('%s against %s', (recommended, maximum, expected) => {
    expect(reasons('intake-order', intakes(recommended, maximum))).toEqual(expected);
  });
});

it('an amount names its authority, and its unit cannot be misread', () => {
  const amounts = (...more: string[]) =>
    article(
      'about:\n  - type: supplement\n    name: Vitamin D\n    recommendedIntake:\n' +
        more.map((one) => `      - { value: 15, population: Adults, ${one} }\n`).join(''),
    );
  const source = amounts('unit: µg', 'unit: IU, authority: EFSA', 'unit: mcg, authority: EFSA');
  expect(
    ['intake-unit', 'intake-authority'].map((id) =>
      exampleFindings(ruleOf(id), source).map(
        ({ line, reason, suggestion }) => `${line} ${reason} ${suggestion}`,
      ),
    ),
  ).toEqual([
    [
      '7 The unit "µg" has been misread: write micrograms. micrograms',
      '8 The unit "IU" has been misread: write units. units',
    ],
    [
      '7 This amount has no `authority`: name who recommends it, as NIH ODS, EFSA or the NHS. ' +
        'undefined',
    ],
  ]);
});

describe('a translation', () => {
  it.each([
    ['language: de\n', 'translation-missing', ['The article is in "de", the site in "en"']],
    // Another English, or the site's own language, is no translation.
    ['language: en-GB\n', 'translation-missing', []],
    ['', 'translation-missing', []],
    ['language: de\ntranslationOf: iron.md\n', 'translation-missing', []],
    ['language: de\ntranslationOf: ../sleep/iron.md\n', 'translation-target', []],
    ['language: de\ntranslationOf: irn.md\n', 'translation-target', ['There is no article']],
    ['language: de\ntranslationOf: a.md\n', 'translation-target', ['An article is no']],
    ['translationOf: iron.md\n', 'translation-target', ['Both articles are in "en"']],
    ['translationOf: https://x.example/\n', 'translation-target', ['What it translates is']],
  ])('%j: %s', (frontMatter, id, expected) => {
    const found = reasons(id, article(frontMatter));
    expect(found.map((reason, i) => reason.slice(0, expected[i]?.length))).toEqual(expected);
  });
});

describe('how hard an article is to read', () => {
  const long = 'Considerable efficacy necessitates individualised consideration. ';
  const short = 'Talk to your doctor about what helps you most. ';
  const sections = (text: string, times: number) =>
    article('', `## A\n\n${text.repeat(times)}\n\n`.repeat(4));

  it.each([
    // Short sections are measured together, and too few sentences not at all.
    ['reading-grade', sections(long, 5), 1],
    ['reading-grade', sections(long, 3), 0],
    ['reading-grade', sections(short, 12), 0],
    ['smog-grade', sections(long, 8), 1],
    ['smog-grade', sections(long, 7), 0],
    ['smog-grade', sections(short, 12), 0],
    ['smog-grade', sections(long, 8).replace('title: A', 'title: A\naudience: professional'), 0],
  ])('%s: %#', (id, source, times) => {
    expect(reasons(id, source)).toHaveLength(times);
  });
});

describe('language-mismatch', () => {
  const texts: Record<string, string> = {
    en: 'The legs are often restless at night, and it is not always clear what this comes from. ',
    de: 'Die Beine sind in der Nacht oft unruhig, und es ist nicht immer klar, von was das kommt. ',
    fr: 'Les jambes sont souvent agitées dans la nuit, et on ne sait pas toujours ce qui en est la cause. ',
    es: 'Las piernas están a menudo inquietas por la noche, y no siempre es claro de qué se trata en una persona. ',
    nl: 'De benen zijn in de nacht vaak onrustig, en het is niet altijd duidelijk waar dat van komt of wat je kan doen. ',
    ru: 'Ноги часто беспокойны ночью, и не всегда ясно, отчего это бывает у человека и что с этим делать. ',
    hi: 'रात में अक्सर पैर बेचैन रहते हैं, और यह हमेशा साफ़ नहीं होता कि ऐसा क्यों होता है। ',
    ja: '夜になると足がむずむずして眠れないことがよくありますが、その原因ははっきりしないことが多いのです。',
  };
  const written = (language: string, text: string) =>
    reasons('language-mismatch', article(`language: ${language}\n`, texts[text]!.repeat(8)));

  it.each(Object.keys(texts))('%s is what it says it is', (language) => {
    expect(written(language, language)).toEqual([]);
  });

  it.each([
    ['en', 'de', 'in the language "de"'],
    ['en-GB', 'fr', 'in the language "fr"'],
    ['de', 'en', 'in the language "en"'],
    ['es', 'nl', 'in the language "nl"'],
    ['ja', 'en', 'in the language "en"'],
    ['en', 'ru', 'in the language "ru"'],
    ['en', 'hi', 'in another language'],
    ['de', 'ja', 'in the language "ja"'],
  ])('declared %s, written %s', (declared, text, what) => {
    expect(written(declared, text)).toEqual([
      `The text seems to be ${what}, but \`language\` says "${declared}": correct it.`,
    ]);
  });

  it.each([
    ['a language that it does not know', 'cy', 'en', 8],
    ['a text too short to judge', 'de', 'en', 1],
    ['Catalan, which is like Spanish', 'ca', 'es', 8],
  ])('says nothing of %s', (_what, declared, text, times) => {
    const source = article(`language: ${declared}\n`, texts[text]!.repeat(times));
    expect(reasons('language-mismatch', source)).toEqual([]);
  });
});

describe('what is left unsaid', () => {
  const drug = 'about: [{ type: drug, name: Aspirin }]\n';
  it.each([
    ['help-missing', article('about: [{ type: condition, name: Asthma }]\n')],
    ['treatment-benefits', article(drug)],
    ['treatment-risks', article(drug)],
    ['treatment-alternatives', article(drug)],
    ['treatment-uncertainty', article(drug)],
    ['treatment-untreated', article(drug)],
    // What only sounds like it.
    ['treatment-benefits', article(drug, 'Take it with water. It has risks.')],
    ['treatment-uncertainty', article(drug, 'Studies and the evidence show that it works.')],
    ['treatment-untreated', article(drug, 'If your pain does not get better, see a doctor.')],
    ['treatment-untreated', article(drug, 'Wait an hour before you take another.')],
  ])('%s asks', (id, source) => {
    expect(reasons(id, source)).toHaveLength(1);
  });

  it.each([
    // Said under another heading, or in passing.
    ['help-missing', article('', 'If it gets worse, call your doctor.')],
    ['help-missing', article('', 'See a doctor at once if you cannot breathe.')],
    ['help-missing', article('aspects: { a-b: SeeDoctor }\n', '## A b\n\nWords.')],
    ['treatment-benefits', article(drug, '## Benefits\n\nA longer life.')],
    ['treatment-benefits', article(drug, 'It eases pain.')],
    ['treatment-benefits', article(drug, 'People take it for better sleep.')],
    ['treatment-benefits', article(drug, 'It does not help with colds.')],
    ['treatment-risks', article(drug, '## Is it safe?\n\nMostly.')],
    ['treatment-risks', article(drug, 'It can be dangerous with alcohol.')],
    ['treatment-alternatives', article(drug, 'You can rest instead.')],
    [
      'treatment-alternatives',
      article('about: [{ type: drug, name: A }, { type: supplement, name: B }]\n'),
    ],
    ['treatment-uncertainty', article(drug, 'It may help.')],
    ['treatment-uncertainty', article(drug, 'There is little evidence for it.')],
    ['treatment-uncertainty', article(drug, 'Larger trials are under way.')],
    ['treatment-uncertainty', article(drug, 'Nobody knows how it works.')],
    ['treatment-uncertainty', article(drug, 'The reviewers call this moderate certainty.')],
    ['treatment-untreated', article(drug, '## Outlook\n\nIt heals.')],
    ['treatment-untreated', article(drug, 'Most colds go away in a week.')],
    ['treatment-untreated', article(drug, 'It often gets better by itself.')],
    ['treatment-untreated', article(drug, 'Ask what happens if you do nothing.')],
    ['treatment-untreated', article(drug, 'Left alone, it heals within a year.')],
    // Not about a treatment, not for the public, or not in a language that is read.
    ['help-missing', article('about: [{ type: anatomy, name: Lip }]\n')],
    ['help-missing', article('audience: professional\n')],
    ['help-missing', article('language: de\n')],
    ['treatment-risks', article('about: [{ type: condition, name: Asthma }]\n')],
    ['treatment-risks', article(`audience: professional\n${drug}`)],
  ])('%s does not: %j', (id, source) => {
    expect(reasons(id, source)).toEqual([]);
  });
});

it('two references are one source by DOI, PMID or their words, and not by "Ibid."', () => {
  const notes = (...texts: string[]) =>
    `${texts.map((_, i) => `Words.[^${i}]`).join(' ')}\n\n` +
    texts.map((text, i) => `[^${i}]: ${text}\n`).join('');
  const words = 'Nobody A. A study of this and that in people. Journal of Examples';
  expect(
    [
      notes('A. doi:10.5664/JCSM.11206', 'B. <https://doi.org/10.5664/jcsm.11206>'),
      notes('A. PMID 12', 'B. PMID: 12.'),
      notes(`${words}, 2024.`, `*${words}* 2024`),
      notes('Ibid.', 'Ibid.'),
      notes('A. PMID 12', 'B. PMID 123'),
    ].map((source) => reasons('duplicate-reference', source).length),
  ).toEqual([1, 1, 1, 0, 0]);
});
