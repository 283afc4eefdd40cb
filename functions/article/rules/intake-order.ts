import type { Dose } from '../../../schemas/types.ts';
import type { Remark } from '../diagnostics.ts';
import { sources, type Rule } from './rule.ts';

const about = (recommended: string) =>
  '---\ntitle: A\nabout:\n  - type: supplement\n    name: Iron\n' +
  `    recommendedIntake: [{ value: ${recommended}, unit: mg, population: Men }]\n` +
  '    maximumIntake: [{ value: 45, unit: mg, population: Adults }]\n---\n\nWords.\n';

export const intakeOrder: Rule = {
  id: 'intake-order',
  reason: 'What is recommended is not more than what is safe; if it is, one of them is wrong.',
  ...sources.intakes,
  strict: 'error',
  plain: 'warning',
  bad: about('80'),
  good: about('8'),
  *check({ frontMatter, position }) {
    for (const [i, subject] of (frontMatter.about ?? []).entries()) {
      const { recommendedIntake = [], maximumIntake = [] } = subject;
      for (const [j, recommended] of recommendedIntake.entries()) {
        for (const maximum of maximumIntake) {
          const reason = compare(recommended, maximum);
          if (reason === undefined) continue;
          const remark: Remark = {
            position: position(['about', i, 'recommendedIntake', j]),
            reason,
          };
          yield remark;
        }
      }
    }
  },
};

/** Only doses for the same people, in the same time, from the same sources, are compared. */
function compare(recommended: Dose, maximum: Dose): string | undefined {
  if (!isAlike(recommended, maximum)) return undefined;
  const [most, least] = [maximum, recommended].map(({ value, unit }) => milligrams(value, unit));
  const said = ({ value, unit }: Dose) => `${value} ${unit}`;
  if (most === undefined || least === undefined) {
    if (recommended.unit === maximum.unit) {
      return recommended.value > maximum.value
        ? `${said(recommended)} is recommended, but ${said(maximum)} is the most that is safe.`
        : undefined;
    }
    return `The recommended dose is in ${recommended.unit} and the maximum in ${maximum.unit}: write both in one unit.`;
  }
  return least > most
    ? `${said(recommended)} is recommended, but ${said(maximum)} is the most that is safe.`
    : undefined;
}

function isAlike(recommended: Dose, maximum: Dose): boolean {
  const [one, other] = [recommended, maximum].map(({ population }) => fold(population));
  if (often(recommended) !== often(maximum)) return false;
  if (isPart(one!) !== isPart(other!)) return false;
  return one === other || (/^(all )?(adults|everyone|people)\b/.test(other!) && !isYoung(one!));
}

/** A limit may count supplements only; what is recommended mostly counts food as well. */
function isPart(population: string): boolean {
  return /\b(supplements?|medicines?|fortified)\b/.test(population) && !/\bfood/.test(population);
}

function isYoung(population: string): boolean {
  return /\b(child|children|infants?|bab(y|ies)|toddlers?|teen\w*|boys?|girls?|months?|adolescents?|aged? (\d|1[0-7]))\b/.test(
    population,
  );
}

function often({ frequency = 'a day' }: Dose): string {
  const written = fold(frequency);
  return /^(daily|once daily|once a day|a day|per day|each day|every day)$/.test(written)
    ? 'a day'
    : written;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function milligrams(value: number, unit: string): number | undefined {
  const scale = { g: 1000, gram: 1000, grams: 1000, mg: 1, milligram: 1, milligrams: 1 };
  const small = { mcg: 1e-3, µg: 1e-3, μg: 1e-3, microgram: 1e-3, micrograms: 1e-3 };
  const factor = ({ ...scale, ...small } as Record<string, number>)[unit.trim()];
  return factor === undefined ? undefined : value * factor;
}
