import { englishPassages, type Passage } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const doseAbbreviation: Rule = {
  id: 'dose-abbreviation',
  reason: 'People were harmed when µg, U, IU, cc, QD, QOD or OD was misread: write the word.',
  ...sources.ismp,
  strict: 'error',
  plain: 'warning',
  safe: true,
  bad: 'Take 75 µg or 1,000 IU of vitamin D.',
  good: 'Take 75 micrograms or 1,000 units of vitamin D. Air may hold 35 µg/m³ of dust.',
  *check(article) {
    for (const passage of englishPassages(article)) {
      if (!/\d/.test(passage.text)) continue;
      for (const use of uses) {
        for (const match of passage.text.matchAll(use.pattern)) {
          const { written, space, number } = match.groups as unknown as Groups;
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
  written: string;
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
/** What is measured in a laboratory or in the air is no dose. */
const noConcentration = String.raw`(?!\s?/\s?(?:[dmµμ]?[lL]\b|m[²³23]))`;
const counted = String.raw`(?:mg|mcg|g|m[lL]|units?|micrograms?|tablets?|capsules?|drops?|puffs?)`;

const uses: Use[] = [
  {
    pattern: new RegExp(String.raw`${number}(?<written>[µμ]g)(?!\p{L})${noConcentration}`, 'gu'),
    misread: 'has been read as mg, a thousand times as much',
    instead: 'micrograms',
  },
  {
    pattern: new RegExp(String.raw`${number}(?<written>IU)(?![\p{L}\d-])${noConcentration}`, 'gu'),
    misread: 'has been read as IV or as the number 10',
    instead: 'units',
  },
  {
    pattern: new RegExp(
      String.raw`${number}(?<written>[Uu])(?=/(?:kg|day|h|hr|hour|dose)\b|` +
        String.raw`\s+(?:(?:of )?(?:insulin|heparin|penicillin|botulinum)|daily|per|a day|once|twice)\b)`,
      'gu',
    ),
    misread: 'has been read as 0, so that ten times as much was given',
    instead: 'units',
  },
  {
    pattern: new RegExp(String.raw`${number}(?<written>cc)(?![\p{L}\d-])`, 'gu'),
    misread: 'has been read as units',
    instead: 'mL',
    innocent: (match, { text }) =>
      /^.{0,40}\b(engine|motor|motorbike|scooter|moped|bike|car|vehicle)/i.test(after(match, text)),
  },
  schedule(
    String.raw`q\.o\.d\.|qod\b`,
    'has been read as daily or four times a day',
    'every other day',
  ),
  schedule(String.raw`q\.d\.|qd\b`, 'has been read as four times a day', 'daily'),
  schedule(String.raw`o\.d\.|od\b`, 'has been read as the right eye', 'daily'),
];

/** How often a dose is taken, as prescriptions abbreviate it: only ever behind a dose. */
function schedule(written: string, misread: string, instead: string): Use {
  const before = String.raw`(?<=\d\s?${counted}\s(?:(?:PO|po|by mouth|orally)\s)?)`;
  const pattern = new RegExp(String.raw`${before}(?<written>${written})(?!\p{L})`, 'giu');
  return { pattern, misread, instead };
}

function after(match: RegExpMatchArray, text: string): string {
  return text.slice(match.index! + match[0].length);
}
