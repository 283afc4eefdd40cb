import { NO_CONCENTRATION } from '../prose/dose-words.ts';
import { passages, type Passage } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseAbbreviation: Rule = {
  id: 'dose-abbreviation',
  reason: 'People were harmed when µg, ug, U, IU, cc, QD, QOD or OD was misread: write the word.',
  ...sources.ismp,
  strict: 'error',
  plain: 'warning',
  language: 'en',
  safe: true,
  bad: 'Take 75 µg or 1,000 IU of vitamin D.',
  good: 'Take 75 micrograms or 1,000 units of vitamin D. Air may hold 35 µg/m³ of dust.',
  *check(article) {
    for (const passage of passages(article)) {
      for (const use of usesIn(passage.text)) {
        for (const match of passage.text.matchAll(use.pattern)) {
          const { written: late, early, space, number } = match.groups as unknown as Groups;
          const written = (late ?? early)!;
          if (use.innocent?.(match, passage)) continue;
          const to = match.index + match[0].length;
          const instead = number === '1' ? use.instead.replace(/s$/, '') : use.instead;
          yield passage.remark(
            to - written.length,
            to,
            `"${written}" ${use.misread}: write ${instead}.`,
            space === '' ? ` ${instead}` : instead,
          );
        }
      }
    }
  },
};

interface Groups {
  written?: string;
  early?: string;
  space?: string;
  number?: string;
}

interface Use {
  /** `written` is what is misread; `number`, and perhaps `space`, stand before it. */
  pattern: RegExp;
  misread: string;
  instead: string;
  innocent?: (match: RegExpMatchArray, passage: Passage) => boolean;
}

const number = String.raw`(?<![\p{L}\d.,])(?<number>\d[\d,.]*)(?<space>\s?)`;
const counted = String.raw`(?:mg|mcg|g|m[lL]|L|units?|IU|U|[µμ]g|ug|(?:milli|micro)?grams?)(?:\/kg)?`;
const pieces = String.raw`(?:tablets?|capsules?|drops?|puffs?|pills?|sachets?|sprays?)`;

/** Those that a look for a few characters does not rule out: most passages hold none of them. */
function usesIn(text: string): readonly Use[] {
  return [
    ...(/\d[\d,.]*\s?(?:[µμuUcI]|mc|mi)/.test(text) ? amounts : []),
    ...(/[\s/(][oq]\.?[od]/i.test(text) ? schedules : []),
  ];
}

const amounts: Use[] = [
  {
    pattern: new RegExp(
      String.raw`${number}(?<written>[µμ]gs?|ugs?|mcgs|microgs?)(?!\p{L})${NO_CONCENTRATION}`,
      'gu',
    ),
    misread: 'has been read as mg, a thousand times as much',
    instead: 'micrograms',
  },
  {
    pattern: new RegExp(
      String.raw`${number}(?<written>IU|I\.U\.)(?![\p{L}\d-])${NO_CONCENTRATION}`,
      'gu',
    ),
    misread: 'has been read as IV or as the number 10',
    instead: 'units',
  },
  {
    pattern: new RegExp(
      String.raw`${number}(?<written>[Uu])(?!\.?[\p{L}\d'’-])${NO_CONCENTRATION}`,
      'gu',
    ),
    misread: 'has been read as 0, so that ten times as much was given',
    instead: 'units',
    innocent: (match, { text }) =>
      /\b(?:rack|server|bus|room|gate|line|route|platform|form|size|shelf|cabinet) $/i.test(
        text.slice(0, match.index),
      ) || /^ (?:of the )?(?:rack|server|shelf|cabinet|chassis)/i.test(after(match, text)),
  },
  {
    pattern: new RegExp(String.raw`${number}(?<written>cc)(?![\p{L}\d-])`, 'gu'),
    misread: 'has been read as units',
    instead: 'mL',
    innocent: (match, { text }) =>
      /^.{0,40}\b(engine|motor|motorbike|scooter|moped|bike|car|vehicle)/i.test(after(match, text)),
  },
];

const schedules: Use[] = [
  schedule(
    String.raw`[qQ]\.[oO]\.[dD]\.|[qQ][oO][dD]\b`,
    'has been read as daily or four times a day',
    'every other day',
  ),
  schedule(String.raw`[qQ]\.[dD]\.|[qQ][dD]\b`, 'has been read as four times a day', 'daily'),
  schedule(String.raw`[oO]\.[dD]\.|(?:OD|od)\b`, 'has been read as the right eye', 'daily'),
];

/**
 * How often a dose is taken, as prescriptions abbreviate it: in one sentence with a dose, before it or
 * just behind it. An overdose, an eye and an optical density are abbreviated alike.
 */
function schedule(written: string, misread: string, instead: string): Use {
  const dose = String.raw`(?:\d\s?${counted}|\b(?:\d|one|two|a) ${pieces})(?![\p{L}\d])`;
  const before = String.raw`(?<=${dose}[^.;:|]{0,60}[\s/(])`;
  const behind = String.raw`(?=,? ?\d[\d.,]*\s?${counted}(?![\p{L}\d]))`;
  const pattern = new RegExp(
    String.raw`(?:${before}(?<written>${written})(?![\p{L}\d])|(?<=\p{L} )(?<early>${written})${behind})`,
    'gu',
  );
  const innocent: Use['innocent'] = (match, { text }) =>
    isOtherOd.test(text.slice(Math.max(0, match.index! - 30), match.index)) ||
    /^ ?(?:of\b|at \d|\d{3}\b|[=:]|score|values?|and (?:OS|OU)\b|6\/|20\/)/.test(
      after(match, text),
    ) ||
    /\bquantum dots?\b/i.test(text);
  return { pattern, misread, instead, innocent };
}

const isOtherOd =
  /\b(?:an|opioid|suspected|accidental|paracetamol|fatal|drug|intentional|optical density|acuity|vision|eye)\W+$|\b6\/\d+ $|\b20\/\d+ $/i;

function after(match: RegExpMatchArray, text: string): string {
  return text.slice(match.index! + match[0].length);
}
